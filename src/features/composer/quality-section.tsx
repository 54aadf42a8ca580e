import { Disclosure } from "@/components/ui/disclosure";
import type { Draft } from "@/features/composer/draft";
import { QualitySettings } from "@/features/scorecard/quality-settings";
import { countText } from "@/features/wording/numbers";

const summaryOf = ({ coherence, quality }: Draft) =>
  coherence.qualityRegeneration ? `${countText(quality.attempts, "take")} of each shot` : "Off";

/** What is expected of takes, folded away behind a line that says it in short. */
export function QualitySection({
  draft,
  errors,
  onChange,
}: {
  draft: Draft;
  errors: Record<string, string>;
  onChange: (values: Pick<Draft, "quality">) => void;
}) {
  return (
    <Disclosure summary="Takes and quality" aside={summaryOf(draft)}>
      <QualitySettings
        value={draft.quality}
        errors={errors}
        active={draft.coherence.qualityRegeneration}
        onChange={(quality) => onChange({ quality })}
      />
    </Disclosure>
  );
}
