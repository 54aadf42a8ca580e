import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, expect, it } from "vitest";
import { isCancellation, StudioError } from "@/domain/errors";
import { openReplicate, type ReplicateFixture } from "@/testing/doubles/replicate-fixture";
import { signWebhook } from "@/testing/doubles/replicate-webhooks";
import type { WebhookMessage } from "./webhook";

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

async function start(options: Parameters<typeof openReplicate>[0] = {}): Promise<ReplicateFixture> {
  const fixture = await openReplicate(options);
  open.push(() => fixture.close());
  return fixture;
}

const nowSeconds = () => Math.floor(Date.now() / 1000);

function messageOf(
  secret: string,
  { id = "msg_1", timestamp = nowSeconds(), body = '{"id":"p1","status":"succeeded"}' } = {},
): WebhookMessage {
  const headers = signWebhook(secret, { id, timestamp, body });
  return {
    headers: { id, timestamp: String(timestamp), signature: headers["webhook-signature"] ?? null },
    body,
  };
}

async function verdict(work: Promise<unknown>): Promise<unknown> {
  return work.catch((error: unknown) => {
    if (!(error instanceof StudioError) || isCancellation(error)) throw error;
    return error.code;
  });
}

it("believes what the vendor has signed, and asks for the secret once", async () => {
  const { models, double } = await start();
  const answers = [];
  for (let time = 0; time < 3; time++)
    answers.push(await models.verifyWebhook(messageOf(double.webhookSecret)));
  expect(answers[2]).toEqual({ messageId: "msg_1", predictionId: "p1", status: "succeeded" });
  expect(double.faults.seen.map(({ call }) => call)).toEqual(["webhooks.secret"]);
});

it("refuses what is forged, changed, unsigned, old or from the future", async () => {
  const { models, double } = await start();
  const secret = double.webhookSecret;
  const genuine = messageOf(secret);
  const foreign = messageOf(`whsec_${Buffer.from("another secret").toString("base64")}`);
  const messages: WebhookMessage[] = [
    foreign,
    { ...genuine, body: genuine.body.replace("p1", "p2") },
    { ...genuine, headers: { ...genuine.headers, id: "msg_2" } },
    { ...genuine, headers: { ...genuine.headers, signature: null } },
    {
      ...genuine,
      headers: { ...genuine.headers, signature: genuine.headers.signature?.replace("v1", "v2") ?? null },
    },
    { ...genuine, headers: { ...genuine.headers, signature: "v1," } },
    { ...genuine, headers: { ...genuine.headers, timestamp: null } },
    { ...genuine, headers: { ...genuine.headers, timestamp: "soon" } },
    messageOf(secret, { timestamp: nowSeconds() - 310 }),
    messageOf(secret, { timestamp: nowSeconds() + 310 }),
    messageOf(secret, { body: "signed, but no prediction" }),
  ];
  const verdicts = await Promise.all(messages.map((message) => verdict(models.verifyWebhook(message))));
  expect(verdicts).toEqual(messages.map(() => "forbidden"));
  expect(
    await verdict(models.verifyWebhook(messageOf(secret, { timestamp: nowSeconds() - 280 }))),
  ).toMatchObject({
    predictionId: "p1",
  });
});

it("believes a message with several signatures of which one is right", async () => {
  const { models, double } = await start();
  const genuine = messageOf(double.webhookSecret);
  const foreign = messageOf(`whsec_${Buffer.from("old secret").toString("base64")}`).headers.signature;
  const signature = `${foreign} v1a,unknown ${genuine.headers.signature}`;
  const answer = await models.verifyWebhook({ ...genuine, headers: { ...genuine.headers, signature } });
  expect(answer.predictionId).toBe("p1");
});

it("asks for the secret again when it could not be had, and later when it may have been changed", async () => {
  let moment = Date.now();
  const { models, double } = await start({ client: { now: () => moment } });
  const timestamp = () => Math.floor(moment / 1000);
  double.faults.add("webhooks.secret", { kind: "server-error" });
  const message = () => messageOf(double.webhookSecret, { timestamp: timestamp() });
  const forged = () => messageOf("whsec_b2xk", { timestamp: timestamp() });
  expect(await verdict(models.verifyWebhook(message()))).toBe("provider-unavailable");
  expect(await verdict(models.verifyWebhook(message()))).toMatchObject({ predictionId: "p1" });
  for (let time = 0; time < 3; time++)
    expect(await verdict(models.verifyWebhook(forged()))).toBe("forbidden");
  expect(double.faults.seen).toHaveLength(2);
  moment += 700_000;
  for (let time = 0; time < 3; time++)
    expect(await verdict(models.verifyWebhook(forged()))).toBe("forbidden");
  expect(double.faults.seen).toHaveLength(3);
});

it("tells copies of one message by its id, and the forged one among those that the vendor sends", async () => {
  const heard: WebhookMessage[] = [];
  const receiver = createServer(async (request, response) => {
    const header = (name: string) => String(request.headers[name] ?? "") || null;
    const headers = {
      id: header("webhook-id"),
      timestamp: header("webhook-timestamp"),
      signature: header("webhook-signature"),
    };
    heard.push({ headers, body: await text(request) });
    response.end();
  }).listen(0, "127.0.0.1");
  await once(receiver, "listening");
  open.push(async () => receiver.close());
  const { models, double } = await start({ allowHttpWebhooks: true });
  double.faults
    .add("predictions.create", { kind: "webhook-doubled" })
    .add("predictions.create", { kind: "webhook-forged" });
  const webhook = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/told`;
  for (const prompt of ["doubled", "forged"]) {
    await fetch(`${double.baseUrl}/models/black-forest-labs/flux-schnell/predictions`, {
      method: "POST",
      headers: { authorization: `Bearer ${double.token}` },
      body: JSON.stringify({ input: { prompt }, webhook, webhook_events_filter: ["completed"] }),
    });
  }
  double.advance();
  double.advance();
  await double.webhooksSent();
  const verdicts = await Promise.all(heard.map((message) => verdict(models.verifyWebhook(message))));
  const [forgedId, doubledId] = double.jobs.map(({ id }) => id);
  expect(verdicts).toEqual([
    "forbidden",
    expect.objectContaining({ predictionId: forgedId }),
    expect.objectContaining({ predictionId: doubledId, messageId: heard[2]?.headers.id }),
    expect.objectContaining({ predictionId: doubledId, messageId: heard[2]?.headers.id }),
  ]);
});
