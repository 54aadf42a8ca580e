import { StudioError } from "@/domain/errors";
import type { ClipGrade, Cut } from "../cut";
import { isNested } from "../nested";
import { requireClip } from "./find-item";

/** What a grade may be set to by hand: exposure, contrast and saturation as factors, warmth from cold to warm. */
export const gradeLimits = {
  exposure: { min: 0.5, max: 1.6 },
  contrast: { min: 0.6, max: 1.5 },
  saturation: { min: 0, max: 2 },
  warmth: { min: -1, max: 1 },
} as const satisfies Record<keyof ClipGrade, { min: number; max: number }>;

export const neutralGrade = {
  exposure: 1,
  contrast: 1,
  saturation: 1,
  warmth: 0,
} as const satisfies Required<ClipGrade>;

export function gradeOf(cut: Cut, clipId: string): Required<ClipGrade> {
  return { ...neutralGrade, ...cut.grade.clips[clipId] };
}

/** Changes the look of one clip. A clip that looks as it was filmed is not named any more. */
export function gradeClip(cut: Cut, { clipId, ...change }: { clipId: string } & Partial<ClipGrade>): Cut {
  const { item } = requireClip(cut, clipId);
  if (isNested(item)) {
    throw new StudioError("invalid-input", `Open ${item.name} to change the colours of the clips in it.`);
  }
  const wanted = { ...gradeOf(cut, clipId), ...change };
  const bounded = (name: keyof ClipGrade) =>
    Math.max(gradeLimits[name].min, Math.min(gradeLimits[name].max, wanted[name]));
  const contrast = bounded("contrast");
  const grade: ClipGrade = {
    exposure: bounded("exposure"),
    saturation: bounded("saturation"),
    warmth: bounded("warmth"),
    ...(contrast !== 1 && { contrast }),
  };
  const { [clipId]: earlier, ...others } = cut.grade.clips;
  const isNeutral = contrast === 1 && grade.exposure === 1 && grade.saturation === 1 && grade.warmth === 0;
  return { ...cut, grade: { ...cut.grade, clips: isNeutral ? others : { ...others, [clipId]: grade } } };
}
