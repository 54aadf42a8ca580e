import { Field } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import { Skeleton } from "@/components/ui/skeleton";
import type { HeroEstimate } from "@/domain/hero/estimate-heroes";
import { heroCount } from "@/domain/run/run";
import { ImageModelSelect } from "@/features/hero/image-model-select";
import { moneyText, waitText } from "@/features/wording/numbers";

/** How many hero frames, and who draws them. */
export type HeroWish = { count: number; model: string | null };

const counts = Array.from({ length: heroCount.max - heroCount.min + 1 }, (_, index) =>
  String(heroCount.min + index),
);

export function HeroWishFields({ value, onChange }: { value: HeroWish; onChange: (wish: HeroWish) => void }) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label="How many">
        {({ id }) => (
          <div id={id}>
            <Segmented
              label="How many hero frames"
              value={String(value.count)}
              options={counts.map((count) => ({ value: count, label: count }))}
              onChange={(count) => onChange({ ...value, count: Number(count) })}
            />
          </div>
        )}
      </Field>
      <ImageModelSelect value={value.model} onChange={(model) => onChange({ ...value, model })} />
    </div>
  );
}

/** What drawing them costs and takes. */
export function HeroPrice({ estimate }: { estimate: HeroEstimate | undefined }) {
  if (!estimate) return <Skeleton className="h-5 w-40" />;
  const plans = estimate.lines.some(({ stage, cached }) => stage === "plan" && !cached);
  return (
    <p className="text-sm" role="status">
      <span className="font-semibold">{moneyText(estimate.totalMicros)}</span>, about{" "}
      {waitText(estimate.typicalSeconds)}
      {plans && <span className="text-muted"> with the plan, which the video then uses</span>}
    </p>
  );
}
