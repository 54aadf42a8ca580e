import { StudioError } from "@/domain/errors";
import { type InsightQuestion, insightDays, insightQuestion } from "@/domain/insights/question";

export const insightViews = ["quality", "acceptance", "effects", "alerts"] as const;
export type InsightViewName = (typeof insightViews)[number];

type Params = Record<string, string | string[] | undefined>;

const textOf = (params: Params, name: string): string | undefined => {
  const value = params[name];
  return typeof value === "string" && value !== "" ? value : undefined;
};

export const readInsightView = (params: Params): InsightViewName =>
  insightViews.find((view) => view === textOf(params, "view")) ?? "quality";

/**
 * Reads the question out of the page's address. What is not understood is left out; days that make no range are told as
 * a problem, and the usual ones are shown instead.
 */
export function readInsightQuestion(
  params: Params,
  now: Date,
): { question: InsightQuestion; problem: string | null } {
  const given: Record<string, string> = {};
  for (const [name, schema] of Object.entries(insightQuestion.shape)) {
    const text = textOf(params, name);
    if (text !== undefined && schema.safeParse(text).success) given[name] = text;
  }
  const question = insightQuestion.parse(given);
  try {
    insightDays(question, now);
    return { question, problem: null };
  } catch (error) {
    if (!(error instanceof StudioError)) throw error;
    const { range: _range, from: _from, to: _to, ...rest } = question;
    return { question: insightQuestion.parse(rest), problem: error.message };
  }
}

const usual = insightQuestion.parse({});

type Change = { [Name in keyof InsightQuestion]?: InsightQuestion[Name] | null };

/** The question with some answers changed; null drops one. */
export function withChange(question: InsightQuestion, change: Change): InsightQuestion {
  const entries = Object.entries({ ...question, ...change }).filter(
    ([, value]) => value !== null && value !== undefined,
  );
  return insightQuestion.parse(Object.fromEntries(entries));
}

/** The question as parameters of an address, without what is usual. */
export function insightQuery(question: InsightQuestion, more: Record<string, string> = {}): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(question)) {
    if (value !== undefined && value !== usual[name as keyof InsightQuestion]) params.set(name, value);
  }
  for (const [name, value] of Object.entries(more)) params.set(name, value);
  return params.toString();
}

const addressOf = (path: string, query: string) => (query ? `${path}?${query}` : path);

export const insightAddress = (view: InsightViewName, question: InsightQuestion): string =>
  addressOf("/insights", insightQuery(question, view === "quality" ? {} : { view }));

/** Where the clips behind a number are listed. */
export const clipsAddress = (question: InsightQuestion, bucket?: number): string =>
  addressOf(
    "/insights/clips",
    insightQuery(question, bucket === undefined ? {} : { bucket: String(bucket) }),
  );
