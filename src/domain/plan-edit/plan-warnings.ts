import type { Plan, PlanShot, TextOverlay } from "@/domain/plan/plan";
import { lengthDifference } from "@/domain/plan/plan-problems";
import { countWords, speechSeconds } from "@/domain/text/wording";
import { segmentsOf } from "./segments";

export type PlanWarning = {
  kind:
    | "length"
    | "long-hook"
    | "no-product-at-end"
    | "text-too-long"
    | "text-too-quick"
    | "texts-overlap"
    | "voice-too-long"
    | "short-shot"
    | "no-action";
  /** The shot it is about; null for the whole video. */
  shotKey: string | null;
  message: string;
};

const hookSeconds = 3;
const shortestSeconds = 1;

/**
 * Characters that a text of each role has room for inside the safe area of an upright picture, at the smallest size that
 * is still its style's: lines of the role, its surface taken off, at half to two thirds of an em a letter.
 */
const roomFor: Record<TextOverlay["role"], number> = { hook: 70, body: 100, brand: 50, cta: 60 };

/** Words a second that people read off a moving picture, and the moment it takes them to find the text. */
const reading = { wordsPerSecond: 3.5, seconds: 0.5 };

const seconds = (frames: number, { fps }: Pick<Plan, "fps">) => frames / fps;
const secondsText = (value: number) => `${value.toFixed(1)} s`;

/** What will not work as the plan stands, or will be hard to see, read or hear. None of it keeps a maker from going on. */
export function planWarnings(plan: Plan): PlanWarning[] {
  return [...lengthWarnings(plan), ...openingWarnings(plan), ...closingWarnings(plan), ...shotWarnings(plan)];
}

function lengthWarnings(plan: Plan): PlanWarning[] {
  const difference = lengthDifference(plan);
  if (difference === 0) return [];
  const whole = secondsText(seconds(plan.durationFrames, plan));
  const by = secondsText(Math.abs(seconds(difference, plan)));
  const message = `The shots last ${by} ${difference > 0 ? "more" : "less"} than the video, which has ${whole}. Rebalance them before anything is made.`;
  return [{ kind: "length", shotKey: null, message }];
}

function openingWarnings(plan: Plan): PlanWarning[] {
  const [hook] = segmentsOf(plan);
  if (hook?.kind !== "hook") return [];
  const length = seconds(hook.durationFrames, plan);
  // Shares of frames are rounded: a frame more is not what anybody sees.
  if (hook.durationFrames <= hookSeconds * plan.fps + 1) return [];
  const message = `The hook lasts ${secondsText(length)}. Most people decide within ${hookSeconds} s whether they go on watching.`;
  return [{ kind: "long-hook", shotKey: hook.shots[0]?.key ?? null, message }];
}

function closingWarnings({ elements, shots }: Plan): PlanWarning[] {
  const products = new Set(elements.filter(({ kind }) => kind === "product").map(({ key }) => key));
  const last = shots.at(-1);
  if (!last || products.size === 0 || last.elements.some(({ key }) => products.has(key))) return [];
  const message = "The last shot does not show the product. It is what people should remember.";
  return [{ kind: "no-product-at-end", shotKey: last.key, message }];
}

const shotWarnings = (plan: Plan): PlanWarning[] =>
  plan.shots.flatMap((shot) =>
    [...contentWarnings(plan, shot), ...textWarnings(plan, shot)].map((warning) => ({
      ...warning,
      shotKey: shot.key,
    })),
  );

type ShotWarning = Omit<PlanWarning, "shotKey">;

function contentWarnings(plan: Plan, shot: PlanShot): ShotWarning[] {
  const length = seconds(shot.durationFrames, plan);
  const spoken = shot.voiceOver === null ? 0 : speechSeconds(shot.voiceOver);
  const warnings: ShotWarning[] = [];
  if (shot.action.trim() === "") {
    warnings.push({ kind: "no-action", message: "Nothing happens yet. Say what is to be seen." });
  }
  if (length < shortestSeconds) {
    warnings.push({ kind: "short-shot", message: `${secondsText(length)} is hard to take in.` });
  }
  if (spoken > length) {
    const message = `The voice needs about ${secondsText(spoken)}, the shot lasts ${secondsText(length)}.`;
    warnings.push({ kind: "voice-too-long", message });
  }
  return warnings;
}

function textWarnings(plan: Plan, shot: PlanShot): ShotWarning[] {
  const length = seconds(shot.durationFrames, plan);
  const words = shot.overlays.reduce((sum, { text }) => sum + countWords(text), 0);
  const needed = reading.seconds + words / reading.wordsPerSecond;
  const places = shot.overlays.map(({ position }) => position);
  const warnings: ShotWarning[] = shot.overlays
    .filter(({ text, role }) => text.length > roomFor[role])
    .map(({ text, role }) => ({
      kind: "text-too-long",
      message: `“${text.slice(0, 24)}…” does not fit into the safe area. Keep it to about ${roomFor[role]} characters.`,
    }));
  if (words > 0 && needed > length) {
    const message = `The text takes about ${secondsText(needed)} to read, the shot lasts ${secondsText(length)}.`;
    warnings.push({ kind: "text-too-quick", message });
  }
  if (new Set(places).size < places.length) {
    warnings.push({ kind: "texts-overlap", message: "Two texts stand in the same place. Move one of them." });
  }
  return warnings;
}
