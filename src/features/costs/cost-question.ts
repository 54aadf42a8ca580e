import { chosenDays, type RangeChoice, rangeNames } from "@/domain/cost/range";
import { StudioError } from "@/domain/errors";

/** What the cost page shows: some days, and of whom. */
export type CostQuestion = RangeChoice & { userId?: string };

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Reads the question out of the page's address. Days that make no range are told as a problem, and this month is
 * shown instead; anything else that is not understood is left out.
 */
export function readCostQuestion(
  params: Record<string, string | string[] | undefined>,
  now: Date,
): { question: CostQuestion; problem: string | null } {
  const text = (name: string) => {
    const value = params[name];
    return typeof value === "string" && value !== "" ? value : undefined;
  };
  const userId = text("userId");
  const person = userId && uuid.test(userId) ? { userId } : {};
  const range = rangeNames.find((name) => name === text("range")) ?? "month";
  if (range !== "custom") return { question: { range, ...person }, problem: null };
  const [from, to] = [dayOf(text("from")), dayOf(text("to"))];
  try {
    const choice: RangeChoice = { range, ...(from ? { from } : {}), ...(to ? { to } : {}) };
    chosenDays(choice, now);
    return { question: { ...choice, ...person }, problem: null };
  } catch (error) {
    if (!(error instanceof StudioError)) throw error;
    return { question: { range: "month", ...person }, problem: error.message };
  }
}

/** "2026-02-30" looks like a day and is none. */
function dayOf(text: string | undefined): string | undefined {
  if (!text || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const at = new Date(text);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) ? text : undefined;
}

/** The question as parameters of an address, for the page and for the file alike. */
export function costQuery(question: CostQuestion): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(question)) if (value !== undefined) params.set(name, value);
  return params.toString();
}
