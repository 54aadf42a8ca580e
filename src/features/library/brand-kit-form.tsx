import { useMutation } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Input, Select } from "@/components/ui/input";
import { brandFonts, briefLimits } from "@/domain/brief/brief";
import { type BrandKit, brandKit } from "@/domain/library/brand-kit";
import { BrandLogo } from "@/features/composer/brand-logo";
import { ContrastList } from "@/features/library/contrast-list";
import { FontField } from "@/features/library/font-field";
import { errorsOf, isChanged, nameRefusal } from "@/features/library/form-errors";
import { LibraryForm } from "@/features/library/library-form";
import { uploadFont } from "@/features/library/upload-font";
import { useBrandKits } from "@/features/library/use-brand-kits";
import { useUploads } from "@/features/product-images/use-uploads";
import { ColourFields } from "@/features/storyboard/colour-fields";
import { TextField } from "@/features/storyboard/text-field";
import type { AppRouter } from "@/trpc/client";

export type KitView = inferRouterOutputs<AppRouter>["brandKits"]["list"][number];

const newKit: BrandKit = {
  ...{ name: "", colours: [], textColour: "#ffffff", font: "Inter" },
  ...{ ownFont: null, logoDigest: null, tone: "" },
};

/** What a form holds; `urls` has the addresses of its files. */
export type KitDraft = { value: BrandKit; urls: Record<string, string | undefined> };

const urlsOf = (kit: KitView | null): KitDraft["urls"] =>
  Object.fromEntries(Object.entries(kit?.files ?? {}).map(([digest, { url }]) => [digest, url]));

/** Writes a brand kit: a new one, or the next version of one. */
export function BrandKitForm({
  kit,
  draft,
  onClose,
  onGoOn,
}: {
  kit: KitView | null;
  /** What was written when it was left unsaved. */
  draft: KitDraft | null;
  onClose: () => void;
  onGoOn: (draft: KitDraft) => void;
}) {
  const { add, change } = useBrandKits();
  const before = kit?.content ?? newKit;
  const [value, setValue] = useState<BrandKit>(draft?.value ?? before);
  const [urls, setUrls] = useState<KitDraft["urls"]>(() => draft?.urls ?? urlsOf(kit));
  const [tried, setTried] = useState(false);
  const saving = kit ? change : add;
  const errors = tried ? errorsOf(brandKit, value) : {};
  const set = (values: Partial<BrandKit>) => setValue((now) => ({ ...now, ...values }));
  const learn = ({ digest, url }: { digest: string; url: string }) =>
    setUrls((now) => ({ ...now, [digest]: url }));
  const logo = useUploads((image) => {
    set({ logoDigest: image.digest });
    learn(image);
  });
  const font = useMutation({
    mutationFn: uploadFont,
    onSuccess(uploaded) {
      set({ ownFont: { digest: uploaded.digest, family: uploaded.family } });
      learn(uploaded);
    },
  });

  async function save() {
    setTried(true);
    const parsed = brandKit.safeParse(value);
    if (!parsed.success) return;
    if (kit) await change.mutateAsync({ id: kit.id, baseVersion: kit.version, kit: parsed.data });
    else await add.mutateAsync({ kit: parsed.data });
    onClose();
  }

  return (
    <LibraryForm
      title={kit ? `Change “${kit.content.name}”` : "New brand kit"}
      description="Videos that have it keep the version that they were made with."
      version={kit && kit.version + 1}
      saving={saving}
      waiting={logo.waiting || font.isPending}
      onSave={save}
      onClose={onClose}
      onGoOn={isChanged(value, before) ? () => onGoOn({ value, urls }) : null}
    >
      <Field label="Brand name" error={errors.name ?? nameRefusal(saving)}>
        {(control) => (
          <Input
            {...control}
            value={value.name}
            maxLength={60}
            onChange={(event) => set({ name: event.target.value })}
          />
        )}
      </Field>
      <div className="grid gap-5 sm:grid-cols-2">
        <ColourFields
          label="Brand colours"
          colours={value.colours}
          limits={{ min: 0, max: briefLimits.brandColours }}
          onChange={(colours) => set({ colours })}
        />
        <ColourFields
          label="Colour of text"
          colours={[value.textColour]}
          limits={{ min: 1, max: 1 }}
          onChange={([textColour]) => textColour && set({ textColour })}
        />
        <FontField
          font={value.ownFont}
          url={value.ownFont ? urls[value.ownFont.digest] : undefined}
          upload={font}
          onRemove={() => set({ ownFont: null })}
        />
        <CarriedFontField value={value.font} onChange={(font) => set({ font })} />
      </div>
      <BrandLogo
        logo={
          value.logoDigest === null
            ? null
            : {
                url: urls[value.logoDigest] ?? "",
                fileName: kit?.files[value.logoDigest]?.fileName ?? "logo",
              }
        }
        upload={logo}
        onRemove={() => set({ logoDigest: null })}
      />
      <TextField
        label="Tone"
        hint="How the brand speaks, for everything that is written: “dry, friendly, never shouting”."
        value={value.tone}
        onChange={(tone) => set({ tone: tone.slice(0, briefLimits.brandTone) })}
      />
      <fieldset>
        <legend className="mb-2 font-medium text-sm">Can it be read?</legend>
        <ContrastList colours={value.colours} textColour={value.textColour} />
      </fieldset>
    </LibraryForm>
  );
}

function CarriedFontField({
  value,
  onChange,
}: {
  value: BrandKit["font"];
  onChange: (font: BrandKit["font"]) => void;
}) {
  return (
    <Field label="Font" hint="For everything, or for what the own font does not have.">
      {(control) => (
        <Select
          {...control}
          value={value}
          onChange={(event) => onChange(brandFonts.find((font) => font === event.target.value) ?? value)}
        >
          {brandFonts.map((font) => (
            <option key={font}>{font}</option>
          ))}
        </Select>
      )}
    </Field>
  );
}
