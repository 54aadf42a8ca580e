"use client";

import { Plus, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input, Select } from "@/components/ui/input";
import { brandFonts, briefLimits } from "@/domain/brief/brief";
import { BrandLogo } from "@/features/composer/brand-logo";
import type { Draft } from "@/features/composer/draft";
import { BrandKitSelect } from "@/features/library/brand-kit-select";
import type { Uploads } from "@/features/product-images/use-uploads";

type Brand = Draft["brand"];

/** The colour a fresh swatch starts with: something to see, nobody's brand. */
const newColour = "#d98b3a";

export function BrandFields({
  brand,
  logo,
  logoUpload,
  errors,
  onBrand,
  onLogo,
}: {
  brand: Brand;
  logo: Draft["logo"];
  logoUpload: Uploads;
  errors: Record<string, string>;
  onBrand: (brand: Brand) => void;
  onLogo: (logo: Draft["logo"]) => void;
}) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <BrandKitSelect className="sm:col-span-2" brand={brand} onBrand={onBrand} onLogo={onLogo} />
      <Field label="Brand name" error={errors["brand.name"]}>
        {(control) => (
          <Input
            {...control}
            value={brand.name}
            maxLength={60}
            placeholder="As it is written on the product"
            onChange={(event) => onBrand({ ...brand, name: event.target.value })}
          />
        )}
      </Field>
      <Field
        label="Font of texts in the video"
        {...(brand.ownFont && { hint: `For what “${brand.ownFont.family}” of the kit does not have.` })}
      >
        {(control) => (
          <Select
            {...control}
            value={brand.font}
            onChange={(event) => {
              const font = brandFonts.find((candidate) => candidate === event.target.value);
              if (font) onBrand({ ...brand, font });
            }}
          >
            {brandFonts.map((font) => (
              <option key={font}>{font}</option>
            ))}
          </Select>
        )}
      </Field>
      <BrandColours colours={brand.colours} onChange={(colours) => onBrand({ ...brand, colours })} />
      <BrandLogo logo={logo} upload={logoUpload} onRemove={() => onLogo(null)} />
    </div>
  );
}

function BrandColours({ colours, onChange }: { colours: string[]; onChange: (colours: string[]) => void }) {
  return (
    <fieldset className="grid content-start gap-1.5">
      <legend className="mb-1.5 font-medium text-sm">Brand colours</legend>
      <div className="flex flex-wrap gap-2">
        {colours.map((colour, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a colour is what it is by its place, two may be equal
          <div key={index} className="flex items-center rounded-md border border-line bg-background">
            <input
              type="color"
              aria-label={`Brand colour ${index + 1}`}
              value={colour}
              onChange={(event) => onChange(colours.with(index, event.target.value))}
              className="h-9 w-10 cursor-pointer rounded-l-md bg-transparent p-1"
            />
            <span className="font-mono text-xs">{colour}</span>
            <Button
              variant="ghost"
              size="icon-sm"
              aria-label={`Remove brand colour ${index + 1}`}
              onClick={() => onChange(colours.toSpliced(index, 1))}
            >
              <X aria-hidden />
            </Button>
          </div>
        ))}
        {colours.length < briefLimits.brandColours && (
          <Button onClick={() => onChange([...colours, newColour])}>
            <Plus aria-hidden /> Add colour
          </Button>
        )}
      </div>
    </fieldset>
  );
}
