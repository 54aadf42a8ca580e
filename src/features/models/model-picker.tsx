import { ChevronRight } from "lucide-react";
import { RadioGroup } from "radix-ui";
import { useId } from "react";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/class-names";
import type { ModelOffer, OfferKind } from "@/domain/catalogue/offer";
import {
  chosenOffer,
  failureText,
  kindTitles,
  nothingTexts,
  offersOf,
  ownOffer,
  timeText,
} from "@/features/models/offer-choice";

const nothing = "nothing";

/** One model of a kind. Folded, it says what is chosen; open, it lists everything, also what is not available and why. */
export function ModelPicker({
  kind,
  offers,
  value,
  onChange,
}: {
  kind: OfferKind;
  offers: readonly ModelOffer[];
  /** Null: what this machine does by itself. */
  value: string | null;
  onChange: (id: string | null) => void;
}) {
  const own = ownOffer(offers, kind);
  const chosen = chosenOffer(offers, { kind, id: value });
  return (
    <details className="group/picker rounded-md border border-line">
      <summary className="flex min-h-12 list-none flex-wrap items-center gap-x-3 gap-y-0.5 rounded-md px-3 py-2 text-sm [&::-webkit-details-marker]:hidden">
        <ChevronRight
          className="size-4 shrink-0 text-muted transition-transform group-open/picker:rotate-90"
          aria-hidden
        />
        <span className="w-28 shrink-0 text-muted">{kindTitles[kind]}</span>
        <span className="min-w-0 grow basis-40 font-medium">{chosenText(chosen, value)}</span>
        {chosen && <span className="text-muted text-xs">{chosen.priceText}</span>}
      </summary>
      <RadioGroup.Root
        aria-label={kindTitles[kind]}
        value={chosen?.id ?? value ?? nothing}
        onValueChange={(id) => onChange(id === nothing || id === own?.id ? null : id)}
        className="grid max-h-96 gap-1 overflow-y-auto border-line border-t p-2"
      >
        {!own && <NothingOption kind={kind} />}
        {offersOf(offers, kind).map((offer) => (
          <OfferOption key={offer.id} offer={offer} />
        ))}
      </RadioGroup.Root>
    </details>
  );
}

function chosenText(chosen: ModelOffer | null, value: string | null): string {
  if (chosen) return chosen.available ? chosen.name : `${chosen.name} (not available)`;
  return value === null ? "None" : "A model that is no longer offered";
}

const optionStyle =
  "group/option grid grid-cols-[1rem_minmax(0,1fr)] items-start gap-x-3 rounded-md p-2.5 text-left text-sm transition-colors enabled:hover:bg-sunken data-[state=checked]:bg-accent-wash";

function Dot() {
  return (
    <span
      aria-hidden
      className="mt-0.5 grid size-4 place-items-center rounded-full border border-control group-data-[state=checked]/option:border-accent"
    >
      <span className="size-2 rounded-full bg-accent opacity-0 group-data-[state=checked]/option:opacity-100" />
    </span>
  );
}

function NothingOption({ kind }: { kind: OfferKind }) {
  return (
    <RadioGroup.Item value={nothing} className={optionStyle}>
      <Dot />
      <span>
        <span className="font-medium">None</span>
        <span className="block text-muted text-xs">{nothingTexts[kind]}</span>
      </span>
    </RadioGroup.Item>
  );
}

function OfferOption({ offer }: { offer: ModelOffer }) {
  const id = useId();
  const { name, provider, priceText, limits, needs, available, free } = offer;
  const failures = failureText(offer);
  return (
    <RadioGroup.Item
      value={offer.id}
      disabled={!available}
      aria-labelledby={`${id}-name`}
      aria-describedby={`${id}-facts`}
      className={cn(optionStyle, "disabled:cursor-not-allowed")}
    >
      <Dot />
      <span className="grid gap-0.5">
        <span className="flex flex-wrap items-baseline gap-x-2 gap-y-0.5">
          <span id={`${id}-name`} className={cn("font-medium", !available && "text-muted")}>
            {name}
          </span>
          <span className="text-muted text-xs">{provider}</span>
          {free && <Badge tone="success">Free</Badge>}
        </span>
        <span id={`${id}-facts`} className="grid gap-0.5 text-muted text-xs leading-relaxed">
          <span className="tabular-nums">
            {free ? "" : `${priceText}, `}
            {timeText(offer)} a call
            {failures && `, ${failures}`}
          </span>
          {limits.map((limit) => (
            <span key={limit}>{withoutName(limit, name)}</span>
          ))}
          {needs && <span className="text-accent-text">{needs}</span>}
        </span>
      </span>
    </RadioGroup.Item>
  );
}

/** "Veo takes no seed." under the name Veo is "Takes no seed." */
function withoutName(sentence: string, name: string): string {
  if (!sentence.startsWith(`${name} `)) return sentence;
  const rest = sentence.slice(name.length + 1);
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}
