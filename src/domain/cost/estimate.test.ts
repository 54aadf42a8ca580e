import { describe, expect, test } from "vitest";
import type { ResolvedBrief } from "@/domain/brief/brief";
import { slots } from "@/domain/shot/take";
import { briefFor, plannedAd } from "@/testing/planned-ad";
import { estimateRun } from "./estimate";
import type { EarlierWork, RunPrices } from "./estimate-pieces";
import { type ChosenModels, trimNotices, warningsOf } from "./estimate-warnings";
import { expectedWork } from "./estimate-work";
import { settingEffects } from "./setting-effects";

const prompt = "Cold brew coffee by Northwind in a bright kitchen for busy parents, calm morning";

const call = { atOnce: 6, seconds: () => 10 };
const prices: RunPrices = {
  text: { ...call, id: "x/text", name: "Words", micros: ({ characters }) => characters },
  image: { ...call, id: "x/image", name: "Stills", micros: () => 30_000 },
  video: {
    ...call,
    id: "x/video",
    name: "Moves",
    durations: [5, 10],
    micros: ({ durationSeconds }) => durationSeconds * 100_000,
  },
  music: { ...call, id: "x/music", name: "Tunes", micros: () => 120_000 },
  effects: { ...call, id: "x/effects", name: "Noises", micros: () => 1_000 },
  speech: { ...call, id: "x/speech", name: "Says", micros: ({ characters }) => characters * 60 },
  judge: null,
};

const madeBy = (models: Partial<Record<"image" | "video" | "sound", string>>): EarlierWork => ({
  text: true,
  judge: null,
  modelOf: (slot) => {
    if (slot.endsWith("/clip")) return models.video ?? null;
    if (/voice|effect|music/.test(slot)) return models.sound ?? null;
    return models.image ?? null;
  },
});

const amountOf = (estimate: ReturnType<typeof estimateRun>, stage: string) =>
  estimate.lines
    .filter((line) => line.stage === stage)
    .reduce((sum, { amountMicros }) => sum + amountMicros, 0);

describe("estimateRun", () => {
  const { brief, plan } = plannedAd(prompt, { durationSeconds: 30, clips: 2 });

  test("clips are counted in the lengths that the model makes, not in shots", () => {
    const one = estimateRun(briefFor(prompt, { durationSeconds: 30, clips: 2 }), prices);
    const clips = one.lines.find(({ stage }) => stage === "clips");
    // Two shots of 15 s: 10 s and 5 s each.
    expect(clips).toMatchObject({ quantity: 4, unit: "clips", model: "Moves", amountMicros: 3_000_000 });
    expect(one.byShot).toEqual([]);
    expect(one.shots).toBe(2);
  });

  test("the total is the sum of its lines, in whole micro-dollars, with sound and words", () => {
    const estimate = estimateRun(brief, prices, { plan, earlier: madeBy({}) });
    expect(estimate.totalMicros).toBe(
      estimate.lines.reduce((sum, { amountMicros }) => sum + amountMicros, 0),
    );
    expect(Number.isInteger(estimate.totalMicros)).toBe(true);
    expect(amountOf(estimate, "enhance")).toBe(0);
    const spoken = plan.shots.reduce((sum, shot) => sum + (shot.voiceOver?.length ?? 0), 0);
    const effects = plan.shots.reduce((sum, shot) => sum + shot.sounds.length, 0);
    expect(amountOf(estimate, "sound")).toBe(120_000 + spoken * 60 + effects * 1_000);
  });

  test("a frame that is taken over costs nothing", () => {
    const chained = structuredClone(plan);
    for (const shot of chained.shots) shot.continuesPrevious = true;
    const pictures = (given: typeof plan) =>
      estimateRun(brief, prices, { plan: given, earlier: madeBy({}) }).lines.find(
        ({ stage }) => stage === "frames",
      )?.quantity;
    const apart = structuredClone(plan);
    for (const shot of apart.shots) shot.continuesPrevious = false;
    expect([pictures(apart), pictures(chained)]).toEqual([4, 3]);
  });

  test("what the same models made before is there already, for nothing and in no time", () => {
    const earlier: EarlierWork = {
      text: true,
      judge: null,
      modelOf: (slot) => {
        if (slot.endsWith("/clip")) return "x/video";
        if (slot === slots.music) return "x/music";
        if (slot.includes("/voice")) return "x/speech";
        return slot.includes("/effect") ? "x/effects" : "x/image";
      },
    };
    const kept = estimateRun(brief, prices, { plan, earlier });
    expect(kept.totalMicros).toBe(0);
    expect(kept.lines.every(({ cached }) => cached)).toBe(true);
    expect(kept.byShot.every(({ cached }) => cached)).toBe(true);
    expect(kept.typicalSeconds).toBeLessThan(60);
  });

  test("other pictures mean other clips; other clips leave the pictures", () => {
    const otherVideo = estimateRun(brief, prices, {
      plan,
      earlier: madeBy({ image: "x/image", video: "draft" }),
    });
    expect(amountOf(otherVideo, "frames")).toBe(0);
    expect(amountOf(otherVideo, "clips")).toBeGreaterThan(0);
    const otherImage = estimateRun(brief, prices, {
      plan,
      earlier: madeBy({ image: "draft", video: "x/video" }),
    });
    expect(amountOf(otherImage, "frames")).toBeGreaterThan(0);
    expect(amountOf(otherImage, "clips")).toBe(amountOf(otherVideo, "clips"));
  });

  test("a judge is asked once for each shot, and not again about clips that it has judged", () => {
    const judge = { ...call, id: "x/judge", name: "Says what it thinks", micros: () => 7_000 };
    const kept = madeBy({ image: "x/image", video: "x/video", sound: "x/music" });
    const opinions = (earlier: EarlierWork, models: RunPrices = { ...prices, judge }) =>
      amountOf(estimateRun(brief, models, { plan, earlier }), "score");
    expect(opinions(kept, { ...prices, judge: null })).toBe(0);
    expect(opinions(kept)).toBe(2 * 7_000);
    expect(opinions({ ...kept, judge: "x/judge" })).toBe(0);
    expect(opinions({ ...madeBy({}), judge: "x/judge" })).toBe(2 * 7_000);
    const unscored = { ...brief, coherence: { ...brief.coherence, qualityRegeneration: false } };
    const silent = estimateRun(unscored, { ...prices, judge }, { plan, earlier: kept });
    expect(amountOf(silent, "score")).toBe(0);
  });

  test("other words mean another plan, so nothing counts as made", () => {
    const all = estimateRun(brief, prices, {
      plan,
      earlier: { ...madeBy({ image: "x/image" }), text: false },
    });
    expect(all.lines.some(({ cached }) => cached)).toBe(false);
    expect(all.byShot).toEqual([]);
  });

  test("clips side by side take as long as the longest, one by one as long as all", () => {
    const timed = (parallelClips: boolean) => {
      const calm = { ...brief, coherence: { ...brief.coherence, parallelClips } } satisfies ResolvedBrief;
      return estimateRun(calm, prices, { plan, earlier: madeBy({ image: "x/image" }) }).typicalSeconds;
    };
    expect(timed(false) - timed(true)).toBe(20);
  });
});

describe("the effect of each setting", () => {
  const effects = (form: Parameters<typeof briefFor>[1], known: Parameters<typeof estimateRun>[2] = {}) => {
    const brief = briefFor(prompt, form);
    const { coherence: settings } = brief;
    return Object.fromEntries(
      settingEffects(brief, prices, { settings, retakesMax: 2, ...known }).map(({ key, ...effect }) => [
        key,
        effect,
      ]),
    );
  };

  test("grows with the video, before there is a plan", () => {
    const short = effects({ durationSeconds: 10, clips: 2 });
    const long = effects({ durationSeconds: 60, clips: 12 });
    for (const key of ["parallelClips", "chainedFrames"]) {
      expect(Math.abs(long[key]?.seconds ?? 0)).toBeGreaterThan(Math.abs(short[key]?.seconds ?? 0));
    }
    expect(long.qualityRegeneration?.seconds).toBeGreaterThan(short.qualityRegeneration?.seconds ?? 0);
    expect(long.qualityRegeneration?.upToMicros).toBe(12 * 5 * 100_000 * 2);
    expect(short.chainedFrames?.micros).toBe(0);
    expect(long.chainedFrames?.micros).toBe(-3 * 30_000);
  });

  test("is what the run costs with it less what it costs without", () => {
    const { referenceIdentity, detailedPlanning, twoAgentEnhancement, parallelClips, sameSeed } = effects({
      durationSeconds: 30,
      clips: 3,
    });
    expect(referenceIdentity).toEqual({ micros: 3 * 30_000, seconds: 10, upToMicros: 0 });
    // Three rounds of a story and its review; without a plan there are no reference pictures either.
    expect(detailedPlanning).toEqual({ micros: 3 * (2600 + 4800) + 90_000, seconds: 70, upToMicros: 0 });
    expect(twoAgentEnhancement).toEqual({ micros: 3 * (900 + 1200), seconds: 60, upToMicros: 0 });
    expect(parallelClips).toEqual({ micros: 0, seconds: -20, upToMicros: 0 });
    expect(sameSeed).toEqual({ micros: 0, seconds: 0, upToMicros: 0 });
  });

  test("counts with the plan once there is one, and with what is there already", () => {
    const plan = structuredClone(plannedAd(prompt, { durationSeconds: 30, clips: 2 }).plan);
    for (const shot of plan.shots) shot.continuesPrevious = true;
    const form = { durationSeconds: 30, clips: 2 };
    expect(effects(form, { plan, earlier: madeBy({}) }).chainedFrames?.micros).toBe(-30_000);
    expect(effects(form, { plan, earlier: madeBy({}) }).detailedPlanning?.micros).toBe(
      30_000 * plan.elements.filter(({ kind }) => kind !== "location").length,
    );
  });
});

describe("what models cannot honour", () => {
  const capable: ChosenModels = {
    image: { name: "Stills", references: 10 },
    video: {
      name: "Moves",
      durations: [4, 6, 8],
      capabilities: {
        firstFrame: "optional",
        lastFrame: true,
        references: 0,
        seed: true,
        negativePrompt: true,
        audio: false,
      },
    },
  };
  const warnings = (form: Parameters<typeof briefFor>[1], models = capable) => {
    const brief = briefFor(prompt, form);
    return warningsOf(brief, { work: expectedWork(brief, null), models });
  };

  test("nothing is said of models that can do all of it", () => {
    expect(warnings({ durationSeconds: 12, clips: 2, imageDigests: ["a"] })).toEqual([]);
  });

  test("photos that the model is not shown are said", () => {
    const poor: ChosenModels = { ...capable, image: { name: "Stills", references: 0 } };
    expect(warnings({ durationSeconds: 12, clips: 2, imageDigests: ["a"] }, poor)).toEqual([
      expect.stringContaining("your product photos are not shown to it"),
    ]);
  });

  test("a shot longer than the longest clip is said with the clips it takes", () => {
    expect(warnings({ durationSeconds: 30, clips: 2 })).toEqual([
      expect.stringContaining("A shot of 15 s takes 2 clips of 8 s"),
    ]);
  });

  test("a shot shorter than the clip it is cut out of is told, once", () => {
    const brief = briefFor(prompt, { durationSeconds: 20, clips: 4 });
    expect(trimNotices(brief, { work: expectedWork(brief, null), models: capable })).toEqual([
      expect.stringContaining("a shot of 5 s is cut out of one 6-s clip"),
    ]);
  });
});

test("each take of a shot is paid for, and one that is there already is not", () => {
  const { brief, plan } = plannedAd(prompt, { durationSeconds: 10, clips: 2 });
  const once = estimateRun(brief, prices, { plan, earlier: madeBy({ image: "x/image" }) });
  const thrice = estimateRun(brief, prices, { plan, earlier: madeBy({ image: "x/image" }), attempts: 3 });
  expect(amountOf(thrice, "clips")).toBe(3 * amountOf(once, "clips"));
  const first = madeBy({ image: "x/image", video: "x/video" });
  const more = estimateRun(brief, prices, { plan, earlier: first, attempts: 3 });
  expect(amountOf(more, "clips")).toBe(2 * amountOf(once, "clips"));
});
