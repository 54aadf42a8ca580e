import { and, eq, inArray, lte } from "drizzle-orm";
import { type EngineEvent, engineBuffers } from "@/db/schema/engine";
import { type EngineCore, lockKeys, transact, type Work } from "./core";
import { parseDurationMs } from "./durations";
import { keyOf, matches } from "./expressions";
import type { FunctionConfig } from "./functions";
import { createRun } from "./schedule";

/** Starts the function for an event: at once, or by way of its batch or debounce buffer. */
export async function trigger(work: Work, config: FunctionConfig, event: EngineEvent): Promise<void> {
  if (config.batchEvents && matches(config.batchEvents.if, { event })) await addToBatch(work, config, event);
  else if (config.debounce) await debounce(work, config, event);
  else await createRun(work, { config, events: [event] });
}

type Buffer = { functionId: string; key: string };

const lockBuffer = (work: Work, { functionId, key }: Buffer) =>
  lockKeys(work, [`buffer|${functionId}|${key}`]);

const inBuffer = ({ functionId, key }: Buffer) =>
  and(eq(engineBuffers.functionId, functionId), eq(engineBuffers.key, key));

async function addToBatch(work: Work, config: FunctionConfig, event: EngineEvent): Promise<void> {
  const { batchEvents } = config;
  if (!batchEvents) return;
  const buffer = { functionId: config.id, key: keyOf(batchEvents.key, event) };
  await lockBuffer(work, buffer);
  const held = await work.tx.select().from(engineBuffers).where(inBuffer(buffer)).orderBy(engineBuffers.id);
  const dueAt = held[0]?.dueAt ?? new Date(work.now.getTime() + parseDurationMs(batchEvents.timeout));
  await work.tx.insert(engineBuffers).values({ ...buffer, event, dueAt, firstAt: work.now });
  if (held.length + 1 >= batchEvents.maxSize) await flush(work, config, buffer);
}

async function debounce(work: Work, config: FunctionConfig, event: EngineEvent): Promise<void> {
  if (!config.debounce) return;
  const { key, period, timeout } = config.debounce;
  const buffer = { functionId: config.id, key: keyOf(key, event) };
  await lockBuffer(work, buffer);
  const [replaced] = await work.tx.delete(engineBuffers).where(inBuffer(buffer)).returning();
  const firstAt = replaced?.firstAt ?? work.now;
  const quietMs = work.now.getTime() + parseDurationMs(period);
  const latestMs = timeout ? firstAt.getTime() + parseDurationMs(timeout) : quietMs;
  const dueAt = new Date(Math.min(quietMs, latestMs));
  await work.tx.insert(engineBuffers).values({ ...buffer, event, dueAt, firstAt });
}

async function flush(work: Work, config: FunctionConfig, buffer: Buffer): Promise<void> {
  const rows = await work.tx.delete(engineBuffers).where(inBuffer(buffer)).returning();
  const [first, ...rest] = rows.toSorted((a, b) => a.id - b.id).map((row) => row.event);
  if (first) await createRun(work, { config, events: [first, ...rest] });
}

/** Starts the functions whose buffered events have waited long enough. Returns how many buffers were due. */
export async function flushDueBuffers(core: EngineCore): Promise<number> {
  const due = await core.db
    .selectDistinct({ functionId: engineBuffers.functionId, key: engineBuffers.key })
    .from(engineBuffers)
    .where(
      and(lte(engineBuffers.dueAt, core.clock()), inArray(engineBuffers.functionId, core.functions.ids)),
    );
  for (const buffer of due) {
    await transact(core, async (work) => {
      const config = core.functions.get(buffer.functionId);
      await lockBuffer(work, buffer);
      // Another process may have emptied it, or an event moved its time, since the look outside the lock.
      const [held] = await work.tx
        .select()
        .from(engineBuffers)
        .where(inBuffer(buffer))
        .orderBy(engineBuffers.id);
      if (config && held && held.dueAt <= work.now) await flush(work, config, buffer);
    });
  }
  return due.length;
}
