import { type CostLimits, type LimitKind, limitKinds } from "@/domain/cost/limits";
import { dollarsText } from "@/domain/cost/money";

/**
 * What an entry of the ledger says.
 * - `reserve`: held for a call that is about to be made; positive.
 * - `release`: gives the whole reservation back; negative.
 * - `charge`: what the call did cost; zero or more.
 *
 * Spent is the sum of charges, held the sum of reservations and releases.
 */
export const ledgerKinds = ["reserve", "release", "charge"] as const;
export type LedgerKind = (typeof ledgerKinds)[number];

/** Who pays for an operation. Project and run are null once they have been removed for good. */
export type Payer = { ownerId: string; projectId: string | null; runId: string | null; period: string };

/** Names one running total: of a run and of a project for all time, of a user and of the installation by month. */
export type BalanceKey = { kind: LimitKind; scope: string; period: string };

export const allTime = "all";

/** The month that counts for limits, "2026-11". In UTC, so that it is the same one everywhere. */
export const monthOf = (at: Date): string => at.toISOString().slice(0, 7);

/** @param id Of the run, project or user; "*" means the limit of all that have none of their own. */
export const scopeOf = (kind: Exclude<LimitKind, "installation">, id: string): string => `${kind}:${id}`;

export const installationScope = "installation";

/** Every total that an operation counts towards, in the one order in which all transactions lock them. */
export function balanceKeys({ ownerId, projectId, runId, period }: Payer): BalanceKey[] {
  const keys: BalanceKey[] = [
    { kind: "installation", scope: installationScope, period },
    { kind: "user", scope: scopeOf("user", ownerId), period },
  ];
  if (projectId) keys.push({ kind: "project", scope: scopeOf("project", projectId), period: allTime });
  if (runId) keys.push({ kind: "run", scope: scopeOf("run", runId), period: allTime });
  return keys.toSorted((a, b) => (a.scope < b.scope ? -1 : 1));
}

/** A total with the limit that holds for it; null is no limit. */
export type LimitedBalance = {
  kind: LimitKind;
  spentMicros: number;
  heldMicros: number;
  limitMicros: number | null;
};

/** The limit that a further amount would pass, the narrowest first; null when there is room. */
export function exceededLimit(
  balances: readonly LimitedBalance[],
  askedMicros: number,
): (LimitedBalance & { limitMicros: number }) | null {
  for (const kind of limitKinds) {
    for (const balance of balances) {
      const { limitMicros, spentMicros, heldMicros } = balance;
      if (balance.kind !== kind || limitMicros === null) continue;
      if (spentMicros + heldMicros + askedMicros > limitMicros) return { ...balance, limitMicros };
    }
  }
  return null;
}

const limitNames = {
  run: "for this run",
  project: "for this project",
  user: "for your account this month",
  installation: "for the whole studio this month",
} satisfies Record<LimitKind, string>;

/** Whose limit it is and what stands against it, in words for the maker. */
export function exceededText(
  { kind, limitMicros, spentMicros, heldMicros }: LimitedBalance & { limitMicros: number },
  askedMicros: number,
): string {
  const remedy =
    kind === "run" || kind === "project"
      ? "Raise the limit to go on."
      : "Ask an administrator to raise the limit to go on.";
  return (
    `The limit of ${dollarsText(limitMicros)} ${limitNames[kind]} would be exceeded: ${dollarsText(spentMicros)} is spent, ` +
    `${dollarsText(heldMicros)} is held for work under way, and the next step asks for ${dollarsText(askedMicros)}. ${remedy}`
  );
}

/** The limit of one scope: its own, else the one that was set for all of its kind, else the environment's. */
export function limitOf(
  { kind, scope }: Pick<BalanceKey, "kind" | "scope">,
  { set, defaults }: { set: ReadonlyMap<string, number | null>; defaults: CostLimits },
): number | null {
  const own = set.get(scope);
  if (own !== undefined) return own;
  const general = kind === "installation" ? undefined : set.get(scopeOf(kind, "*"));
  return general !== undefined ? general : defaults[kind];
}
