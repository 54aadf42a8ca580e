import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { getOperation, openOperation } from "@/db/queries/operations";
import type { RunRef } from "@/domain/build/build";
import { noLimits } from "@/domain/cost/limits";
import { answerMessage } from "@/server/webhooks/receive-webhook";
import { type ReplicateDouble, startReplicateDouble } from "@/testing/doubles/replicate-double";
import { signWebhook } from "@/testing/doubles/replicate-webhooks";
import { addMaker } from "@/testing/makers";
import { replicateDesk } from "@/testing/replicate-desk";
import { serveFetch } from "@/testing/serve-fetch";
import { testDatabase } from "@/testing/test-database";

const told = JSON.stringify({ id: "p1", status: "succeeded" });
let db: Database;
let run: RunRef;
let double: ReplicateDouble;
let studio: Awaited<ReturnType<typeof serveFetch>>;
let desk: ReturnType<typeof replicateDesk>;

beforeEach(async () => {
  db = await testDatabase();
  run = await addMaker(db, "ada");
  double = await startReplicateDouble({ allowHttpWebhooks: true });
  desk = replicateDesk(db, { double, key: double.token });
  studio = await serveFetch((request) => answer(request));
});
afterEach(async () => {
  studio.close();
  await double.close();
});

const answer = (request: Request) =>
  answerMessage({ db, models: desk.models }, { operationId: request.url.split("/").at(-1) ?? "", request });

async function operation(provider = "replicate"): Promise<string> {
  const wanted = { key: randomUUID(), slot: "s1/clip", stage: "clips", model: "a/model" } as const;
  const full = { ...wanted, provider, ceilingMicros: 0 };
  const { id } = await openOperation(db, run, { wanted: full, limits: noLimits });
  return id;
}

const notifiedAt = async (id: string) => (await getOperation(db, id)).notifiedAt;

/** As the vendor sends it now; the changes are what a forger gets wrong. */
function message(id: string, { secret = double.webhookSecret, body = told, secondsAgo = 0 } = {}): Request {
  const timestamp = Math.floor(Date.now() / 1000) - secondsAgo;
  const headers = signWebhook(secret, { id: `msg_${id}`, timestamp, body });
  return new Request(`https://studio.example/api/webhooks/${id}`, { method: "POST", headers, body });
}

/** Lets the double make something and tell the studio of it, with a fault of its own. */
async function tellOf(id: string, fault?: "webhook-doubled" | "webhook-forged"): Promise<(number | null)[]> {
  if (fault) double.faults.add("predictions.create", { kind: fault });
  await fetch(`${double.baseUrl}/models/black-forest-labs/flux-schnell/predictions`, {
    method: "POST",
    headers: { authorization: `Bearer ${double.token}` },
    body: JSON.stringify({
      input: { prompt: "a bottle" },
      webhook: `${studio.url}/api/webhooks/${id}`,
      webhook_events_filter: ["completed"],
    }),
  });
  double.advance();
  double.advance();
  await double.webhooksSent();
  return double.deliveries.map(({ answered }) => answered);
}

test("a message of the vendor's wakes up whoever waits for that job, and nobody else", async () => {
  const [mine, other] = [await operation(), await operation()];
  expect(await tellOf(mine)).toEqual([200]);
  expect(await notifiedAt(mine)).toBeInstanceOf(Date);
  expect(await notifiedAt(other)).toBeNull();
});

test("a message that comes twice is taken twice and changes nothing more", async () => {
  const id = await operation();
  expect(await tellOf(id, "webhook-doubled")).toEqual([200, 200]);
  expect(await getOperation(db, id)).toMatchObject({ state: "open", notifiedAt: expect.any(Date) });
});

test("a forged message among the vendor's wakes nobody", async () => {
  const id = await operation();
  double.faults.add("predictions.create", { kind: "webhook-forged" });
  const forged = message(id, { secret: `whsec_${Buffer.from("another").toString("base64")}` });
  expect((await answer(forged)).status).toBe(403);
  expect(await notifiedAt(id)).toBeNull();
  expect(await tellOf(id)).toEqual([403, 200]);
  expect(await notifiedAt(id)).toBeInstanceOf(Date);
});

test("old, unsigned and unreadable messages are refused like those about operations that nobody knows", async () => {
  const id = await operation();
  const unsigned = new Request(`https://studio.example/api/webhooks/${id}`, { method: "POST", body: told });
  const refused = [
    message(id, { secondsAgo: 400 }),
    message(id, { body: "no prediction" }),
    unsigned,
    message(randomUUID()),
    message("no-uuid"),
  ];
  const answers = await Promise.all(refused.map((request) => answer(request)));
  expect(answers.map(({ status }) => status)).toEqual(refused.map(() => 403));
  expect(new Set(await Promise.all(answers.map((response) => response.text()))).size).toBe(1);
  expect(await notifiedAt(id)).toBeNull();
});

test("without a key nothing can be verified, and nothing is taken", async () => {
  const id = await operation();
  desk = replicateDesk(db, { double, key: null });
  expect((await answer(message(id))).status).toBe(403);
  expect(await notifiedAt(id)).toBeNull();
});

/** A body without an end, which tells how much of it was asked for. */
function endless() {
  let bytes = 0;
  const chunk = new Uint8Array(new ArrayBuffer(64 * 1024));
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      pull(controller) {
        bytes += chunk.length;
        controller.enqueue(chunk);
      },
    },
    { highWaterMark: 0 },
  );
  return { body, taken: () => bytes };
}

test("an endless message is read for a megabyte and no further", async () => {
  const id = await operation();
  const { body, taken } = endless();
  const request = { headers: message(id).headers, body };
  const response = await answerMessage({ db, models: desk.models }, { operationId: id, request });
  expect(response.status).toBe(400);
  expect(taken()).toBeLessThan(1_200_000);
  expect(await notifiedAt(id)).toBeNull();
});

test("of a vendor that signs nothing, the call alone counts: its body is not read, however long", async () => {
  const id = await operation("runpod");
  const { body, taken } = endless();
  const request = { headers: new Headers(), body };
  const response = await answerMessage({ db, models: desk.models }, { operationId: id, request });
  expect([response.status, taken()]).toEqual([200, 0]);
  expect(await notifiedAt(id)).toBeInstanceOf(Date);
});
