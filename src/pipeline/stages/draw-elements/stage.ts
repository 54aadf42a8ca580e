import type { ResolvedBrief } from "@/domain/brief/brief";
import type { Built } from "@/domain/build/build";
import { settingsOf } from "@/domain/coherence/settings";
import { type HeroLook, planInLook } from "@/domain/hero/hero-look";
import type { Json } from "@/domain/json";
import { dressPlan } from "@/domain/look/dress-plan";
import { frameSize } from "@/domain/media/format";
import { elementPrompt, elementScene } from "@/domain/picture/element-scene";
import { elementWording } from "@/domain/plan/describe-shot";
import type { Plan, PlanElement } from "@/domain/plan/plan";
import { slots } from "@/domain/shot/take";
import { libraryReferences } from "@/domain/workspace/library-references";
import { buildInSteps, pieceProgress } from "@/pipeline/build";
import type { RunContext } from "@/pipeline/ports";
import { inStage } from "@/pipeline/stage";
import {
  asReference,
  loraFor,
  makePicture,
  pictureTake,
  productPhotos,
  type StoredPicture,
} from "@/pipeline/stored-media";
import { takeReference } from "./take-reference";

const version = 1;

type Sources = {
  brief: Built<ResolvedBrief>;
  planned: Built<{ plan: Plan }>;
  /** The hero frame that the video is drawn after; null for none. */
  look: Built<HeroLook> | null;
};

/** A reference picture for everything that must look the same wherever it appears; places need none. */
export function drawElements(
  ctx: RunContext,
  { brief, planned, look }: Sources,
): Promise<Built<StoredPicture>[]> {
  const { plan } = planned.value;
  const settings = settingsOf(brief.value);
  const elements = settings.referenceIdentity
    ? plan.elements.filter((element) => element.kind !== "location")
    : [];
  return inStage(ctx, { stage: "elements", total: elements.length }, async () => {
    const drawn = await ctx.steps.parallel(
      elements.map((element) => () => drawElement(ctx, { brief, planned, look, element })),
    );
    const note = settings.referenceIdentity
      ? null
      : "Reference pictures are switched off: elements are described in words.";
    return { value: drawn, cached: drawn.every((reference) => reference.cached), note };
  });
}

async function drawElement(
  ctx: RunContext,
  { brief, planned, look, element }: Sources & { element: PlanElement },
): Promise<Built<StoredPicture>> {
  const ofLibrary = libraryReferences(ctx.wishes).get(element.key);
  if (ofLibrary !== undefined) return takeReference(ctx, { element, digest: ofLibrary });
  const { image } = ctx.models;
  const { seed, imageDigests } = brief.value;
  const size = frameSize(brief.value);
  const dressed = dressPlan(planned.value.plan, brief.value.look);
  const plan = look ? planInLook(dressed, look.value) : dressed;
  const prompt = elementPrompt(plan, elementWording(element));
  const scene = elementScene({ plan, element, brief: brief.value });
  const photos = element.kind === "product" ? imageDigests : [];
  const slot = slots.reference(element.key);
  const lora = loraFor(image, settingsOf(brief.value));
  return buildInSteps<StoredPicture>(ctx, {
    stage: "elements",
    slot,
    version,
    inputs: {
      model: `${image.id}@${image.version}`,
      prompt,
      size,
      seed,
      scene: scene as unknown as Json,
      photos,
      ...(look && { hero: look.value.digest }),
      ...(lora && { lora }),
    },
    dependsOn: look ? [planned, look] : [planned],
    make: async (key) => {
      const references = [
        ...(await productPhotos(ctx, photos)),
        ...(look ? [await asReference(ctx, look.value, "hero")] : []),
      ];
      return makePicture(ctx, {
        stage: "elements",
        slot,
        key,
        model: image,
        request: { prompt, size, seed, scene, moment: 0, references, lora },
        report: pieceProgress(ctx, "elements", element.key),
      });
    },
    priceMicros: image.priceMicros(size),
    take: pictureTake("reference"),
    piece: { key: element.key, label: element.name },
  });
}
