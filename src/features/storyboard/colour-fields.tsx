import { Plus, X } from "lucide-react";
import { Button } from "@/components/ui/button";

/** A few colours, each to be picked; not fewer or more than the limits. */
export function ColourFields({
  label,
  colours,
  limits,
  onChange,
}: {
  label: string;
  colours: readonly string[];
  limits: { min: number; max: number };
  onChange: (colours: string[]) => void;
}) {
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium text-sm">{label}</legend>
      <div className="flex flex-wrap items-center gap-2">
        {colours.map((colour, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a colour is told by its place; picking must not lose the focus
          <span key={index} className="inline-flex items-center rounded-md border border-line">
            <input
              type="color"
              aria-label={`${label}, ${index + 1}`}
              value={colour}
              className="size-8 cursor-pointer rounded-md border-0 bg-transparent p-1"
              onChange={(event) =>
                onChange(colours.map((other, at) => (at === index ? event.target.value : other)))
              }
            />
            {colours.length > limits.min && (
              <Button
                size="icon-sm"
                variant="ghost"
                aria-label={`Remove colour ${index + 1}`}
                onClick={() => onChange(colours.filter((_, at) => at !== index))}
              >
                <X aria-hidden />
              </Button>
            )}
          </span>
        ))}
        {colours.length < limits.max && (
          <Button
            size="icon-sm"
            aria-label={`Add a colour to ${label.toLowerCase()}`}
            onClick={() => onChange([...colours, colours.at(-1) ?? "#808080"])}
          >
            <Plus aria-hidden />
          </Button>
        )}
      </div>
    </fieldset>
  );
}
