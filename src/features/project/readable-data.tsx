import { termText } from "@/features/wording/terms";

/** Scores stand on a scale of 0-100; anything else that is a number is only written. */
const isScores = (entries: [string, unknown][]) =>
  entries.length > 1 &&
  entries.every(([, value]) => typeof value === "number" && value >= 0 && value <= 100) &&
  entries.some(([, value]) => typeof value === "number" && value > 1);

/** Fits beside its name. */
function isShort(value: unknown): boolean {
  if (Array.isArray(value)) return isWords(value);
  return typeof value === "string" ? value.length <= 80 : typeof value !== "object" || value === null;
}

/** A list of single words or numbers, which reads best as one line. */
const isWords = (items: unknown[]) =>
  items.every((item) => typeof item === "number" || (typeof item === "string" && item.length <= 24));

/** What a stage recorded, whatever its shape, in a form for reading instead of as code. */
export function ReadableData({ data }: { data: unknown }) {
  if (data === null || data === undefined || data === "") return <span className="text-muted">none</span>;
  if (typeof data === "string")
    return <p className="wrap-anywhere max-w-prose whitespace-pre-wrap">{data}</p>;
  if (typeof data === "boolean") return <span>{data ? "yes" : "no"}</span>;
  if (typeof data !== "object") return <span className="tabular-nums">{String(data)}</span>;
  if (Array.isArray(data)) return <ReadableList items={data} />;
  const entries = Object.entries(data);
  if (isScores(entries)) return <Scores entries={entries} />;
  return (
    <dl className="grid gap-2">
      {entries.map(([key, value]) => (
        <div key={key} className={isShort(value) ? "grid grid-cols-[9.5rem_1fr] gap-3" : "grid gap-1"}>
          <dt className="text-muted text-xs leading-6">{termText(key)}</dt>
          <dd className={isShort(value) ? "min-w-0" : "min-w-0 border-line border-l pl-3"}>
            <ReadableData data={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function ReadableList({ items }: { items: unknown[] }) {
  if (items.length === 0) return <span className="text-muted">none</span>;
  if (isWords(items)) return <span>{items.join(", ")}</span>;
  return (
    <ul className="grid list-disc gap-1.5 pl-5 marker:text-muted">
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a record of the past, its order never changes
        <li key={index}>
          <ReadableData data={item} />
        </li>
      ))}
    </ul>
  );
}

function Scores({ entries }: { entries: [string, unknown][] }) {
  return (
    <dl className="grid gap-x-8 gap-y-1.5 sm:grid-cols-2">
      {entries.map(([key, value]) => (
        <div key={key} className="grid grid-cols-[9.5rem_1fr_2rem] items-center gap-3 text-xs">
          <dt className="text-muted">{termText(key)}</dt>
          <dd className="col-span-2 grid grid-cols-subgrid items-center gap-3">
            <span className="h-1.5 rounded-full bg-line" aria-hidden>
              <span className="block h-full rounded-full bg-accent" style={{ width: `${Number(value)}%` }} />
            </span>
            <span className="text-right tabular-nums">{Math.round(Number(value))}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
