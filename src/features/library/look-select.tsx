"use client";

import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import { type AppliedLook, lookCategories } from "@/domain/look/look";
import { LookPreview } from "@/features/library/look-preview";
import { lookCategoryTitles } from "@/features/library/look-terms";
import { FailureCallout } from "@/features/shell/failure-callout";
import { trpc } from "@/trpc/client";

/**
 * Chooses a look out of the maker's own and those that come with the application. A look that was chosen and is no longer
 * in the library, or is another version there, stays what it is.
 */
export function LookSelect({
  value,
  otherwise,
  className,
  onChange,
}: {
  value: AppliedLook | null;
  /** What the empty choice is called, and what it means when that takes saying. */
  otherwise: { title: string; hint?: string };
  className?: string;
  onChange: (look: AppliedLook | null) => void;
}) {
  const looks = trpc.looks.list.useQuery();
  if (looks.error) return <FailureCallout error={looks.error} onRetry={() => void looks.refetch()} />;
  const known = looks.data?.map(({ look }) => look) ?? [];
  const own = looks.data?.filter(({ isOwn }) => isOwn).map(({ look }) => look) ?? [];
  const isKept = value && !known.some((look) => look.key === value.key && look.version === value.version);
  const choose = (key: string) => onChange(known.find((look) => look.key === key) ?? null);
  const presetsOf = (category: AppliedLook["category"]) =>
    known.filter((look) => look.category === category && !own.includes(look));
  return (
    <Field
      label="Look"
      className={className ?? ""}
      hint={
        value
          ? value.visual.descriptors
          : (otherwise.hint ?? "Light, colour, grain and way of telling, from the library.")
      }
    >
      {(control) => (
        <div className="flex items-center gap-3">
          {value && <LookPreview look={value} className="w-20 shrink-0 rounded-md border border-line" />}
          <Select
            {...control}
            value={isKept ? "kept" : (value?.key ?? "")}
            onChange={(event) => event.target.value !== "kept" && choose(event.target.value)}
          >
            <option value="">{otherwise.title}</option>
            {isKept && <option value="kept">{`${value.name} (version ${value.version})`}</option>}
            {own.length > 0 && <LookOptions title="Your own" looks={own} />}
            {lookCategories.map((category) => (
              <LookOptions key={category} title={lookCategoryTitles[category]} looks={presetsOf(category)} />
            ))}
          </Select>
        </div>
      )}
    </Field>
  );
}

function LookOptions({ title, looks }: { title: string; looks: readonly AppliedLook[] }) {
  return (
    <optgroup label={title}>
      {looks.map(({ key, name }) => (
        <option key={key} value={key}>
          {name}
        </option>
      ))}
    </optgroup>
  );
}
