import { and, eq, isNull, lte } from "drizzle-orm";
import { newId } from "@/db/schema/columns";
import { type EngineEvent, engineAllowances, engineRuns, engineWaits } from "@/db/schema/engine";
import { lockKeys, type Work } from "./core";
import { parseDeadline, parseDurationMs } from "./durations";
import { keyOf, numberOf } from "./expressions";
import type { FunctionConfig } from "./functions";
import { addJob, discoveryStepId, finishRun } from "./run-state";

const idempotencyPeriodMs = 24 * 3_600_000;
/** Bound of the server for `priority.run`. */
const maxPrioritySeconds = 600;

type RunRequest = {
  config: FunctionConfig;
  events: [EngineEvent, ...EngineEvent[]];
  runId?: string;
  dueAt?: Date;
};

/**
 * Creates a run with everything its function declared: limits, priority, cancel rules, timeouts. Returns its id, or null
 * when idempotency, rate limit or singleton say that there is to be none.
 */
export async function createRun(work: Work, request: RunRequest): Promise<string | null> {
  const { config, events, runId = newId() } = request;
  const [event] = events;
  if (await isRepeated(work, config, event)) return null;
  if (await isOverRateLimit(work, config, event)) return null;
  const singletonKey = config.singleton ? keyOf(config.singleton.key, event) : null;
  if (singletonKey !== null && (await yieldsToSingleton(work, config, singletonKey))) return null;
  const dueAt = await throttledStart(work, config, {
    event,
    wantedAt: latest(work.now, request.dueAt, new Date(event.ts)),
  });

  const limits = concurrencyLimits(config, event);
  const [run] = await work.tx
    .insert(engineRuns)
    .values({
      id: runId,
      functionId: config.id,
      events,
      limitKeys: limits.map((limit) => limit.key),
      limitCounts: limits.map((limit) => limit.limit),
      singletonKey,
      prioritySeconds: priorityOf(config, event),
      createdAt: work.now,
    })
    .returning();
  if (!run) return null;
  await addJob(work, run, { stepId: discoveryStepId, dueAt });
  await addRunWaits(work, config, runId);
  return runId;
}

const latest = (...dates: (Date | undefined)[]) =>
  new Date(Math.max(...dates.map((date) => date?.getTime() ?? 0)));

const priorityOf = (config: FunctionConfig, event: EngineEvent) => {
  const seconds = Math.round(numberOf(config.priority?.run, event));
  return Math.max(-maxPrioritySeconds, Math.min(maxPrioritySeconds, seconds));
};

/** Keys beyond one function ("env", "account") are shared by every function that gives the same value. */
function concurrencyLimits(config: FunctionConfig, event: EngineEvent): { key: string; limit: number }[] {
  return (config.concurrency ?? [])
    .filter((limit) => limit.limit > 0)
    .map(({ limit, key, scope = "fn" }, index) => ({
      key: `${scope === "fn" ? `${config.id}/${index}` : scope}|${keyOf(key, event)}`,
      limit,
    }));
}

async function addRunWaits(work: Work, config: FunctionConfig, runId: string): Promise<void> {
  const rules = (config.cancel ?? []).map((rule) => ({
    runId,
    kind: "cancel" as const,
    eventName: rule.event,
    expression: rule.if ?? null,
    expiresAt: rule.timeout ? parseDeadline(rule.timeout, work.now) : null,
  }));
  const start = config.timeouts?.start;
  const timeouts = start
    ? [{ runId, kind: "start-timeout" as const, expiresAt: parseDeadline(start, work.now) }]
    : [];
  if (rules.length + timeouts.length === 0) return;
  await work.tx.insert(engineWaits).values([...rules, ...timeouts]);
  work.planned = true;
}

async function isRepeated(work: Work, config: FunctionConfig, event: EngineEvent): Promise<boolean> {
  if (!config.idempotency) return false;
  const spentUntil = new Date(work.now.getTime() + idempotencyPeriodMs);
  const taken = await work.tx
    .insert(engineAllowances)
    .values({ key: `idempotency|${config.id}|${keyOf(config.idempotency, event)}`, spentUntil })
    .onConflictDoUpdate({
      target: engineAllowances.key,
      set: { spentUntil },
      setWhere: lte(engineAllowances.spentUntil, work.now),
    })
    .returning();
  return taken.length === 0;
}

async function yieldsToSingleton(work: Work, config: FunctionConfig, singletonKey: string): Promise<boolean> {
  await lockKeys(work, [`singleton|${config.id}|${singletonKey}`]);
  const active = await work.tx
    .select({ id: engineRuns.id })
    .from(engineRuns)
    .where(
      and(
        eq(engineRuns.functionId, config.id),
        eq(engineRuns.singletonKey, singletonKey),
        isNull(engineRuns.endedAt),
      ),
    );
  if (config.singleton?.mode === "skip") return active.length > 0;
  for (const { id } of active) await finishRun(work, id, { status: "cancelled", output: null });
  return false;
}

async function isOverRateLimit(work: Work, config: FunctionConfig, event: EngineEvent): Promise<boolean> {
  if (!config.rateLimit) return false;
  const { limit, period, key } = config.rateLimit;
  const allowance = { key: `rate|${config.id}|${keyOf(key, event)}`, limit, period, burst: limit };
  return (await spend(work, allowance, { at: work.now, mayWait: false })) === null;
}

async function throttledStart(
  work: Work,
  config: FunctionConfig,
  { event, wantedAt }: { event: EngineEvent; wantedAt: Date },
): Promise<Date> {
  if (!config.throttle) return wantedAt;
  const { limit, period, key, burst = 1 } = config.throttle;
  const allowance = { key: `throttle|${config.id}|${keyOf(key, event)}`, limit, period, burst };
  return (await spend(work, allowance, { at: wantedAt, mayWait: true })) ?? wantedAt;
}

type Allowance = { key: string; limit: number; period: string; burst: number };

/**
 * Generic cell rate algorithm, as the server uses: one moment per key says up to when the allowance is spent. Returns
 * when the caller may start, or null when that is later than `at` and it may not wait (then nothing is spent).
 */
async function spend(
  work: Work,
  { key, limit, period, burst }: Allowance,
  { at, mayWait }: { at: Date; mayWait: boolean },
): Promise<Date | null> {
  await lockKeys(work, [key]);
  const [row] = await work.tx.select().from(engineAllowances).where(eq(engineAllowances.key, key));
  const intervalMs = parseDurationMs(period) / limit;
  const spentUntil = new Date(latest(at, row?.spentUntil).getTime() + intervalMs);
  const allowedAt = latest(at, new Date(spentUntil.getTime() - intervalMs * burst));
  if (!mayWait && allowedAt > at) return null;
  await work.tx
    .insert(engineAllowances)
    .values({ key, spentUntil })
    .onConflictDoUpdate({ target: engineAllowances.key, set: { spentUntil } });
  return allowedAt;
}
