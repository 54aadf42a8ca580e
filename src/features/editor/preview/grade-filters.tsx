import type { Cut } from "@/domain/timeline/cut";
import { gradeOf } from "@/domain/timeline/edit/grade";
import { gradeMatrix } from "@/domain/timeline/grade-matrix";
import { seenClips } from "@/domain/timeline/nested";

/** Clips of one look share a filter: in most films there are few. */
const filterId = (cut: Cut, clipId: string): string => {
  const { exposure, contrast, saturation, warmth } = gradeOf(cut, clipId);
  const look = [exposure, contrast, saturation, warmth, cut.grade.contrast];
  return `grade-${look.map((value) => Math.round(value * 10_000)).join("_")}`;
};

/** The CSS filter of a clip's grade; empty when it looks as it was filmed. */
export const gradeFilterOf = (cut: Cut, clipId: string): string =>
  gradeMatrix(cut, clipId) ? `url(#${filterId(cut, clipId)})` : "";

/** The grades of a cut as filters that the preview's videos refer to. */
export function GradeFilters({ cut }: { cut: Cut }) {
  const clipOf = new Map(seenClips(cut).map(({ id }) => [filterId(cut, id), id]));
  return (
    <svg aria-hidden className="absolute size-0">
      {[...clipOf].map(([id, clipId]) => {
        const matrix = gradeMatrix(cut, clipId);
        return (
          matrix && (
            <filter key={id} id={id} colorInterpolationFilters="sRGB">
              <feColorMatrix type="matrix" values={matrix.map((value) => value.toFixed(5)).join(" ")} />
            </filter>
          )
        );
      })}
    </svg>
  );
}
