import { type PoolQuestion, poolQuestion } from "@/domain/pool/pool-question";

/** Where each part of a question stands in the address. */
export const addressNames = {
  search: "q",
  kind: "kind",
  model: "model",
  shotKey: "shot",
  tag: "tag",
  state: "state",
  days: "days",
  scoreMin: "score",
  sort: "sort",
} as const satisfies Record<keyof PoolQuestion, string>;

type Params = { get: (name: string) => string | null };

const fields = poolQuestion.shape;
const nothing = poolQuestion.parse({});

/** Reads what is looked for out of the address; a part that makes no sense is no filter. */
export function readQuestion(params: Params): PoolQuestion {
  const read = <Name extends keyof PoolQuestion>(name: Name): PoolQuestion[Name] => {
    const text = params.get(addressNames[name]);
    if (text === null) return nothing[name];
    const isNumber = name === "days" || name === "scoreMin";
    const parsed = fields[name].safeParse(isNumber ? Number(text) : text);
    return parsed.success ? (parsed.data as PoolQuestion[Name]) : nothing[name];
  };
  return {
    search: read("search"),
    kind: read("kind"),
    model: read("model"),
    shotKey: read("shotKey"),
    tag: read("tag"),
    state: read("state"),
    days: read("days"),
    scoreMin: read("scoreMin"),
    sort: read("sort"),
  };
}

/** Whether anything is left out of the pool. The order leaves nothing out. */
export const isFiltered = ({ sort: _order, ...filters }: PoolQuestion): boolean =>
  Object.values(filters).some((value) => value !== null && value !== "");

/** Parameters that make a question one for everything. */
export const noFilters: Record<string, string> = Object.fromEntries(
  Object.values(addressNames)
    .filter((name) => name !== addressNames.sort)
    .map((name) => [name, ""]),
);

export const comparable = { least: 2, most: 4 } as const;

/** The things that the address has side by side. */
export const comparedIds = (params: Params): string[] =>
  (params.get("compare") ?? "").split(",").filter(Boolean).slice(0, comparable.most);
