import { readdir, readFile } from "node:fs/promises";
import sharp from "sharp";
import { afterEach, describe, expect, it, vi } from "vitest";
import { entriesOf } from "@/domain/catalogue/entries";
import { StudioError } from "@/domain/errors";
import { frameSizes } from "@/domain/media/format";
import { soundCues } from "@/domain/plan/plan";
import { probeMedia } from "@/media/probe/probe-media";
import { createGuardedApi } from "@/providers/http/guarded-api";
import type { Fault } from "@/testing/doubles/http-double";
import {
  ending,
  entryOf,
  imageRequest,
  makePictureFile,
  openReplicate,
  type ReplicateFixture,
  submitted,
  videoRequest,
} from "@/testing/doubles/replicate-fixture";
import { doubleModels } from "@/testing/doubles/replicate-models";

const open: ReplicateFixture[] = [];
afterEach(async () => {
  for (const fixture of open.splice(0)) await fixture.close();
});

async function start(options: Parameters<typeof openReplicate>[0] = {}): Promise<ReplicateFixture> {
  const fixture = await openReplicate(options);
  open.push(fixture);
  return fixture;
}

const schnell = entryOf("image", "black-forest-labs/flux-schnell");
const veo = entryOf("video", "google/veo-3.1-fast");

async function failureOf(work: Promise<unknown>): Promise<StudioError> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof StudioError))
    throw new Error("it did not fail with a StudioError", { cause: error });
  return error;
}

describe("an order", () => {
  it("becomes a clip on our disk, at the price of the vendor's bill", async () => {
    const { models, double, folder } = await start();
    const firstFrame = await makePictureFile(folder, { name: "first" });
    const lastFrame = await makePictureFile(folder, { name: "last", colour: "#2244aa" });
    const job = models.video(veo).job;
    const request = videoRequest({ firstFrame, lastFrame });
    const status = await ending(job, await submitted(job, request, { folder }), folder);
    if (status.state !== "done") throw new Error("the job has failed");
    const probe = await probeMedia(status.result.path);
    expect([probe.info.kind, probe.info.width, probe.info.height]).toEqual(["video", 180, 320]);
    expect(Math.round(probe.info.durationSeconds ?? 0)).toBe(4);
    expect(double.bill().map(({ micros }) => micros)).toEqual([status.costMicros]);
    expect(job.ceilingMicros(request)).toBe(400_000);
    expect(models.video(veo).priceMicros({ size: request.size, durationSeconds: 4 })).toBe(400_000);
  });

  it("becomes a picture from a list of them, and sounds, at no more than was reserved", async () => {
    const { models, double, folder } = await start();
    const image = models.image(schnell).job;
    const music = models.music(entryOf("music", "meta/musicgen")).job;
    const speech = models.speech(entryOf("speech", "minimax/speech-02-turbo")).job;
    if (!image || !music || !speech) throw new Error("models on Replicate have jobs");
    const song = {
      prompt: "Warm guitars",
      mood: "warm",
      tempoBpm: 92,
      durationSeconds: 3.2,
      cutSeconds: [],
      seed: 3,
    } as const;
    const line = { text: "Good morning.", voice: null, maxSeconds: 4 };
    const [picture, track, spoken] = [
      await ending(image, await submitted(image, imageRequest(), { folder }), folder),
      await ending(music, await submitted(music, song, { folder }), folder),
      await ending(speech, await submitted(speech, line, { folder }), folder),
    ];
    if (picture?.state !== "done" || track?.state !== "done" || spoken?.state !== "done")
      throw new Error("a job has failed");
    expect((await sharp(picture.result.path).metadata()).format).toBe("png");
    expect([track.result.contentType, spoken.result.contentType]).toEqual(["audio/wav", "audio/wav"]);
    expect((await probeMedia(track.result.path)).info.durationSeconds).toBeCloseTo(4, 1);
    const paid = [picture, track, spoken].map(({ costMicros }) => costMicros);
    expect(double.bill().map(({ micros }) => micros)).toEqual(paid);
    const reserved = [
      image.ceilingMicros(imageRequest()),
      music.ceilingMicros(song),
      speech.ceilingMicros(line),
    ];
    expect(reserved.every((micros, index) => micros >= (paid[index] ?? Number.NaN))).toBe(true);
  });

  it("is put into words that the vendor takes, for every model and every format", async () => {
    const { models, double, folder } = await start();
    const firstFrame = await makePictureFile(folder, { name: "first" });
    const known = <Entry extends { vendorId: string }>(entries: Entry[]) =>
      entries.filter(({ vendorId }) => doubleModels[vendorId]);
    const picture = { ...firstFrame, role: "product" as const };
    let orders = 0;
    for (const size of Object.values(frameSizes)) {
      for (const entry of known(entriesOf("video"))) {
        const longest = (entry.durations.at(-1) ?? 0) * 24;
        for (const [durationFrames, lastFrame] of [
          [30, firstFrame],
          [longest, null],
        ] as const) {
          const request = videoRequest({
            size,
            durationFrames,
            firstFrame,
            lastFrame,
            negativePrompt: "text",
            references: [picture],
          });
          await submitted(models.video(entry).job, request, { folder });
          orders++;
        }
      }
      for (const entry of known(entriesOf("image"))) {
        const job = models.image(entry).job;
        if (job) await submitted(job, imageRequest({ size, references: [picture, picture] }), { folder });
        orders++;
      }
    }
    for (const cue of soundCues) {
      const job = models.effects(entryOf("effects", "sepal/audiogen")).job;
      if (job) await submitted(job, { cue, durationSeconds: 1.5, seed: 2 }, { folder });
      orders++;
    }
    expect(double.jobs).toHaveLength(orders);
    expect(orders).toBeGreaterThan(80);
  });

  it("puts small pictures into itself and uploads large ones first", async () => {
    const { models, double, folder } = await start();
    const firstFrame = await makePictureFile(folder, { name: "small" });
    const lastFrame = await makePictureFile(folder, { name: "large", noise: true });
    double.faults.add("files.create", { kind: "drop-after" }).add("files.create", { kind: "server-error" });
    await submitted(models.video(veo).job, videoRequest({ firstFrame, lastFrame }), { folder });
    const input = double.jobs[0]?.input ?? {};
    const [file] = [...double.files.values()].slice(-1);
    expect(String(input.image)).toMatch(/^data:image\/png;base64,/);
    expect(input.last_frame).toBe(`${double.baseUrl}/files/${file?.id}`);
    expect(file?.bytes).toEqual(await readFile(lastFrame.path));
  });

  it("names an address to be told at only when it has TLS, and always a time to give up", async () => {
    const { models, double, folder } = await start();
    const job = models.video(veo).job;
    await submitted(job, videoRequest(), { folder, callbackUrl: "https://studio.example/hooks/1" });
    await submitted(job, videoRequest(), { folder, callbackUrl: "http://localhost:3000/hooks/2" });
    expect(double.jobs.map(({ webhook, events }) => [webhook, events.length])).toEqual([
      [null, 4],
      ["https://studio.example/hooks/1", 2],
    ]);
    const [{ createdAt, deadline } = { createdAt: new Date(), deadline: null }] = double.jobs;
    expect((deadline?.getTime() ?? 0) - createdAt.getTime()).toBe(600_000);
  });

  it("is not sent when the model cannot do what it needs", async () => {
    const { models, double, folder } = await start();
    const wan = models.video(entryOf("video", "wan-video/wan-2.2-i2v-fast")).job;
    const noFrame = await failureOf(submitted(wan, videoRequest(), { folder }));
    const tooLong = await failureOf(
      submitted(models.video(veo).job, videoRequest({ durationFrames: 240 }), { folder }),
    );
    expect([noFrame.code, tooLong.code, double.faults.seen.length]).toEqual([
      "invalid-input",
      "invalid-input",
      0,
    ]);
    expect(noFrame.message).toMatch(/needs a picture to start from/);
    expect(tooLong.message).toMatch(/at most 8 seconds, and this shot lasts 10\.0/);
  });
});

describe("a failed order", () => {
  it.each<[string, Fault]>([
    ["is unknown when the answer was lost", { kind: "drop-after" }],
    ["is unknown when the connection broke", { kind: "drop-before" }],
    ["is unknown when half of the answer came", { kind: "reset-mid-body" }],
    ["is unknown when the answer is no JSON", { kind: "malformed-json" }],
    ["is unknown when the answer is a page", { kind: "wrong-type" }],
    ["is unknown when the answer names no job", { kind: "schema-violation" }],
    ["is unknown when the vendor broke", { kind: "server-error" }],
  ])("%s, and was sent once", async (_name, fault) => {
    const { models, double, folder } = await start();
    double.faults.add("predictions.create", fault);
    const failure = await failureOf(submitted(models.video(veo).job, videoRequest(), { folder }));
    expect([failure.code, double.faults.seen.length]).toEqual(["outcome-unknown", 1]);
    expect(failure.message).toMatch(/may have taken/);
    expect(failure.cause).toBeInstanceOf(Error);
    expect(double.jobs.length).toBeLessThanOrEqual(1);
  });

  it("was certainly not taken when there are too many, and was sent once", async () => {
    const { models, double, folder } = await start();
    double.faults.add("predictions.create", { kind: "throttled", retryAfterSeconds: 12 });
    const failure = await failureOf(submitted(models.video(veo).job, videoRequest(), { folder }));
    expect([failure.code, failure.retryAfterSeconds]).toEqual(["rate-limited", 12]);
    expect(failure.message).toMatch(/in 12 seconds/);
    expect(double.faults.seen).toHaveLength(1);
  });

  it("is refused for a wrong key, without telling the key", async () => {
    const token = "r8_wrong0secret0key0000000000000000000000";
    const { models, folder } = await start({ client: { token } });
    const failure = await failureOf(submitted(models.video(veo).job, videoRequest(), { folder }));
    expect(failure.code).toBe("unauthenticated");
    expect(failure.message).toMatch(/Check the Replicate key/);
    const cause =
      failure.cause instanceof Error ? `${failure.cause.stack} ${JSON.stringify(failure.cause)}` : "";
    expect(`${failure.stack} ${cause}`).not.toContain(token);
  });

  it("goes out with no other key than its own, whatever the environment has", async () => {
    const { folder, models, double } = await start({ client: { token: "" } });
    vi.stubEnv("REPLICATE_API_TOKEN", double.token);
    try {
      const failure = await failureOf(submitted(models.video(veo).job, videoRequest(), { folder }));
      expect([failure.code, double.jobs.length]).toEqual(["unauthenticated", 0]);
    } finally {
      vi.unstubAllEnvs();
    }
  });

  it("has certainly not left when the address of the vendor is refused", async () => {
    const { models, folder, double } = await start({ client: { fetch: createGuardedApi() } });
    const failure = await failureOf(submitted(models.video(veo).job, videoRequest(), { folder }));
    expect([failure.code, double.faults.seen.length]).toEqual(["forbidden", 0]);
  });

  it("is refused with the names of the inputs that are wrong", async () => {
    const { models, folder } = await start();
    const drifted = { ...veo, fixed: { style: "noir" }, fields: { ...veo.fields, seed: "random_seed" } };
    const failure = await failureOf(submitted(models.video(drifted).job, videoRequest(), { folder }));
    expect(failure.code).toBe("provider-rejected");
    expect(failure.message).toMatch(/Veo 3\.1 fast does not accept the request \(style: .*; random_seed: /);
  });

  it("is refused when the vendor has no such model", async () => {
    const { models, folder } = await start();
    const gone = { ...veo, vendorId: "google/veo-1" };
    const failure = await failureOf(submitted(models.video(gone).job, videoRequest(), { folder }));
    expect([failure.code, failure.message]).toEqual([
      "provider-rejected",
      "Replicate does not have Veo 3.1 fast any more. Choose another model.",
    ]);
  });

  it("was certainly not taken when nobody listens", async () => {
    const closed = await openReplicate();
    await closed.close();
    const { models, folder } = await start({ client: { baseUrl: closed.double.baseUrl } });
    const failure = await failureOf(submitted(models.video(veo).job, videoRequest(), { folder }));
    expect(failure.code).toBe("provider-unavailable");
  });

  it("was certainly not made when an upload fails for good", async () => {
    const { models, double, folder } = await start();
    const firstFrame = await makePictureFile(folder, { name: "large", noise: true });
    for (let time = 0; time < 3; time++) double.faults.add("files.create", { kind: "server-error" });
    const failure = await failureOf(
      submitted(models.video(veo).job, videoRequest({ firstFrame }), { folder }),
    );
    expect([failure.code, double.jobs.length]).toEqual(["provider-unavailable", 0]);
  });
});

describe("a job", () => {
  it.each<[string, Fault, { code: string; reason: RegExp; costMicros: number }]>([
    [
      "that is flagged",
      { kind: "safety-rejection" },
      { code: "safety-rejected", reason: /unsafe: .*E005.* Change the words/, costMicros: 0 },
    ],
    [
      "that fails",
      { kind: "job-fails" },
      { code: "provider-unavailable", reason: /Prediction interrupted/, costMicros: 0 },
    ],
    [
      "that never starts",
      { kind: "job-aborted" },
      { code: "provider-unavailable", reason: /did not get to start/, costMicros: 0 },
    ],
    [
      "that disappears",
      { kind: "job-disappears" },
      { code: "media-failed", reason: /disappeared/, costMicros: 0 },
    ],
    [
      "without an output",
      { kind: "output-missing" },
      { code: "media-failed", reason: /without a result/, costMicros: 400_000 },
    ],
    [
      "whose output is gone",
      { kind: "output-expired" },
      { code: "media-failed", reason: /within an hour/, costMicros: 400_000 },
    ],
    [
      "whose output is a page",
      { kind: "output-wrong-type" },
      { code: "media-failed", reason: /not a video/, costMicros: 400_000 },
    ],
    [
      "whose output is gigantic",
      { kind: "output-gigantic" },
      { code: "media-failed", reason: /larger than/, costMicros: 400_000 },
    ],
    [
      "whose output always breaks off",
      { kind: "output-truncated" },
      { code: "media-failed", reason: /in one piece/, costMicros: 400_000 },
    ],
  ])(
    "%s ends as a failure that says so and what it cost",
    async (_name, fault, { code, reason, costMicros }) => {
      const { models, double, folder } = await start();
      double.faults.add("predictions.create", fault);
      const job = models.video(veo).job;
      const status = await ending(job, await submitted(job, videoRequest(), { folder }), folder);
      expect(status).toMatchObject({ state: "failed", code, costMicros });
      expect(status.state === "failed" && status.reason).toMatch(reason);
      expect((await readdir(folder)).filter((name) => name.endsWith(".mp4"))).toEqual([]);
    },
  );

  it("is fetched whole when its download broke off twice", async () => {
    const { models, double, folder, pausesMs } = await start();
    double.faults
      .add("outputs.get", { kind: "output-truncated" })
      .add("outputs.get", { kind: "server-error" });
    const job = models.image(schnell).job;
    if (!job) throw new Error("models on Replicate have jobs");
    const status = await ending(job, await submitted(job, imageRequest(), { folder }), folder);
    expect(status.state).toBe("done");
    expect(pausesMs.slice(-2)).toEqual([1000, 2000]);
    expect(double.faults.seen.filter(({ call }) => call === "outputs.get")).toHaveLength(3);
  });

  it("stays open while the host of its output cannot be reached: it is paid for", async () => {
    let reachable = false;
    const { models, folder } = await start({
      client: {
        async fetchRemote(_url, { toFile }) {
          if (reachable) return { path: toFile, contentType: "video/mp4", bytes: 1 };
          const cause = Object.assign(new Error("connect"), { code: "ECONNREFUSED" });
          throw new StudioError("provider-unavailable", "unreachable", { cause });
        },
      },
    });
    const job = models.video(veo).job;
    const handle = await submitted(job, videoRequest(), { folder });
    expect((await failureOf(ending(job, handle, folder))).code).toBe("provider-unavailable");
    reachable = true;
    expect((await ending(job, handle, folder)).state).toBe("done");
  });

  it("can be asked about again after each way a question fails", async () => {
    const { models, double, folder } = await start();
    const job = models.video(veo).job;
    const handle = await submitted(job, videoRequest(), { folder });
    const faults: [Fault, string][] = [
      [{ kind: "drop-before" }, "provider-unavailable"],
      [{ kind: "server-error" }, "provider-unavailable"],
      [{ kind: "malformed-json" }, "provider-unavailable"],
      [{ kind: "wrong-type" }, "provider-unavailable"],
      [{ kind: "schema-violation" }, "provider-unavailable"],
      [{ kind: "throttled", retryAfterSeconds: 3 }, "rate-limited"],
    ];
    for (const [fault, code] of faults) {
      double.faults.add("predictions.get", fault);
      const failure = await failureOf(job.status(handle, { waitMs: 0, outputFolder: folder }));
      expect([fault.kind, failure.code]).toEqual([fault.kind, code]);
    }
    expect((await ending(job, handle, folder)).state).toBe("done");
    expect(double.faults.seen.filter(({ call }) => call === "predictions.create")).toHaveLength(1);
  });

  it("is asked about after 2 seconds, then less often, and tells how far it is", async () => {
    const { models, double, folder, pausesMs } = await start({
      pace: { looks: { starting: 1, processing: 6 } },
    });
    const job = models.video(veo).job;
    const handle = await submitted(job, videoRequest(), { folder });
    const early = await job.status(handle, { waitMs: 1000, outputFolder: folder });
    const later = await job.status(handle, { waitMs: 60_000, outputFolder: folder });
    expect(early).toEqual({ state: "pending", progress: 0.5 });
    expect(later.state).toBe("done");
    const betweenMs = [(pausesMs[0] ?? 0) + (pausesMs[1] ?? 0), ...pausesMs.slice(2)].map(Math.round);
    expect(betweenMs).toEqual([2000, 2600, 3380, 4394, 5000, 5000]);
    expect(double.faults.seen.filter(({ call }) => call === "predictions.get")).toHaveLength(7);
  });

  it("that hangs is stopped at the vendor by a cancel, which may be repeated", async () => {
    const { models, double, folder } = await start();
    double.faults.add("predictions.create", { kind: "job-hangs" });
    const job = models.video(veo).job;
    const handle = await submitted(job, videoRequest(), { folder });
    expect((await job.status(handle, { waitMs: 9000, outputFolder: folder })).state).toBe("pending");
    await job.cancel(handle);
    expect(double.jobs[0]?.status).toBe("canceled");
    expect(await job.status(handle, { waitMs: 0, outputFolder: folder })).toMatchObject({
      state: "failed",
      costMicros: 0,
    });
    await job.cancel(handle);
    await job.cancel({ id: "unknown0unknown0unknown00", priced: {} });
    expect(double.bill()).toEqual([]);
  });

  it("stops being waited for when its run is cancelled", async () => {
    const { models, double, folder } = await start();
    double.faults.add("predictions.create", { kind: "job-hangs" });
    const job = models.video(veo).job;
    const handle = await submitted(job, videoRequest(), { folder });
    const abort = new AbortController();
    abort.abort();
    const waiting = job.status(handle, { waitMs: 9000, outputFolder: folder, signal: abort.signal });
    await expect(waiting).rejects.toMatchObject({ name: "AbortError" });
  });

  it("gives its key to the vendor's own hosts only", async () => {
    const asked: [url: string, authorization: string | undefined][] = [];
    const { models, double, folder } = await start({
      client: {
        async fetchRemote(url, { toFile, headers }) {
          asked.push([url, headers?.authorization]);
          return { path: toFile, contentType: "image/png", bytes: 1 };
        },
        fetch: async (input, init) => {
          const response = await fetch(input, init);
          const text = (await response.text()).replace(/http:[^"]*\/pbxt/, "https://elsewhere.example/pbxt");
          return new Response(text, { status: response.status });
        },
      },
    });
    const job = models.image(schnell).job;
    if (!job) throw new Error("models on Replicate have jobs");
    await ending(job, await submitted(job, imageRequest(), { folder }), folder);
    expect(asked).toEqual([[`https://elsewhere.example/pbxt/${double.jobs[0]?.id}/output.png`, undefined]]);
  });
});
