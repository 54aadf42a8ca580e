import { Disclosure } from "@/components/ui/disclosure";
import type { ModelChoice } from "@/domain/catalogue/model-choice";
import { ModelFields } from "@/features/models/model-fields";
import { choiceText } from "@/features/models/offer-choice";
import { trpc } from "@/trpc/client";

/** The choice of models, folded: a video needs none. */
export function ModelSection({
  value,
  onChange,
}: {
  value: ModelChoice;
  onChange: (choice: ModelChoice) => void;
}) {
  const offers = trpc.models.offers.useQuery();
  return (
    <Disclosure summary="Models" aside={offers.data && choiceText(offers.data, value)}>
      <ModelFields offers={offers.data} error={offers.error} value={value} onChange={onChange} />
    </Disclosure>
  );
}
