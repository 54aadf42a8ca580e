import { cannot } from "@/domain/catalogue/cannot";
import type { CatalogueEntry, PriceFormula } from "@/domain/catalogue/catalogue";
import { type ModelOffer, type OfferKind, offerKinds } from "@/domain/catalogue/offer";
import type { Models } from "@/pipeline/ports";
import type { ImageModel } from "@/providers/contract/image-model";
import type { VideoModel } from "@/providers/contract/video-model";

const providerNames = {
  replicate: "Replicate",
  openai: "OpenAI",
  comfyui: "ComfyUI",
  runpod: "RunPod",
  local: "This machine",
} as const;

const needs = {
  replicate: "Add a Replicate key in the settings.",
  openai: "Add an OpenAI key in the settings.",
  comfyui: "Register a ComfyUI server.",
  runpod: "Register a RunPod endpoint.",
  local: "",
} as const;

/** What this machine offers by itself. */
export function localOffers(local: Models): ModelOffer[] {
  return offerKinds.flatMap((kind) => {
    const model = local[kind];
    if (!model) return [];
    return {
      id: model.id,
      kind,
      name: model.name,
      provider: providerNames.local,
      free: true,
      available: true,
      needs: null,
      priceText: "Free",
      typicalSeconds:
        "typicalSeconds" in model && typeof model.typicalSeconds === "number" ? model.typicalSeconds : 1,
      limits: [],
      durations: "any",
      capabilities: kind === "video" ? local.video.capabilities : null,
      measured: null,
    };
  });
}

/** What registered machines offer. */
export function renderedOffers({
  image,
  video,
}: {
  image: readonly ImageModel[];
  video: readonly VideoModel[];
}): ModelOffer[] {
  return [
    ...image.map((model) => renderedOffer("image", model, { durations: "any", capabilities: null })),
    ...video.map((model) =>
      renderedOffer("video", model, {
        durations: model.durations === "any" ? "any" : [...model.durations],
        capabilities: model.capabilities,
      }),
    ),
  ];
}

function renderedOffer(
  kind: OfferKind,
  model: ImageModel | VideoModel,
  facts: Pick<ModelOffer, "durations" | "capabilities">,
): ModelOffer {
  const size = { width: 720, height: 1280 };
  const { typicalSeconds } = model;
  return {
    id: model.id,
    kind,
    name: model.name,
    provider: "Your own servers",
    free: false,
    available: true,
    needs: null,
    priceText: "By the second of work, as registered",
    typicalSeconds:
      typeof typicalSeconds === "number" ? typicalSeconds : typicalSeconds({ size, durationSeconds: 5 }),
    limits: [],
    measured: null,
    ...facts,
  };
}

/** An entry of the catalogue as an offer; none when a maker does not choose such a model. */
export function offerOf(entry: CatalogueEntry, { available }: { available: boolean }): ModelOffer[] {
  if (entry.retired) return [];
  return kindsOf(entry).map((kind) => ({
    id: entry.id,
    kind,
    name: entry.name,
    provider: providerNames[entry.provider],
    free: false,
    available,
    needs: available ? null : needs[entry.provider],
    priceText: priceText(entry.price),
    typicalSeconds: entry.typicalSeconds,
    limits: limitsOf(entry, kind),
    durations: entry.kind === "video" ? [...entry.durations] : "any",
    capabilities: entry.kind === "video" ? entry.capabilities : null,
    measured: null,
  }));
}

/** A language model that sees can judge as well. */
function kindsOf(entry: CatalogueEntry): OfferKind[] {
  const kinds = offerKinds.filter((known) => known === entry.kind);
  return entry.kind === "text" && entry.images ? [...kinds, "judge"] : kinds;
}

/** How calls to a model went here lately. */
type Figures = NonNullable<ModelOffer["measured"]> & { model: string; judging: boolean };

/** Offers with what this installation has seen of their models. */
export const withFigures = (offers: readonly ModelOffer[], figures: readonly Figures[]): ModelOffer[] =>
  offers.map((offer) => {
    const seen = figures.find(
      ({ model, judging }) => model === offer.id && judging === (offer.kind === "judge"),
    );
    if (!seen) return offer;
    const { model, judging, ...measured } = seen;
    return { ...offer, measured };
  });

function limitsOf(entry: CatalogueEntry, kind: OfferKind): string[] {
  if (entry.kind !== "video" && entry.kind !== "image") return [];
  const wishes = { firstFrame: true, references: 1, seed: true };
  return cannot(entry, kind === "video" ? { ...wishes, references: 0, lastFrame: true } : wishes);
}

const units: Record<PriceFormula["per"], string> = {
  second: "per second",
  clip: "per clip",
  image: "per picture",
  "thousand-characters": "per 1,000 characters",
  "compute-second": "per second of work",
  "million-tokens": "per million tokens read",
};

const dollars = (micros: number) =>
  `$${(micros / 1_000_000).toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 4 })}`;

/** "from $0.10 to $0.40 per second". */
export function priceText({ per, tiers }: PriceFormula): string {
  const prices = tiers.map(({ micros }) => micros);
  const [low, high] = [Math.min(...prices), Math.max(...prices)];
  return low === high ? `${dollars(low)} ${units[per]}` : `${dollars(low)} to ${dollars(high)} ${units[per]}`;
}
