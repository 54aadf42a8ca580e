import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Input, Select } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { type PoolQuestion, poolSorts, poolStates } from "@/domain/pool/pool-question";
import type { PoolOverview } from "@/domain/view/pool-views";
import { addressNames, isFiltered, noFilters } from "@/features/pool/pool-address";
import { kindTitles, sortTitles, stateTitles } from "@/features/pool/pool-words";
import { useDebounced } from "@/features/timing/use-debounced";

const ages = [
  { value: "1", label: "Last day" },
  { value: "7", label: "Last 7 days" },
  { value: "30", label: "Last 30 days" },
];
const scores = [50, 60, 70, 80, 90].map((score) => ({
  value: String(score),
  label: `Score ${score} or more`,
}));
const sorts = poolSorts.map((value) => ({ value, label: sortTitles[value] }));

type Set = (values: Record<string, string>) => void;

/** What of the pool is shown, and in which order. All of it stands in the address. */
export function PoolFilters({
  question,
  overview: { kinds, models, shots, tags, removed },
  view,
  onChange,
}: {
  question: PoolQuestion;
  overview: PoolOverview;
  view: "grid" | "list";
  onChange: Set;
}) {
  const counted = ({ value, label, count }: { value: string; label: string; count: number }) => ({
    value,
    label: `${label} (${count})`,
  });
  const states = poolStates
    .filter((state) => state !== "removed" || removed > 0 || question.state === "removed")
    .map((value) => ({ value, label: stateTitles[value] }));
  const selects = [
    ["kind", "All kinds", kinds.map((kind) => counted({ ...kind, label: kindTitles[kind.value] }))],
    ["shotKey", "All shots", shots.map(counted)],
    ["model", "All models", models.map(counted)],
    ["tag", "All tags", tags.map(counted)],
    ["state", "In any state", states],
    ["days", "Any age", ages],
    ["scoreMin", "Any score", scores],
  ] as const;
  // Nothing to choose from is no choice.
  const asked = selects.filter(([name, , options]) => options.length > 0 || question[name] !== null);
  return (
    <search className="grid gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <SearchField search={question.search} onChange={onChange} />
        <Choice
          label="Order"
          value={question.sort}
          options={sorts}
          onChange={(value) => onChange({ [addressNames.sort]: value === "newest" ? "" : value })}
        />
        <Segmented
          label="View"
          value={view}
          options={[
            { value: "grid", label: "Grid" },
            { value: "list", label: "List" },
          ]}
          onChange={(next) => onChange({ view: next === "grid" ? "" : next })}
        />
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {asked.map(([name, label, options]) => (
          <Choice
            key={name}
            label={label}
            value={question[name] === null ? "" : String(question[name])}
            options={[{ value: "", label }, ...options]}
            onChange={(value) => onChange({ [addressNames[name]]: value })}
          />
        ))}
        {isFiltered(question) && (
          <Button size="sm" variant="link" onClick={() => onChange(noFilters)}>
            Show everything
          </Button>
        )}
      </div>
    </search>
  );
}

function Choice({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
  onChange: (value: string) => void;
}) {
  // What an address asks for may be there no longer; the choice still says so.
  const known = options.some((option) => option.value === value);
  return (
    <Select
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className="h-9 w-auto max-w-56 py-0 text-sm"
    >
      {!known && <option value={value}>{value}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </Select>
  );
}

function SearchField({ search, onChange }: { search: string; onChange: Set }) {
  const [text, setText] = useState(search);
  const rested = useDebounced(text, 300);
  const applied = useRef(search);
  useEffect(() => {
    if (rested.trim() === applied.current) return;
    applied.current = rested.trim();
    onChange({ [addressNames.search]: rested.trim() });
  }, [rested, onChange]);
  // The address may change without typing: back, or "Show everything".
  useEffect(() => {
    if (search === applied.current) return;
    applied.current = search;
    setText(search);
  }, [search]);
  return (
    <Input
      type="search"
      aria-label="Search the pool"
      placeholder="Search names, prompts and tags"
      maxLength={100}
      value={text}
      onChange={(event) => setText(event.target.value)}
      className="min-w-48 flex-1 sm:max-w-sm"
    />
  );
}
