"use client";

import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import { brandOfKit } from "@/domain/library/brand-kit";
import type { Draft } from "@/features/composer/draft";
import { uploadedImage } from "@/features/product-images/uploaded-image";
import { FailureCallout } from "@/features/shell/failure-callout";
import { trpc } from "@/trpc/client";

const noKit: Draft["brand"] = { name: "", colours: [], font: "Inter" };

/** Fills the fields of a brand from a kit of the library; what is changed afterwards is changed for this video only. */
export function BrandKitSelect({
  brand,
  className,
  onBrand,
  onLogo,
}: {
  brand: Draft["brand"];
  className?: string;
  onBrand: (brand: Draft["brand"]) => void;
  onLogo: (logo: Draft["logo"]) => void;
}) {
  const kits = trpc.brandKits.list.useQuery();
  if (kits.error) return <FailureCallout error={kits.error} onRetry={() => void kits.refetch()} />;
  function choose(id: string) {
    const kit = kits.data?.find((known) => known.id === id);
    if (!kit) {
      onBrand(noKit);
      onLogo(null);
      return;
    }
    const { logoDigest, ...rest } = brandOfKit(kit.content, kit);
    onBrand(rest);
    const logo = logoDigest === null ? undefined : kit.files[logoDigest];
    onLogo(logo && logoDigest ? uploadedImage.parse({ ...logo, digest: logoDigest }) : null);
  }
  return (
    <Field
      label="Brand kit"
      className={className ?? ""}
      hint={
        kits.data?.length === 0
          ? "Kits are made in the library: colours, font, logo and tone for every video of a brand."
          : "Fills the fields below; what you change here is changed for this video only."
      }
    >
      {(control) => (
        <Select {...control} value={brand.kit?.id ?? ""} onChange={(event) => choose(event.target.value)}>
          <option value="">None: set by hand</option>
          {kits.data?.map(({ id, content }) => (
            <option key={id} value={id}>
              {content.name}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
