import { expect, test } from "vitest";
import type { EngineJob } from "@/db/schema/engine";
import { createInFlight } from "./in-flight";

const job = (id: number, runId: string): EngineJob => ({
  id,
  runId,
  stepId: String(id),
  attempt: 0,
  lostLeases: 0,
  dueAt: new Date(0),
  rankAt: new Date(0),
  race: false,
  again: false,
  leaseOwner: "me",
  leaseEndsAt: new Date(0),
});

test("a job that was lost aborts its run, unless it was only just stored", () => {
  const flights = createInFlight();
  const [stored, sibling] = [job(1, "run"), job(2, "run")];
  for (const one of [stored, sibling]) flights.add(one, () => new Promise<void>(() => undefined));
  const signal = flights.signalFor("run");
  expect(flights.answer(stored)).toBe(true);
  flights.abandon(stored.id, "gone");
  expect(signal.aborted).toBe(false);
  flights.abandon(sibling.id, "gone");
  expect(signal.aborted).toBe(true);
  expect(flights.answer(sibling)).toBe(false);
});

test("the signal of a run that is not in flight here is aborted", async () => {
  const flights = createInFlight();
  expect(flights.signalFor("elsewhere").aborted).toBe(true);
  flights.add(job(1, "here"), () => Promise.resolve());
  expect(flights.signalFor("here").aborted).toBe(false);
  await flights.settled();
  expect(flights.size).toBe(0);
  expect(flights.signalFor("here").aborted).toBe(true);
});
