import { describe, expect, test } from "vitest";
import { brief } from "@/domain/brief/brief";
import { slots } from "@/domain/shot/take";
import { plannedAd } from "@/testing/planned-ad";
import { briefChanges } from "./brief-changes";
import { slotsAnew } from "./kept-work";
import { changeText, pairedScores } from "./paired-scores";
import { trendRange, trendText } from "./trend";

const plain = brief.parse({ prompt: "Running shoes for city runners at dawn" });

describe("what changed in a brief", () => {
  test("is told field by field in people's words, and nothing of what is the same", () => {
    expect(briefChanges(plain, plain)).toEqual([]);
    const after = {
      ...plain,
      durationSeconds: 10,
      heroDigest: "d",
      imageDigests: ["a", "b"],
      coherence: { ...plain.coherence, chainedFrames: false },
    };
    expect(briefChanges(plain, after).map(({ title, before, after: is }) => [title, before, is])).toEqual([
      ["Length", "Automatic", "10 s"],
      ["Product photos", "None", "2 photos"],
      ["Hero frame", "None", "Chosen"],
      ["Chain frames", "On", "Off"],
    ]);
  });

  test("photos and hero frames that are others are told as others", () => {
    const before = { ...plain, imageDigests: ["a"], heroDigest: "x" };
    const changes = briefChanges(before, { ...plain, imageDigests: ["b"], heroDigest: "y" });
    expect(changes.map(({ after }) => after)).toEqual(["1 photo, others than before", "Another one"]);
  });
});

describe("what has to be drawn anew", () => {
  const { plan, brief: resolved } = plannedAd("Running shoes for city runners at dawn", {
    clips: 6,
    seed: 4,
  });
  const before = { brief: resolved, heroDigest: null };
  const anewWith = (coherence: Partial<typeof resolved.coherence>) =>
    slotsAnew(plan, before, {
      ...before,
      brief: { ...resolved, coherence: { ...resolved.coherence, ...coherence } },
    });
  const keysOf = (anew: Set<string>) => new Set([...anew].map((slot) => slot.split("/")[1]));

  test("is nothing when nothing that is drawn after has changed", () => {
    expect(anewWith({ parallelClips: false, qualityRegeneration: false }).size).toBe(0);
  });

  test("is what continues another shot when frames are not chained any more", () => {
    const continuing = plan.shots.filter(({ continuesPrevious }) => continuesPrevious).map(({ key }) => key);
    expect(continuing.length).toBeGreaterThan(0);
    const anew = keysOf(anewWith({ chainedFrames: false }));
    expect(continuing.every((key) => anew.has(key))).toBe(true);
    expect(anew.has(plan.shots[0]?.key)).toBe(false);
  });

  test("is all shots but the first when each has a seed of its own", () => {
    const frames = plan.shots.map(({ key }) => slots.firstFrame(key));
    const anew = anewWith({ sameSeed: false });
    expect(frames.map((slot) => anew.has(slot))).toEqual(frames.map((_slot, index) => index > 0));
  });

  test("is the references and the opening frame with another hero frame", () => {
    const anew = slotsAnew(plan, before, { ...before, heroDigest: "d" });
    const references = plan.elements.map(({ key }) => slots.reference(key));
    expect([...anew].toSorted()).toEqual(
      [...references, slots.firstFrame(plan.shots[0]?.key ?? "")].toSorted(),
    );
  });
});

describe("the trend of the score", () => {
  test("is said in a sentence, unscored iterations left out", () => {
    const points = [
      { number: 1, score: 60.2 },
      { number: 2, score: null },
      { number: 3, score: 81 },
      { number: 4, score: 72.6 },
    ];
    expect(trendText(points)).toBe(
      "Iteration 4 scored 73 of 100, 13 more than iteration 1; the best is iteration 3 with 81.",
    );
    expect(trendText([])).toBe("No iteration was scored.");
  });

  test("is drawn on whole tens around all scores", () => {
    expect(trendRange([{ number: 1, score: 71 }])).toEqual({ low: 60, high: 80 });
    expect(
      trendRange([
        { number: 1, score: 35 },
        { number: 2, score: 88 },
      ]),
    ).toEqual({ low: 30, high: 90 });
  });
});

test("two iterations are compared by what was measured on both in the same way, and not across versions", () => {
  const metric = (score: number) => ({
    metric: "imagingQuality" as const,
    method: "signal" as const,
    score,
    measured: 2,
  });
  const was = { accepted: true, overall: 60, metrics: [metric(50)], versions: ["signal-1"] };
  const is = {
    accepted: true,
    overall: 70,
    metrics: [metric(80), { ...metric(10), metric: "clipping" as const }],
    versions: ["signal-1"],
  };
  expect(pairedScores(was, is)).toEqual([
    { title: "Overall", was: 60, is: 70 },
    { title: "Image", was: 50, is: 80 },
  ]);
  expect(pairedScores(was, { ...is, versions: ["signal-2"] })).toHaveLength(1);
  expect([
    changeText({ was: 60, is: 70.4 }),
    changeText({ was: 60, is: 60.2 }),
    changeText({ was: 9, is: null }),
  ]).toEqual(["+10", "same", "–"]);
});
