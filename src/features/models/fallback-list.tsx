import { ArrowUp, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import type { ModelOffer } from "@/domain/catalogue/offer";
import { type FallbackKind, fallbacksMax, kindTitles, offersOf } from "@/features/models/offer-choice";

/** Models that take the place of the chosen one when it certainly failed, in order. */
export function FallbackList({
  kind,
  offers,
  chosen,
  value,
  onChange,
}: {
  kind: FallbackKind;
  offers: readonly ModelOffer[];
  /** The model that they stand in for. */
  chosen: string | null;
  value: readonly string[];
  onChange: (ids: string[]) => void;
}) {
  const known = offersOf(offers, kind);
  const open = known.filter(({ id, available }) => available && id !== chosen && !value.includes(id));
  const nameOf = (id: string) => known.find((offer) => offer.id === id)?.name ?? id;
  const moveUp = (index: number) =>
    onChange(value.toSpliced(index, 1).toSpliced(index - 1, 0, value[index] ?? ""));
  return (
    <div className="grid gap-2 pl-3 sm:pl-10">
      {value.length > 0 && (
        <ol aria-label={`${kindTitles[kind]}: if it fails, in this order`} className="grid gap-1">
          {value.map((id, index) => (
            <li key={id} className="flex items-center gap-2 text-sm">
              <span className="text-muted text-xs tabular-nums">{index + 1}.</span>
              <span className="min-w-0 grow">{nameOf(id)}</span>
              {index > 0 && (
                <Button
                  variant="ghost"
                  size="icon-sm"
                  aria-label={`Use ${nameOf(id)} earlier`}
                  onClick={() => moveUp(index)}
                >
                  <ArrowUp aria-hidden />
                </Button>
              )}
              <Button
                variant="ghost"
                size="icon-sm"
                aria-label={`Do not use ${nameOf(id)}`}
                onClick={() => onChange(value.filter((other) => other !== id))}
              >
                <X aria-hidden />
              </Button>
            </li>
          ))}
        </ol>
      )}
      {value.length < fallbacksMax && open.length > 0 && (
        <Field label={value.length === 0 ? "If it fails, use" : "If that fails too, use"}>
          {(control) => (
            <Select
              {...control}
              value=""
              onChange={(event) => onChange([...value, event.target.value])}
              className="max-w-80"
            >
              <option value="">{value.length === 0 ? "Nothing: stop and ask me" : "Nothing else"}</option>
              {open.map(({ id, name, priceText }) => (
                <option key={id} value={id}>
                  {name} ({priceText})
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
    </div>
  );
}
