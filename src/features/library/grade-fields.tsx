import { Slider } from "@/components/ui/slider";
import type { LookContent } from "@/domain/look/look";
import type { SceneGrade } from "@/domain/picture/scene-spec";

type Visual = LookContent["visual"];
type Factor = Exclude<keyof SceneGrade, "shadows" | "highlights">;

const factors: Record<Factor, { title: string; min: number; max: number }> = {
  saturation: { title: "Colour", min: 0, max: 2 },
  contrast: { title: "Contrast", min: 0.5, max: 1.6 },
  lift: { title: "Lightness", min: -0.3, max: 0.3 },
  warmth: { title: "Warmth", min: -2, max: 2 },
  vignette: { title: "Dark corners", min: 0, max: 1 },
  toning: { title: "Toning", min: 0, max: 1 },
};

/** How pictures are graded: what drafts are drawn with, and how the finished film is grained. */
export function GradeFields({
  value,
  onChange,
}: {
  value: Visual;
  onChange: (values: Partial<Visual>) => void;
}) {
  const { grade, grain } = value;
  const setGrade = (values: Partial<SceneGrade>) => onChange({ grade: { ...grade, ...values } });
  return (
    <fieldset className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
      <legend className="mb-1.5 font-medium text-sm">Grade</legend>
      {(Object.keys(factors) as Factor[]).map((name) => (
        <Scale
          key={name}
          {...factors[name]}
          value={grade[name]}
          onChange={(factor) => setGrade({ [name]: factor })}
        />
      ))}
      <Scale
        title="Film grain"
        min={0}
        max={1}
        value={grain}
        onChange={(grains) => onChange({ grain: grains })}
      />
      <div className="flex flex-wrap items-center gap-4 text-sm">
        {(["shadows", "highlights"] as const).map((end) => (
          <label key={end} className="flex items-center gap-2">
            {end === "shadows" ? "Dark tone" : "Light tone"}
            <input
              type="color"
              value={grade[end]}
              className="size-8 cursor-pointer rounded-md border border-line bg-transparent p-1"
              onChange={(event) => setGrade({ [end]: event.target.value })}
            />
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Scale({
  title,
  min,
  max,
  value,
  onChange,
}: {
  title: string;
  min: number;
  max: number;
  value: number;
  onChange: (value: number) => void;
}) {
  return (
    <div className="grid gap-0.5">
      <span className="flex justify-between text-sm">
        <span>{title}</span>
        <span className="font-mono text-muted text-xs">{value.toFixed(2)}</span>
      </span>
      <Slider
        aria-label={title}
        min={min}
        max={max}
        step={0.01}
        value={[value]}
        onValueChange={([next]) => next !== undefined && onChange(next)}
      />
    </div>
  );
}
