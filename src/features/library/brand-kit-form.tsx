import type { inferRouterOutputs } from "@trpc/server";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input, Select } from "@/components/ui/input";
import { brandFonts, briefLimits } from "@/domain/brief/brief";
import { type BrandKit, brandKit } from "@/domain/library/brand-kit";
import { BrandLogo } from "@/features/composer/brand-logo";
import { ContrastList } from "@/features/library/contrast-list";
import { FontField } from "@/features/library/font-field";
import { useBrandKits } from "@/features/library/use-brand-kits";
import { ColourFields } from "@/features/storyboard/colour-fields";
import { TextField } from "@/features/storyboard/text-field";
import { readFailure } from "@/features/wording/failures";
import type { AppRouter } from "@/trpc/client";

export type KitView = inferRouterOutputs<AppRouter>["brandKits"]["list"][number];

const newKit: BrandKit = {
  ...{ name: "", colours: [], textColour: "#ffffff", font: "Inter" },
  ...{ ownFont: null, logoDigest: null, tone: "" },
};

/** Writes a brand kit: a new one, or the next version of one. */
export function BrandKitForm({ kit, onClose }: { kit: KitView | null; onClose: () => void }) {
  const { add, change } = useBrandKits();
  const [value, setValue] = useState<BrandKit>(kit?.content ?? newKit);
  const [urls, setUrls] = useState<Record<string, string | undefined>>(() =>
    Object.fromEntries(Object.entries(kit?.files ?? {}).map(([digest, { url }]) => [digest, url])),
  );
  const [problem, setProblem] = useState<string | null>(null);
  const saving = kit ? change : add;
  const failure = saving.error ? readFailure(saving.error) : null;
  const set = (values: Partial<BrandKit>) => setValue({ ...value, ...values });
  const learn = (digest: string | undefined, url: string | undefined) =>
    digest && setUrls({ ...urls, [digest]: url });

  async function save(event: FormEvent) {
    event.preventDefault();
    const parsed = brandKit.safeParse(value);
    setProblem(parsed.success ? null : (parsed.error.issues[0]?.message ?? null));
    if (!parsed.success) return;
    const saved = kit
      ? change.mutateAsync({ id: kit.id, baseVersion: kit.version, kit: parsed.data })
      : add.mutateAsync({ kit: parsed.data });
    // A failure stays in the dialog, where it can be mended.
    await saved.then(onClose, () => undefined);
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={kit ? `Change “${kit.content.name}”` : "New brand kit"}
      description="Videos that have it keep the version that they were made with."
      className="max-w-2xl"
    >
      <form noValidate onSubmit={(event) => void save(event)} className="grid gap-5">
        {failure && !failure.fieldErrors.name && <Callout tone="danger" title={failure.message} />}
        <Field label="Brand name" error={problem ?? failure?.fieldErrors.name}>
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
            onChange={(ownFont, url) => {
              set({ ownFont });
              learn(ownFont?.digest, url);
            }}
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
          onChange={(logo) => {
            set({ logoDigest: logo?.digest ?? null });
            learn(logo?.digest, logo?.url);
          }}
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
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={saving.isPending}>
            {kit ? `Save as version ${kit.version + 1}` : "Save"}
          </Button>
        </div>
      </form>
    </Dialog>
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
