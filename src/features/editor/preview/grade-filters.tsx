import type { Cut } from "@/domain/timeline/cut";
import { gradeMatrix } from "@/domain/timeline/grade-matrix";
import { placedClips } from "@/domain/timeline/layout";

const filterId = (clipId: string) => `grade-${clipId.replace(/[^\w-]/g, "_")}`;

/** The CSS filter of a clip's grade; empty when it looks as it was filmed. */
export const gradeFilterOf = (cut: Cut, clipId: string): string =>
  gradeMatrix(cut, clipId) ? `url(#${filterId(clipId)})` : "";

/** The grades of a cut as filters that the preview's videos refer to. */
export function GradeFilters({ cut }: { cut: Cut }) {
  return (
    <svg aria-hidden className="absolute size-0">
      {placedClips(cut).map(({ item }) => {
        const matrix = gradeMatrix(cut, item.id);
        return (
          matrix && (
            <filter key={item.id} id={filterId(item.id)} colorInterpolationFilters="sRGB">
              <feColorMatrix type="matrix" values={matrix.map((value) => value.toFixed(5)).join(" ")} />
            </filter>
          )
        );
      })}
    </svg>
  );
}
