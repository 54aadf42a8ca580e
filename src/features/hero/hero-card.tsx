import { Check, Shuffle, Star } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { SignedImage } from "@/components/ui/signed-image";
import type { NumberedHero } from "@/domain/hero/hero-tree";

export type HeroActions = {
  /** Null while a run is at work: nothing new can be started then. */
  onVary: ((hero: NumberedHero) => void) | null;
  onChoose: (hero: NumberedHero | null) => void;
  onStar: (hero: NumberedHero) => void;
};

/** A candidate for the look of the video. */
export function HeroCard({
  hero,
  of,
  onVary,
  onChoose,
  onStar,
}: HeroActions & { hero: NumberedHero /** How many were asked for together. */; of: number }) {
  const { number, label, media, chosen, favourite, rank, score } = hero;
  const name = `hero frame ${number}`;
  return (
    <li className="grid content-start gap-2">
      <div
        className={cn(
          "relative overflow-hidden rounded-lg border bg-stage",
          chosen ? "border-accent outline-2 outline-accent" : "border-line",
        )}
        style={{ aspectRatio: `${media.width ?? 1} / ${media.height ?? 1}` }}
      >
        <SignedImage
          src={media.url}
          alt={`Hero frame ${number}: ${label}`}
          loading="lazy"
          className="size-full object-cover"
        />
        <div className="absolute top-2 left-2 flex flex-wrap gap-1.5">
          {chosen && (
            <Badge tone="film">
              <Check aria-hidden /> The look
            </Badge>
          )}
          {rank === 1 && of > 1 && <Badge tone="film">Best of {of}</Badge>}
        </div>
        <Button
          size="icon-sm"
          className="absolute right-2 bottom-2 border-white/20 bg-black/60 text-white hover:bg-black dark:hover:bg-black"
          aria-pressed={favourite}
          aria-label={`Favourite: ${name}`}
          onClick={() => onStar(hero)}
        >
          <Star className={favourite ? "fill-accent text-accent" : ""} aria-hidden />
        </Button>
      </div>
      <div className="grid gap-0.5">
        <p className="flex items-baseline justify-between gap-2 text-sm">
          <span className="font-medium">Hero frame {number}</span>
          {score !== null && (
            <span className="text-muted text-xs tabular-nums">{Math.round(score)} of 100</span>
          )}
        </p>
        <p className="text-muted text-xs leading-relaxed">{label}</p>
      </div>
      <div className="flex flex-wrap gap-1.5">
        <Button
          size="sm"
          variant={chosen ? "ghost" : "secondary"}
          aria-label={chosen ? `Do without ${name}` : `Use ${name}`}
          onClick={() => onChoose(chosen ? null : hero)}
        >
          {chosen ? "Do without" : "Use this look"}
        </Button>
        {onVary && (
          <Button size="sm" variant="ghost" aria-label={`Vary ${name}`} onClick={() => onVary(hero)}>
            <Shuffle aria-hidden /> Vary
          </Button>
        )}
      </div>
    </li>
  );
}
