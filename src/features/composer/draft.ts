import { z } from "zod";
import { type Brief, type BriefInput, brand, brief, frameworks, makeableFormats } from "@/domain/brief/brief";
import { briefMoods, videoStyles } from "@/domain/brief/style-words";
import { modelChoice } from "@/domain/catalogue/model-choice";
import { type CoherenceSettings, coherenceSettings, trainedLora } from "@/domain/coherence/settings";
import { appliedLook } from "@/domain/look/look";
import { aspect, shortSides } from "@/domain/media/format";
import { qualitySettings } from "@/domain/quality/quality-settings";
import type { ImageView, ProductImageView } from "@/domain/view/views";
import { type TakenImage, type UploadedImage, uploadedImage } from "@/features/product-images/uploaded-image";

/** What only a brand kit says of a brand. */
const { ownFont, textColour, tone, kit } = brand.shape;
const brandKitFields = { ownFont, textColour, tone, kit };

/** What stands in the composer, right or wrong: a draft may hold numbers that a brief refuses. */
export const draft = z.object({
  format: z.enum(makeableFormats).default("ad"),
  /** The run stops for the maker at its checkpoints. */
  guided: z.boolean().default(false),
  prompt: z.string().default(""),
  images: z.array(uploadedImage).default([]),
  logo: uploadedImage.nullable().default(null),
  aspect: aspect.nullable().default(null),
  /** That of the video it was begun from; left out for the usual one. */
  shortSide: z.literal(shortSides).exactOptional(),
  durationSeconds: z.number().nullable().default(null),
  clips: z.number().nullable().default(null),
  style: z.enum(videoStyles).nullable().default(null),
  mood: z.enum(briefMoods).nullable().default(null),
  framework: z.enum(frameworks).nullable().default(null),
  look: appliedLook.nullable().default(null),
  brand: z
    .object({
      name: z.string(),
      colours: z.array(z.string()),
      font: brand.shape.font.unwrap(),
      ...brandKitFields,
    })
    .default({ name: "", colours: [], font: "Inter" }),
  music: z.boolean().default(true),
  voice: z.boolean().default(true),
  seed: z.number().nullable().default(null),
  coherence: coherenceSettings
    .extend({ trainedLora: trainedLora.extend({ name: z.string() }).nullable().default(null) })
    .prefault({}),
  /** The hero frame that the video takes its look from. */
  heroDigest: z.string().nullable().default(null),
  models: modelChoice.prefault({}),
  quality: qualitySettings.prefault({}),
  /** What costs something is drawn as a free draft first. */
  draftFirst: z.boolean().default(true),
});
export type Draft = z.infer<typeof draft>;

/** @param preset The settings that it begins with; those that everybody begins with when left out. */
export const emptyDraft = (preset?: CoherenceSettings): Draft => draft.parse({ coherence: preset });

export function draftToBrief({ images, logo, look, draftFirst, guided, ...rest }: Draft): BriefInput {
  const notes = images.flatMap(({ digest, alt }) => (alt.trim() === "" ? [] : [[digest, alt]]));
  return {
    ...rest,
    ...(look && { look }),
    brand: { ...rest.brand, logoDigest: logo?.digest ?? null },
    imageDigests: images.map((image) => image.digest),
    ...(notes.length > 0 && { imageNotes: Object.fromEntries(notes) }),
  };
}

const takenImageOf = ({ digest, fileName, url, thumbnailUrl, width, height }: ImageView): TakenImage => ({
  ...{ digest, fileName, url, thumbnailUrl },
  ...{ width: width ?? 0, height: height ?? 0 },
});

/** A draft that makes the same video again, to be changed. @param images Those of the brief's images that are there. */
export function briefToDraft(source: Brief, images: readonly ProductImageView[]): Draft {
  const views = source.imageDigests.flatMap((digest): UploadedImage[] => {
    const view = images.find((image) => image.digest === digest);
    if (!view) return [];
    const original = view.original && takenImageOf(view.original);
    const alt = source.imageNotes?.[digest] ?? "";
    return [{ ...takenImageOf(view), alt, original, canCutOut: true }];
  });
  return draft.parse({ ...source, images: views, logo: null });
}

/** Errors by field ("prompt", "durationSeconds", "brand.colours.0"), in the words of the brief's own schema. */
export function draftErrors(value: Draft): Record<string, string> {
  const result = brief.safeParse(draftToBrief(value));
  if (result.success) return {};
  return Object.fromEntries(
    result.error.issues.toReversed().map((issue) => [issue.path.join("."), issue.message]),
  );
}

/** Whether all but the prompt can be made a brief of. */
export const onlyPromptIsWrong = (errors: Record<string, string>): boolean =>
  Object.keys(errors).every((field) => field === "prompt");
