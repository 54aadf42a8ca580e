"use client";

import { Card, CardTitle } from "@/components/ui/card";
import { cn } from "@/components/ui/class-names";
import { SwitchField } from "@/components/ui/switch";
import { differenceRows } from "@/domain/comparison/difference-rows";
import type { VariationView } from "@/domain/comparison/views";
import { type DiffPart, wordDiff } from "@/domain/comparison/word-diff";

/** What sets the variations apart: words of the prompt, seed, models and settings. */
export function DifferencesSection({
  variations,
  all,
  onAll,
}: {
  variations: readonly VariationView[];
  /** Also what is the same in all. */
  all: boolean;
  onAll: (all: boolean) => void;
}) {
  const rows = differenceRows(variations.map(({ brief }) => brief));
  const shown = rows.filter(({ differs }) => all || differs);
  const prompts = new Set(variations.map(({ brief }) => brief.prompt)).size > 1;
  return (
    <Card className="grid gap-4">
      <CardTitle>What differs</CardTitle>
      {prompts && <PromptDifferences variations={variations} />}
      {shown.length === 0 && !prompts && <p className="text-muted text-sm">Nothing differs.</p>}
      {shown.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable with the keyboard
        <section className="relative overflow-x-auto" aria-label="Settings by variation" tabIndex={0}>
          <table className="w-full min-w-md text-sm">
            <caption className="sr-only">Settings by variation</caption>
            <thead>
              <tr className="text-left text-muted text-xs">
                <th scope="col" className="py-1.5 pr-3 font-normal">
                  Setting
                </th>
                {variations.map(({ position, label }) => (
                  <th key={position} scope="col" className="py-1.5 pr-3 font-medium">
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map(({ key, title, values, differs }) => (
                <tr key={key} className="border-line border-t">
                  <th scope="row" className="py-1.5 pr-3 text-left font-normal">
                    {title}
                  </th>
                  {variations.map(({ position }, index) => (
                    <td key={position} className="py-1.5 pr-3">
                      <span
                        className={cn(
                          "tabular-nums",
                          differs &&
                            values[index] !== values[0] &&
                            "rounded-sm bg-accent-wash px-1.5 py-0.5 font-medium",
                        )}
                      >
                        {values[index]}
                      </span>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <SwitchField label="Show what is the same too" checked={all} onCheckedChange={onAll} />
    </Card>
  );
}

/** Each prompt with the words marked that the first one has not; the first against the second. */
function PromptDifferences({ variations }: { variations: readonly VariationView[] }) {
  const [first, second] = variations;
  if (!first || !second) return null;
  return (
    <div className="grid gap-3">
      <p className="text-muted text-xs">
        Words that “{first.label}” does not have are marked; in “{first.label}” those that “{second.label}”
        does not have.
      </p>
      <dl className="grid gap-3 md:grid-cols-2">
        {variations.map((variation) => {
          const other = variation === first ? second : first;
          return (
            <div
              key={variation.position}
              className="grid content-start gap-1 rounded-md border border-line p-3"
            >
              <dt className="font-medium text-xs">{variation.label}</dt>
              <dd className="wrap-anywhere text-sm leading-relaxed">
                <MarkedText parts={wordDiff(variation.brief.prompt, other.brief.prompt)} />
              </dd>
            </div>
          );
        })}
      </dl>
    </div>
  );
}

function MarkedText({ parts }: { parts: readonly DiffPart[] }) {
  let start = 0;
  return parts.map(({ text, changed }) => {
    // Where a part begins is its name: the same words may come twice.
    const key = start;
    start += text.length;
    if (!changed) return <span key={key}>{text}</span>;
    return (
      <mark
        key={key}
        className="rounded-sm bg-accent-wash text-foreground underline decoration-2 decoration-accent underline-offset-4"
      >
        {text}
      </mark>
    );
  });
}
