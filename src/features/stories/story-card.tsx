import { Check, Pencil } from "lucide-react";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { ownWords } from "@/domain/story/own-words";
import type { Story } from "@/domain/story/story";
import { countText } from "@/features/wording/numbers";
import { termText } from "@/features/wording/terms";

/** One story to be compared with others. What only it says is underlined. */
export function StoryCard({
  heading,
  story,
  others,
  taken,
  reason,
  actions,
}: {
  /** "Story 1", or whose version it is. */
  heading: string;
  story: Story;
  /** Those that it is compared with; none for no marks. */
  others: readonly Story[];
  taken: boolean;
  /** Why it is taken, or how it is rated. */
  reason: string | null;
  actions: ReactNode;
}) {
  const text = (of: (one: Story) => string) => <Marked text={of(story)} others={others.map(of)} />;
  return (
    <article
      aria-label={`${heading}: ${story.title}`}
      aria-current={taken || undefined}
      className={cn(
        "flex flex-col gap-4 rounded-lg border bg-surface p-4 sm:p-5",
        taken ? "border-accent" : "border-line",
      )}
    >
      <header className="grid gap-1">
        <p className="flex min-h-6 items-center justify-between gap-2 text-muted text-xs">
          {heading}
          {taken && (
            <Badge tone="accent">
              <Check aria-hidden /> Taken
            </Badge>
          )}
        </p>
        <h3 className="font-semibold text-lg leading-snug">{story.title}</h3>
      </header>
      <p className="text-sm leading-relaxed">{text(({ narrative }) => narrative)}</p>
      <dl className="grid gap-3 border-line border-t pt-4 text-sm leading-relaxed">
        <Fact title="Tone">{text(({ tone }) => tone)}</Fact>
        <Fact title="Visual style">{text(({ visualStyle }) => visualStyle)}</Fact>
        <Fact title="Pacing">
          {termText(story.pacing)}, {countText(story.segments, "segment")}
        </Fact>
        <Fact title="Key moments">
          <ol className="grid list-decimal gap-1 pl-5">
            {story.keyMoments.map((moment) => (
              <li key={moment}>
                <Marked text={moment} others={others.map(({ keyMoments }) => keyMoments.join(" "))} />
              </li>
            ))}
          </ol>
        </Fact>
      </dl>
      <footer className="mt-auto grid gap-3">
        {reason && <p className="text-muted text-xs leading-relaxed">{reason}</p>}
        <div className="flex flex-wrap gap-2">{actions}</div>
      </footer>
    </article>
  );
}

function Fact({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="grid gap-0.5">
      <dt className="text-muted text-xs">{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Marked({ text, others }: { text: string; others: readonly string[] }) {
  if (others.length === 0) return text;
  let at = 0;
  return ownWords(text, others).map((part) => {
    const key = at;
    at += part.text.length;
    return part.own ? (
      <mark
        key={key}
        className="bg-transparent text-inherit underline decoration-accent decoration-2 underline-offset-4"
      >
        {part.text}
      </mark>
    ) : (
      <span key={key}>{part.text}</span>
    );
  });
}

export function EditButton({ title, onClick }: { title: string; onClick: () => void }) {
  return (
    <Button size="sm" aria-label={`Edit “${title}”`} onClick={onClick}>
      <Pencil aria-hidden /> Edit
    </Button>
  );
}
