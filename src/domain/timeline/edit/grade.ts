import { StudioError } from "@/domain/errors";
import type { ClipGrade, Cut, LutUse } from "../cut";
import { isNested } from "../layout";
import { requireClip } from "./find-item";

/** What is set of a grade by numbers. */
type Factor = Exclude<keyof ClipGrade, "lut">;

/** What a grade may be set to by hand: exposure, contrast and saturation as factors, warmth from cold to warm. */
export const gradeLimits = {
  exposure: { min: 0.5, max: 1.6 },
  contrast: { min: 0.6, max: 1.5 },
  saturation: { min: 0, max: 2 },
  warmth: { min: -1, max: 1 },
} as const satisfies Record<Factor, { min: number; max: number }>;

export const neutralGrade = {
  exposure: 1,
  contrast: 1,
  saturation: 1,
  warmth: 0,
} as const satisfies Record<Factor, number>;

export function gradeOf(cut: Cut, clipId: string): Record<Factor, number> {
  const { lut: _table, ...factors } = cut.grade.clips[clipId] ?? plainGrade;
  return { ...neutralGrade, ...factors };
}

/** The table that a clip is seen through: its own, or that of the whole cut; null where there is none. */
export const lutOf = ({ grade }: Pick<Cut, "grade">, clipId: string): LutUse | null =>
  grade.clips[clipId]?.lut ?? grade.lut ?? null;

/** Every table that a cut names. */
export const lutsOf = ({ grade }: Pick<Cut, "grade">): LutUse[] =>
  [grade.lut, ...Object.values(grade.clips).map(({ lut }) => lut)].filter((lut) => lut !== undefined);

/** Gives one clip, or without an id the whole cut, a table for its colours, or with null takes it away. */
export function setLut(cut: Cut, { clipId, lut }: { clipId: string | null; lut: LutUse | null }): Cut {
  if (clipId === null) {
    const { lut: _earlier, ...rest } = cut.grade;
    return { ...cut, grade: { ...rest, ...(lut && { lut }) } };
  }
  requireGradable(cut, clipId);
  const { lut: _earlier, ...factors } = cut.grade.clips[clipId] ?? plainGrade;
  return withGrade(cut, clipId, { ...factors, ...(lut && { lut }) });
}

/** Changes the look of one clip. A clip that looks as it was filmed is not named any more. */
export function gradeClip(
  cut: Cut,
  { clipId, ...change }: { clipId: string } & Partial<Record<Factor, number>>,
): Cut {
  requireGradable(cut, clipId);
  const wanted = { ...gradeOf(cut, clipId), ...change };
  const bounded = (name: Factor) =>
    Math.max(gradeLimits[name].min, Math.min(gradeLimits[name].max, wanted[name]));
  const contrast = bounded("contrast");
  const lut = cut.grade.clips[clipId]?.lut;
  return withGrade(cut, clipId, {
    exposure: bounded("exposure"),
    saturation: bounded("saturation"),
    warmth: bounded("warmth"),
    ...(contrast !== 1 && { contrast }),
    ...(lut && { lut }),
  });
}

const plainGrade: ClipGrade = { exposure: 1, saturation: 1, warmth: 0 };

function requireGradable(cut: Cut, clipId: string): void {
  const { item } = requireClip(cut, clipId);
  if (!isNested(item)) return;
  throw new StudioError("invalid-input", `Open ${item.name} to change the colours of the clips in it.`);
}

function withGrade(cut: Cut, clipId: string, grade: ClipGrade): Cut {
  const { exposure, saturation, warmth, contrast = 1, lut } = grade;
  const { [clipId]: _earlier, ...others } = cut.grade.clips;
  const isNeutral = exposure === 1 && saturation === 1 && warmth === 0 && contrast === 1 && !lut;
  return { ...cut, grade: { ...cut.grade, clips: isNeutral ? others : { ...others, [clipId]: grade } } };
}
