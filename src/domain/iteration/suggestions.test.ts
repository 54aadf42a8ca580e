import { describe, expect, test } from "vitest";
import { brief } from "@/domain/brief/brief";
import type { MetricName } from "@/domain/quality/metrics";
import { createScorecard, type Scorecard } from "@/domain/quality/scorecard";
import { type Measured, suggestNext } from "./suggestions";

const card = (scores: Partial<Record<MetricName, number>>, subject: Scorecard["subject"] = "clip") =>
  createScorecard(
    subject,
    Object.entries(scores).map(([metric, score]) => ({
      metric: metric as MetricName,
      method: "signal" as const,
      score,
      raw: 0,
      parts: {},
      note: null,
    })),
  );
const good = card({ temporalFlickering: 90, imagingQuality: 85 });

function measured(
  change: Partial<Measured>,
  coherence: Partial<Measured["brief"]["coherence"]> = {},
): Measured {
  return {
    brief: brief.parse({ prompt: "A bottle on a beach at noon", coherence }),
    clips: ["s1", "s2", "s3"].map((shotKey) => ({ shotKey, card: good, draft: false })),
    seams: [],
    ...change,
  };
}
const clips = (...cards: Scorecard[]) =>
  cards.map((one, index) => ({ shotKey: `s${index + 1}`, card: one, draft: false }));
const seam = (number: number, scores: Partial<Record<MetricName, number>>, continues = true) => ({
  number,
  continues,
  card: card(scores, "seam"),
});

describe("what to try next", () => {
  test.each<{ name: string; given: Measured; title: string; change: object }>([
    {
      name: "flicker redraws the shots that flicker",
      given: measured({ clips: clips(good, card({ temporalFlickering: 30 }), card({ frozenFrames: 50 })) }),
      title: "Redraw shots 2 and 3 with another seed",
      change: { coherence: {}, redraw: ["s2", "s3"] },
    },
    {
      name: "a jump without chaining chains",
      given: measured({ seams: [seam(1, { seamJump: 40 })] }, { chainedFrames: false }),
      title: "Chain the frames",
      change: { coherence: { chainedFrames: true }, redraw: [] },
    },
    {
      name: "a jump in spite of chaining redraws the shot behind it",
      given: measured({ seams: [seam(2, { seamJump: 40 })] }),
      title: "Redraw shot 3 with another seed",
      change: { coherence: {}, redraw: ["s3"] },
    },
    {
      name: "uneven colours are graded",
      given: measured({ seams: [seam(1, { colourMatch: 20 }, false)] }, { finishing: false }),
      title: "Grade the cut",
      change: { coherence: { finishing: true }, redraw: [] },
    },
    {
      name: "weak pictures without checks are checked",
      given: measured({ clips: clips(card({ imagingQuality: 30 })) }, { qualityRegeneration: false }),
      title: "Let poor takes be made again",
      change: { coherence: { qualityRegeneration: true }, redraw: [] },
    },
  ])("$name", ({ given, title, change }) => {
    expect(suggestNext(given).map((one) => [one.title, one.change])).toEqual([[title, change]]);
  });

  test("what no setting can mend asks for a decision", () => {
    const pictures = suggestNext(measured({ clips: clips(card({ imagingQuality: 30 })) }));
    expect(pictures.map(({ leadsTo }) => leadsTo)).toEqual(["models"]);
    const colours = suggestNext(measured({ seams: [seam(1, { colourMatch: 20 })] }));
    expect(colours.map(({ leadsTo }) => leadsTo)).toEqual(["heroes"]);
  });

  test("says what was measured where, the weakest first, each fault once", () => {
    const weak = card({ temporalFlickering: 40, motionSmoothness: 30 });
    const [first, second] = suggestNext(
      measured({ clips: clips(weak, good), seams: [seam(1, { seamJump: 10 })] }, { chainedFrames: false }),
    );
    expect(first?.title).toBe("Chain the frames");
    expect(second?.reason).toMatch(/^Smooth motion: 30 of 100 in shot 1\..* Weak as well: flicker\.$/);
  });

  test("nothing is suggested where nothing is weak, or nothing was measured", () => {
    expect(suggestNext(measured({}))).toEqual([]);
    expect(suggestNext(measured({ clips: [{ shotKey: "s1", card: null, draft: true }] }))).toEqual([]);
  });
});
