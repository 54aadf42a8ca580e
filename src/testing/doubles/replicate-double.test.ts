import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import Replicate from "replicate";
import sharp from "sharp";
import { afterEach, expect, it, vi } from "vitest";
import { type ReplicateDouble, startReplicateDouble } from "./replicate-double";
import { signWebhook } from "./replicate-webhooks";

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

async function start(options?: Parameters<typeof startReplicateDouble>[0]): Promise<ReplicateDouble> {
  const double = await startReplicateDouble(options);
  open.push(() => double.close());
  return double;
}

function post(
  double: ReplicateDouble,
  path: string,
  { headers = {}, ...body }: Record<string, unknown> & { headers?: Record<string, string> },
) {
  return fetch(`${double.baseUrl}${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${double.token}`, "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
}

const flux = "/models/black-forest-labs/flux-schnell/predictions";

it("serves the vendor's own client from the order to the picture", async () => {
  const double = await start();
  const client = new Replicate({ auth: double.token, baseUrl: double.baseUrl, useFileOutput: false });
  const created = await client.predictions.create({
    model: "black-forest-labs/flux-schnell",
    input: { prompt: "a cup", output_format: "png", aspect_ratio: "16:9" },
  });
  const done = await client.wait(created, { interval: 1 });
  const picture = await sharp(await (await fetch(done.output[0])).arrayBuffer()).metadata();
  expect([done.status, picture.format, picture.width, picture.height]).toEqual([
    "succeeded",
    "png",
    320,
    180,
  ]);
  expect(double.bill()).toEqual([{ id: done.id, what: "black-forest-labs/flux-schnell", micros: 3_000 }]);
});

it("refuses a wrong token, an unknown model, a wrong version and every wrong field by its name", async () => {
  const double = await start();
  const wrongToken = await post(double, flux, { input: {}, headers: { authorization: "Bearer r8_other" } });
  const noModel = await post(double, "/models/nobody/nothing/predictions", { input: { prompt: "x" } });
  const noVersion = await post(double, "/predictions", { version: "0".repeat(64), input: { prompt: "x" } });
  const wrongInput = await post(double, flux, {
    version: "hidden",
    input: { aspect_ratio: "2:7", colour: "red", num_outputs: 9, seed: 1.5 },
  });
  expect([wrongToken.status, noModel.status, noVersion.status]).toEqual([401, 404, 422]);
  const { invalid_fields: fields } = (await wrongInput.json()) as {
    invalid_fields: { type: string; field: string }[];
  };
  expect(fields.map(({ type, field }) => `${field} ${type}`).sort()).toEqual([
    "input.aspect_ratio enum",
    "input.colour additional_property_not_allowed",
    "input.num_outputs number_lte",
    "input.prompt required",
    "input.seed invalid_type",
    "version additional_property_not_allowed",
  ]);
  expect(double.jobs).toHaveLength(0);
});

it("gives up a prediction that has not started by its deadline, and charges nothing", async () => {
  let moment = Date.parse("2026-11-01T12:00:00Z");
  const double = await start({
    now: () => new Date(moment),
    pace: { looks: { starting: 9, processing: 1 } },
  });
  const tooSoon = await post(double, flux, { input: { prompt: "x" }, headers: { "cancel-after": "4s" } });
  const created = await post(double, flux, { input: { prompt: "x" }, headers: { "cancel-after": "1m30s" } });
  const { id, deadline } = (await created.json()) as { id: string; deadline: string };
  moment += 91_000;
  const later = await fetch(`${double.baseUrl}/predictions/${id}`, {
    headers: { authorization: `Bearer ${double.token}` },
  });
  expect([tooSoon.status, deadline, ((await later.json()) as { status: string }).status]).toEqual([
    422,
    "2026-11-01T12:01:30.000Z",
    "aborted",
  ]);
  expect(double.bill()).toEqual([]);
});

it("ends a prediction by the clock when that is its pace", async () => {
  const double = await start({ pace: { ms: { starting: 1, processing: 1 } } });
  await post(double, flux, { input: { prompt: "x" } });
  await vi.waitFor(() => expect(double.jobs.map(({ status }) => status)).toEqual(["succeeded"]));
});

it("removes what a prediction has made after an hour", async () => {
  let moment = Date.parse("2026-11-01T12:00:00Z");
  const double = await start({ now: () => new Date(moment) });
  const client = new Replicate({ auth: double.token, baseUrl: double.baseUrl, useFileOutput: false });
  const model = "black-forest-labs/flux-schnell";
  const { id } = await client.predictions.create({ model, input: { prompt: "x" } });
  double.advance();
  double.advance();
  const { output } = await client.predictions.get(id);
  expect((await fetch(output[0])).status).toBe(200);
  moment += 3_700_000;
  const later = await client.predictions.get(id);
  expect([later.output, later.data_removed, later.input]).toEqual([null, true, {}]);
  expect((await fetch(output[0])).status).toBe(404);
});

it("lists a hundred predictions a page, newest first", async () => {
  const double = await start();
  for (let index = 0; index < 101; index++)
    await post(double, flux, { input: { prompt: `picture ${index}` } });
  const client = new Replicate({ auth: double.token, baseUrl: double.baseUrl });
  const pages: string[][] = [];
  for await (const page of client.paginate(client.predictions.list)) pages.push(page.map(({ id }) => id));
  expect(pages.map((page) => page.length)).toEqual([100, 1]);
  expect(pages.flat()).toEqual(double.jobs.map(({ id }) => id));
});

it("signs what it tells, as the vendor does, and forges and repeats it when the script says so", async () => {
  const heard: { headers: IncomingHttpHeaders; body: string }[] = [];
  const receiver = createServer(async (request, response) => {
    heard.push({ headers: request.headers, body: await text(request) });
    response.end();
  }).listen(0, "127.0.0.1");
  await once(receiver, "listening");
  open.push(async () => void receiver.close());
  const webhook = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/told`;
  const strict = await start();
  expect((await post(strict, flux, { input: { prompt: "x" }, webhook })).status).toBe(422);

  const double = await start({ allowHttpWebhooks: true });
  double.faults
    .add("predictions.create", { kind: "webhook-doubled" })
    .add("predictions.create", { kind: "webhook-forged" });
  for (const prompt of ["doubled", "forged"]) {
    await post(double, flux, { input: { prompt }, webhook, webhook_events_filter: ["completed"] });
  }
  double.advance();
  double.advance();
  await double.webhooksSent();
  const genuine = heard.map(({ headers, body }) => {
    const [id, timestamp] = [String(headers["webhook-id"]), Number(headers["webhook-timestamp"])];
    return (
      headers["webhook-signature"] ===
      signWebhook(double.webhookSecret, { id, timestamp, body })["webhook-signature"]
    );
  });
  // The newest prediction moves on first.
  expect(genuine).toEqual([false, true, true, true]);
  expect(new Set(heard.map(({ headers }) => headers["webhook-id"])).size).toBe(3);
});
