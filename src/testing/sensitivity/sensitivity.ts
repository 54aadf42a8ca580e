import type { MetricName } from "@/domain/quality/metrics";
import type { Degradation } from "./degradation";
import { pictureFaults } from "./picture-faults";
import type { RawClip } from "./raw-clip";
import { type Scores, scoreRawClip, scoreRawSeam } from "./score-raw-clip";
import { seamFaults } from "./seam-faults";
import { drawNamed, partnerOf, sourceNames } from "./sources";
import { timeFaults } from "./time-faults";

export const degradations: readonly Degradation[] = [...pictureFaults, ...timeFaults, ...seamFaults];

/** Points of 100 that a metric may move by when a fault is none of its business. */
export const band = 15;

/** One fault on one source. */
export type Trial = {
  source: string;
  degradation: string;
  target: MetricName;
  /** The target's score without the fault and at the three strengths. */
  scores: readonly number[];
  /** The greatest change of a metric that the fault does not touch, and which one that was. */
  strayed: { metric: MetricName; by: number } | null;
};

/** Plays every fault on the named sources. */
export function playSensitivity(names: readonly string[] = sourceNames): Trial[] {
  const drawn = new Map<string, RawClip>();
  const draw = (name: string) => {
    const clip = drawn.get(name) ?? drawNamed(name);
    drawn.set(name, clip);
    return clip;
  };
  return names.flatMap((name) => {
    const clip = draw(name);
    const other = draw(partnerOf(name));
    const good = { clip: scoreRawClip(clip), seam: scoreRawSeam(clip) };
    return degradations
      .filter((degradation) => degradation.appliesTo?.(clip) ?? true)
      .map((degradation) => play(degradation, { clip, other, good }));
  });
}

function play(
  degradation: Degradation,
  { clip, other, good }: { clip: RawClip; other: RawClip; good: { clip: Scores; seam: Scores } },
): Trial {
  const { target, touches, strengths, inSeam } = degradation;
  const reference = inSeam ? good.seam : good.clip;
  const found = strengths.map((strength) => {
    const worse = degradation.apply(clip, strength, other);
    return inSeam ? scoreRawSeam(worse) : scoreRawClip(worse);
  });
  const untouched = (Object.keys(reference) as MetricName[]).filter(
    (metric) => metric !== target && !touches.includes(metric),
  );
  const strays = untouched
    .map((metric) => ({
      metric,
      by: Math.max(...found.map((scores) => Math.abs((scores[metric] ?? 0) - (reference[metric] ?? 0)))),
    }))
    .sort((a, b) => b.by - a.by);
  return {
    source: clip.name,
    degradation: degradation.name,
    target,
    scores: [reference, ...found].map((scores) => scores[target] ?? 0),
    strayed: strays[0] ?? null,
  };
}

/** Steps from one strength to the next, and those of them in which the target fell or had nothing left to lose. */
export function countFalls(trials: readonly Pick<Trial, "scores">[]): { steps: number; falls: number } {
  const steps = trials.flatMap(({ scores }) =>
    scores.slice(1).map((score, index) => {
      const before = scores[index] ?? 0;
      return score < before || (score === 0 && before === 0);
    }),
  );
  return { steps: steps.length, falls: steps.filter(Boolean).length };
}
