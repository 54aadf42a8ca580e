import { afterEach, describe, expect, it } from "vitest";
import { StudioError } from "@/domain/errors";
import type { Json } from "@/domain/json";
import type { VideoRequest } from "@/providers/contract/video-model";
import {
  entryOf,
  imageRequest,
  lostCall,
  makePictureFile,
  openReplicate,
  type ReplicateFixture,
  submitted,
  videoRequest,
} from "@/testing/doubles/replicate-fixture";

const open: ReplicateFixture[] = [];
afterEach(async () => {
  for (const fixture of open.splice(0)) await fixture.close();
});

async function start(options: Parameters<typeof openReplicate>[0] = {}) {
  const fixture = await openReplicate(options);
  open.push(fixture);
  const job = fixture.models.video(entryOf("video", "google/veo-3.1-fast")).job;
  return { ...fixture, job };
}

type Started = Awaited<ReturnType<typeof start>>;

/** Sends an order whose answer is lost on the way. */
async function lose(
  { job, double, folder }: Started,
  request: VideoRequest,
  callbackUrl: string | null = null,
) {
  double.faults.add("predictions.create", { kind: "drop-after" });
  const error = await submitted(job, request, { folder, ...(callbackUrl && { callbackUrl }) }).catch(
    (reason: unknown) => reason,
  );
  if (!(error instanceof StudioError) || error.code !== "outcome-unknown") throw error;
}

const handleIn = (found: unknown): Json =>
  found !== null && typeof found === "object" && "handle" in found ? (found.handle as Json) : null;

describe("a lost order", () => {
  it("is found by its input, with the handle that submitting would have given", async () => {
    const fixture = await start();
    const { job, double, folder } = fixture;
    await lose(fixture, videoRequest());
    await submitted(job, videoRequest({ seed: 8 }), { folder });
    const found = await job.find(videoRequest(), lostCall(folder));
    expect(found).toEqual({
      state: "accepted",
      handle: { id: double.jobs[1]?.id, priced: { seconds: 4, resolution: "720p", audio: false } },
    });
    const again = await submitted(job, videoRequest(), { folder });
    expect({ ...(again as object), id: "" }).toEqual({ ...(handleIn(found) as object), id: "" });
  });

  it("is found where the vendor has filled in defaults, but not taken for one with a picture more", async () => {
    const fixture = await start({ fillsDefaults: true });
    const { job, double, folder } = fixture;
    const picture = await makePictureFile(folder, { name: "first" });
    const other = await submitted(job, videoRequest({ firstFrame: picture }), { folder });
    expect(await job.find(videoRequest(), lostCall(folder))).toBe("unknown");
    expect(await job.find(videoRequest(), lostCall(folder, { taken: [other] }))).toBe("absent");
    await lose(fixture, videoRequest());
    expect(handleIn(await job.find(videoRequest(), lostCall(folder)))).toMatchObject({
      id: double.jobs[0]?.id,
    });
  });

  it("is never absent because the catalogue was corrected between sending and looking", async () => {
    const fixture = await start();
    const { models, folder } = fixture;
    const veo = entryOf("video", "google/veo-3.1-fast");
    const { seed: _unknown, negativePrompt: _neither, ...fields } = veo.fields;
    const before = { ...veo, fields };
    const request = videoRequest({ negativePrompt: "blur" });
    await lose({ ...fixture, job: models.video(before).job }, request);
    expect(await models.video(veo).job.find(request, lostCall(folder))).toBe("unknown");
    expect(handleIn(await models.video(before).job.find(request, lostCall(folder)))).toHaveProperty("id");
  });

  it("is found by the address it was to be told at, whatever else is equal", async () => {
    const fixture = await start();
    const { job, double, folder } = fixture;
    const [mine, other] = ["https://studio.example/hooks/a", "https://studio.example/hooks/b"];
    await submitted(job, videoRequest(), { folder, callbackUrl: other });
    await lose(fixture, videoRequest(), mine);
    await submitted(job, videoRequest(), { folder, callbackUrl: other });
    const found = await job.find(videoRequest(), lostCall(folder, { callbackUrl: mine }));
    expect(handleIn(found)).toMatchObject({ id: double.jobs[1]?.id });
    const nobody = lostCall(folder, { callbackUrl: "https://studio.example/hooks/c" });
    expect(await job.find(videoRequest(), nobody)).toBe("absent");
  });

  it("is found by its input where the list does not show such addresses", async () => {
    const fixture = await start({
      client: {
        fetch: async (input, init) => {
          const response = await fetch(input, init);
          const text = (await response.text()).replaceAll('"webhook"', '"hidden"');
          return new Response(text, { status: response.status });
        },
      },
    });
    const callbackUrl = "https://studio.example/hooks/a";
    await lose(fixture, videoRequest(), callbackUrl);
    const { job, double, folder } = fixture;
    const find = (request: VideoRequest) => job.find(request, lostCall(folder, { callbackUrl }));
    expect(handleIn(await find(videoRequest()))).toMatchObject({ id: double.jobs[0]?.id });
    expect(await find(videoRequest({ seed: 8 }))).toBe("absent");
  });

  it("is not one of two equal jobs that another call has already", async () => {
    const fixture = await start();
    const { job, double, folder } = fixture;
    const first = await submitted(job, videoRequest(), { folder });
    const taken = lostCall(folder, { taken: [first] });
    expect(await job.find(videoRequest(), taken)).toBe("absent");
    await lose(fixture, videoRequest());
    expect(handleIn(await job.find(videoRequest(), taken))).toMatchObject({ id: double.jobs[0]?.id });
  });

  it("is told apart from one that differs only in a picture, inline or uploaded", async () => {
    const fixture = await start();
    const { job, double, folder } = fixture;
    const small = await makePictureFile(folder, { name: "small" });
    const other = await makePictureFile(folder, { name: "other", colour: "#00ff00" });
    const large = await makePictureFile(folder, { name: "large", noise: true });
    const larger = await makePictureFile(folder, { name: "larger", noise: true, colour: "#00ff00" });
    await lose(fixture, videoRequest({ firstFrame: small, lastFrame: large }));
    const find = (firstFrame: typeof small, lastFrame: typeof small) =>
      job.find(videoRequest({ firstFrame, lastFrame }), lostCall(folder));
    expect(await find(other, large)).toBe("absent");
    expect(await find(small, larger)).toBe("absent");
    expect(handleIn(await find(small, large))).toMatchObject({ id: double.jobs[0]?.id });
  });

  it("is found on a later page of a long list", async () => {
    const fixture = await start();
    const { models, job, double, folder } = fixture;
    await lose(fixture, videoRequest());
    const image = models.image(entryOf("image", "black-forest-labs/flux-schnell")).job;
    if (!image) throw new Error("models on Replicate have jobs");
    for (let index = 0; index < 120; index++) await submitted(image, imageRequest(), { folder });
    const found = await job.find(videoRequest(), lostCall(folder));
    expect(handleIn(found)).toMatchObject({ id: double.jobs.at(-1)?.id });
  });

  it("is found when the list shows it late, and absent only after 1, 2 and 4 seconds", async () => {
    const late = await start({ listLag: 3 });
    await lose(late, videoRequest());
    const found = await late.job.find(videoRequest(), lostCall(late.folder));
    expect(handleIn(found)).toMatchObject({ id: late.double.jobs[0]?.id });
    const never = await start();
    never.double.faults.add("predictions.create", { kind: "drop-before" });
    await submitted(never.job, videoRequest(), { folder: never.folder }).catch((reason: unknown) => reason);
    expect(await never.job.find(videoRequest(), lostCall(never.folder))).toBe("absent");
    expect([late.pausesMs, never.pausesMs]).toEqual([
      [1000, 2000, 4000],
      [1000, 2000, 4000],
    ]);
  });

  it("is not one that was ordered long before", async () => {
    let moment = Date.now() - 120_000;
    const fixture = await start({ now: () => new Date(moment) });
    await submitted(fixture.job, videoRequest(), { folder: fixture.folder });
    moment = Date.now();
    expect(await fixture.job.find(videoRequest(), lostCall(fixture.folder))).toBe("absent");
  });

  it.each(["server-error", "malformed-json", "schema-violation", "drop-before"] as const)(
    "is unknown when the list cannot be read (%s), and found when it can be again",
    async (kind) => {
      const fixture = await start();
      await lose(fixture, videoRequest());
      for (let look = 0; look < 4; look++) fixture.double.faults.add("predictions.list", { kind });
      expect(await fixture.job.find(videoRequest(), lostCall(fixture.folder))).toBe("unknown");
      fixture.double.faults.add("predictions.list", { kind });
      const found = await fixture.job.find(videoRequest(), lostCall(fixture.folder));
      expect(handleIn(found)).toMatchObject({ id: fixture.double.jobs[0]?.id });
    },
  );

  it("is unknown when it may be one whose input was deleted", async () => {
    const fixture = await start();
    const { job, double, folder } = fixture;
    double.faults.add("predictions.create", { kind: "output-expired" });
    const gone = await submitted(job, videoRequest(), { folder });
    double.advance();
    double.advance();
    expect(await job.find(videoRequest(), lostCall(folder))).toBe("unknown");
    expect(await job.find(videoRequest(), lostCall(folder, { taken: [gone] }))).toBe("absent");
  });
});
