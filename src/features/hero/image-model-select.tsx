import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import { offersOf, ownOffer } from "@/features/models/offer-choice";
import { trpc } from "@/trpc/client";

/** Who draws: this machine for nothing, or an image model that is there. @param value Null for this machine. */
export function ImageModelSelect({
  value,
  onChange,
}: {
  value: string | null;
  onChange: (model: string | null) => void;
}) {
  const offers = trpc.models.offers.useQuery();
  const images = offersOf(offers.data ?? [], "image");
  const own = ownOffer(offers.data ?? [], "image");
  const others = images.filter(({ id, available }) => id !== own?.id && (available || id === value));
  return (
    <Field label="Drawn by">
      {(control) => (
        <Select
          {...control}
          value={value ?? ""}
          onChange={(event) => onChange(event.target.value === "" ? null : event.target.value)}
        >
          <option value="">{own?.name ?? "This machine, free"}</option>
          {others.map(({ id, name, priceText }) => (
            <option key={id} value={id}>
              {name}, {priceText}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
