import { randomUUID } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openAiModels } from "@/domain/catalogue/openai-models";
import { elementScene } from "@/domain/picture/element-scene";
import { decodeWav } from "@/media/sound/wav";
import type { SpeechRequest } from "@/providers/contract/audio-models";
import type { ImageRequest } from "@/providers/contract/image-model";
import type { LostCall, RemoteCall, RemoteJob } from "@/providers/contract/remote-job";
import { type Fault, FaultScript } from "@/testing/doubles/http-double";
import { type OpenAiDouble, startOpenAiDouble } from "@/testing/doubles/openai-double";
import { plannedAd } from "@/testing/planned-ad";
import { nearestSize } from "./image-model";
import { createOpenAiModels, type OpenAiOptions } from "./openai-models";
import { speedFor } from "./speech-model";

let folder: string;
const open: OpenAiDouble[] = [];
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "openai-media-"));
});
afterEach(() => Promise.all(open.splice(0).map((double) => double.close())));
afterAll(() => rm(folder, { recursive: true, force: true }));

const newCall = (): RemoteCall => ({ operationId: randomUUID(), callbackUrl: null, outputFolder: folder });
const lost = (): LostCall => ({ ...newCall(), submittedAt: new Date(), isTaken: async () => false });

async function start({
  call,
  fault,
  ...options
}: { call?: string; fault?: Fault } & Partial<OpenAiOptions> = {}) {
  const faults = new FaultScript();
  if (call && fault) faults.add(call, fault);
  const double = await startOpenAiDouble({ faults });
  open.push(double);
  const models = createOpenAiModels({
    apiKey: double.apiKey,
    baseUrl: double.url,
    storesAnswers: true,
    ...options,
  });
  return { double, models, image: jobOf(models.image), speech: jobOf(models.speech) };
}

function jobOf<Request, Result>(model: { job?: RemoteJob<Request, Result> | undefined } | null) {
  if (!model?.job) throw new Error("OpenAI has this kind of model");
  return model.job;
}

const { brief, plan } = plannedAd("A desk lamp by Lumo");
const picture: ImageRequest = {
  prompt: "A desk lamp on an oak table, warm side light.",
  size: { width: 720, height: 1280 },
  seed: 3,
  scene: elementScene({ plan, brief, element: plan.elements[0]! }),
  moment: 0,
  references: [],
};
const line: SpeechRequest = { text: "Light that waits for you.", voice: "nova", maxSeconds: 4 };

/** Faults that any call may have, and what they mean when nothing can be looked up. */
const broken = [
  [
    { kind: "throttled", retryAfterSeconds: 2 },
    { code: "rate-limited", retryAfterSeconds: 2 },
  ],
  [{ kind: "server-error" }, { code: "provider-unavailable" }],
  [{ kind: "drop-before" }, { code: "outcome-unknown" }],
  [{ kind: "drop-after" }, { code: "outcome-unknown" }],
  [{ kind: "reset-mid-body" }, { code: "outcome-unknown" }],
  [{ kind: "wrong-type" }, { code: "outcome-unknown" }],
  [{ kind: "safety-rejection" }, { code: "safety-rejected" }],
] as const;

describe("pictures by OpenAI", () => {
  it.each(["low", "medium", "high"] as const)(
    "of %s quality are whole files at the price of the bill",
    async (imageQuality) => {
      const { double, image, models } = await start({ imageQuality });
      const answer = await image.submit(picture, newCall());
      if (answer.state !== "answered") throw new Error("pictures are answered at once");
      const bytes = await readFile(answer.result.path);
      expect(await sharp(bytes).metadata()).toMatchObject({ format: "png", width: 1024, height: 1536 });
      expect(answer.result.contentType).toBe("image/png");
      expect(answer.costMicros).toBe(double.bill()[0]?.micros);
      expect(image.ceilingMicros(picture)).toBeGreaterThanOrEqual(answer.costMicros);
      expect(models.image?.priceMicros(picture.size)).toBeGreaterThanOrEqual(answer.costMicros);
    },
  );

  it("take reference pictures along, and tell what each is for", async () => {
    const { double, image } = await start();
    const made = await image.submit(picture, newCall());
    if (made.state !== "answered") throw new Error("pictures are answered at once");
    const references = (["product", "previous-frame"] as const).map((role) => ({
      ...made.result,
      digest: role,
      role,
    }));
    const edited = await image.submit({ ...picture, references }, newCall());
    expect(double.faults.seen.map(({ call }) => call)).toEqual(["images.generate", "images.edit"]);
    expect(edited).toMatchObject({ state: "answered", costMicros: double.bill()[1]?.micros });
    expect(image.ceilingMicros({ ...picture, references })).toBeGreaterThan(image.ceilingMicros(picture));
  });

  it.each(["images.generate", "images.edit"])(
    "tell exactly how %s failed, and send nothing again",
    async (call) => {
      const reference = path.join(folder, "reference.png");
      await sharp({ create: { width: 8, height: 8, channels: 3, background: "red" } }).toFile(reference);
      const references =
        call === "images.edit"
          ? [{ path: reference, digest: "r", contentType: "image/png", role: "product" as const }]
          : [];
      for (const [fault, expected] of broken) {
        const { double, image } = await start({ call, fault });
        await expect(image.submit({ ...picture, references }, newCall())).rejects.toMatchObject(expected);
        expect(double.faults.seen).toHaveLength(1);
      }
    },
  );

  it("are unknown after an answer that cannot be read", async () => {
    const { image } = await start({ call: "images.generate", fault: { kind: "malformed-json" } });
    await expect(image.submit(picture, newCall())).rejects.toMatchObject({ code: "outcome-unknown" });
  });

  it.each(["output-missing", "output-truncated", "output-wrong-type", "output-gigantic"] as const)(
    "that cannot be used (%s) leave no file, and are booked as they were billed",
    async (kind) => {
      const { double, image } = await start({ call: "images.generate", fault: { kind } });
      const call = newCall();
      const answer = await image.submit(picture, call);
      if (answer.state !== "accepted") throw new Error("an unusable picture was taken");
      const handle = JSON.parse(JSON.stringify(answer.handle));
      expect(await image.status(handle, { waitMs: 0, outputFolder: folder })).toMatchObject({
        state: "failed",
        code: "media-failed",
        costMicros: double.bill()[0]?.micros,
      });
      await image.cancel(handle);
      expect(await readdir(folder)).not.toContain(`${call.operationId}.png`);
    },
  );

  it("cannot be looked up, and too long a prompt is not sent", async () => {
    const { double, image } = await start();
    expect(await image.find(picture, lost())).toBe("unknown");
    const long = { ...picture, prompt: "x".repeat(32_001) };
    await expect(image.submit(long, newCall())).rejects.toMatchObject({ code: "invalid-input" });
    const gone = [
      { path: path.join(folder, "gone"), digest: "g", contentType: "image/png", role: "product" as const },
    ];
    await expect(image.submit({ ...picture, references: gone }, newCall())).rejects.toMatchObject({
      code: "invalid-input",
    });
    expect(double.faults.seen).toEqual([]);
  });

  it.each([
    [{ width: 720, height: 1280 }, "1024x1536"],
    [{ width: 1280, height: 720 }, "1536x1024"],
    [{ width: 1024, height: 1024 }, "1024x1024"],
    [{ width: 864, height: 1080 }, "1024x1536"],
  ])("of %j are made as %s", (size, expected) => {
    const [entry] = openAiModels.image;
    expect(entry && nearestSize(entry, size)).toBe(expected);
  });
});

describe("speech by OpenAI", () => {
  it.each(["gpt-4o-mini-tts", "tts-1", "tts-1-hd"])(
    "by %s is a sound with a true length at the price of the bill",
    async (speechModel) => {
      const { double, speech } = await start({ speechModel });
      const answer = await speech.submit(line, newCall());
      if (answer.state !== "answered") throw new Error("speech is answered at once");
      const bytes = await readFile(answer.result.path);
      expect(bytes.readUInt32LE(40)).toBe(bytes.length - 44);
      expect(decodeWav(bytes).rate).toBe(24_000);
      expect(answer.costMicros).toBe(double.bill()[0]?.micros);
      expect(speech.ceilingMicros(line)).toBeGreaterThanOrEqual(answer.costMicros);
    },
  );

  it("tells exactly how it failed, and sends nothing again", async () => {
    for (const [fault, expected] of broken) {
      const { double, speech } = await start({ call: "audio.speech.create", fault });
      await expect(speech.submit(line, newCall())).rejects.toMatchObject(expected);
      expect(double.faults.seen).toHaveLength(1);
    }
  });

  it.each(["output-missing", "output-wrong-type"] as const)(
    "that is no sound (%s) is booked all the same",
    async (kind) => {
      const { speech } = await start({ call: "audio.speech.create", fault: { kind } });
      const answer = await speech.submit(line, newCall());
      if (answer.state !== "accepted") throw new Error("something that is no sound was taken");
      const status = await speech.status(answer.handle, { waitMs: 0, outputFolder: folder });
      expect(status).toMatchObject({ state: "failed", code: "media-failed" });
      expect(status.state === "failed" && status.costMicros).toBeGreaterThan(0);
    },
  );

  it("is refused before it is sent when it is too long, empty, or in a voice that is not there", async () => {
    const { double, speech } = await start();
    for (const wrong of [{ text: "x".repeat(4097) }, { text: "  " }, { voice: "nobody" }]) {
      await expect(speech.submit({ ...line, ...wrong }, newCall())).rejects.toMatchObject({
        code: "invalid-input",
      });
    }
    expect(double.faults.seen).toEqual([]);
    expect(await speech.find(line, lost())).toBe("unknown");
  });

  it("is never drawled and never hurried, and faster the less time there is", () => {
    const text = "Ten words that take about four seconds to say well.";
    expect(speedFor(text, 20)).toBe(1);
    expect(speedFor(text, 4)).toBeGreaterThan(1);
    fc.assert(
      fc.property(fc.double({ min: 0, max: 60, noNaN: true }), (maxSeconds) => {
        const speed = speedFor(text, maxSeconds);
        expect(speed).toBeGreaterThanOrEqual(1);
        expect(speed).toBeLessThanOrEqual(1.3);
      }),
    );
  });
});

describe("moderation by OpenAI", () => {
  it("names what it finds in plain words", async () => {
    const { models } = await start();
    expect(await models.moderation?.check({ text: "A quiet lamp" })).toEqual({
      flagged: false,
      categories: [],
    });
    expect(await models.moderation?.check({ text: "A massacre" })).toEqual({
      flagged: true,
      categories: ["violence", "graphic violence"],
    });
  });

  it.each([
    [{ kind: "drop-after" }, "provider-unavailable"],
    [{ kind: "malformed-json" }, "provider-unavailable"],
    [{ kind: "wrong-type" }, "provider-unavailable"],
    [{ kind: "throttled", retryAfterSeconds: 1 }, "rate-limited"],
  ] as const)("after %j may be asked again: %s", async (fault, code) => {
    const { models } = await start({ call: "moderations.create", fault });
    await expect(models.moderation?.check({ text: "A lamp" })).rejects.toMatchObject({ code });
  });

  it("stops when it is told to", async () => {
    const { models } = await start();
    const check = models.moderation?.check({ text: "A lamp", signal: AbortSignal.abort() });
    await expect(check).rejects.toMatchObject({ code: "cancelled" });
  });
});

describe("the check of a key", () => {
  it("says that all is well, that the key is wrong, and that the model is not there", async () => {
    const { double, models } = await start();
    expect(await models.check()).toMatchObject({ ok: true });
    const at = (options: Partial<OpenAiOptions>) =>
      createOpenAiModels({
        apiKey: double.apiKey,
        baseUrl: double.url,
        storesAnswers: true,
        ...options,
      }).check();
    expect(await at({ apiKey: "sk-wrong-one" })).toEqual({
      ok: false,
      message: "OpenAI does not accept the key: check the OpenAI key.",
    });
    expect(await at({ textModel: { vendorId: "gpt-6-astra" } })).toMatchObject({
      ok: false,
      message: expect.stringContaining("gpt-6-astra"),
    });
  });

  it.each(["wrong-type", "malformed-json", "drop-before", "server-error"] as const)(
    "survives %s",
    async (kind) => {
      const { models } = await start({ call: "models.list", fault: { kind } });
      const { ok, message } = await models.check();
      expect(ok).toBe(false);
      expect(message).not.toContain("charged");
    },
  );
});

describe("models that cannot be right", () => {
  it.each([
    [{ baseUrl: "localhost:11434" }, "address"],
    [{ baseUrl: "http://user:pass@localhost/v1" }, "password"],
    [{ baseUrl: "http://localhost:11434/v1" }, "OPENAI_TEXT_MODEL"],
    [{ textModel: { vendorId: "gpt-99" } }, "No price is known"],
    [{ imageModel: "dall-e-9" }, "No price is known"],
  ])("are refused before anything is asked: %j", (options, message) => {
    expect(() => createOpenAiModels({ apiKey: "k", ...options })).toThrow(message);
  });
});
