import type { Built } from "@/domain/build/build";
import { settingsOf } from "@/domain/coherence/settings";
import type { Json } from "@/domain/json";
import { frameSize } from "@/domain/media/format";
import { photosFor } from "@/domain/picture/photo-choice";
import type { SceneSpec } from "@/domain/picture/scene-spec";
import type { Plan } from "@/domain/plan/plan";
import { continuityChains } from "@/domain/shot/shot-paths";
import { slots } from "@/domain/shot/take";
import { libraryReferences } from "@/domain/workspace/library-references";
import type { FrameWish } from "@/domain/workspace/workspace";
import { build, buildInSteps, pieceProgress } from "@/pipeline/build";
import type { ShotJobInput, ShotOutcome } from "@/pipeline/jobs";
import type { RunContext } from "@/pipeline/ports";
import { type ShotContext, shotContext } from "@/pipeline/shot-context";
import { failuresOf, outcomeOf, type ShotFailure } from "@/pipeline/shot-outcome";
import { inStage } from "@/pipeline/stage";
import {
  asReference,
  loraFor,
  makePicture,
  pictureTake,
  productPhotos,
  type StoredPicture,
} from "@/pipeline/stored-media";
import { withFallback } from "@/pipeline/with-fallback";
import type { ImageModel, ImageRequest } from "@/providers/contract/image-model";
import { asWished, frameModel, frameWishOf, takenOverFrom } from "./frame-wish";
import { sketchComposition, wantsSketch } from "./sketch-composition";
import { takeUpload } from "./take-upload";

const version = 1;

/** First and last frames of every shot: rows of continuing shots in order, the rows side by side. */
export function drawFrames(
  ctx: RunContext,
  { plan, chained }: { plan: Plan; chained: boolean },
): Promise<ShotFailure[]> {
  return inStage(ctx, { stage: "frames", total: plan.shots.length * 2 }, async () => {
    const outcomes = await ctx.steps.parallel(
      continuityChains(asLinked(ctx, plan), { chained }).map((chain) => async () => {
        const ended: { shotKey: string; outcome: ShotOutcome }[] = [];
        for (const shotKey of chain) {
          const outcome = await ctx.steps.shot(`frames/${shotKey}`, "draw-frames", {
            run: ctx.run,
            shotKey,
            retake: 0,
          });
          ended.push({ shotKey, outcome });
        }
        return ended;
      }),
    );
    return { value: failuresOf(outcomes.flat()), cached: false };
  });
}

/** The plan with a cut wherever the maker wants a frame of its own: such a shot waits for no other. */
const asLinked = (ctx: RunContext, plan: Plan): Plan => ({
  ...plan,
  shots: plan.shots.map((shot) => {
    const { unlinked, uploadDigest } = frameWishOf(ctx, slots.firstFrame(shot.key));
    return unlinked || uploadDigest !== null ? { ...shot, continuesPrevious: false } : shot;
  }),
});

/** The job of one shot. A first frame is taken over from the shot before where the plan says so, and then costs nothing. */
export function drawShotFrames(ctx: RunContext, { shotKey }: ShotJobInput): Promise<ShotOutcome> {
  return outcomeOf(ctx, { stage: "frames", piece: `${shotKey}/last-frame` }, async () => {
    const shot = await shotContext(ctx, shotKey);
    const source = takenOverFrom(ctx, shot);
    const first = source
      ? await inheritFrame(ctx, shot, source.key)
      : await drawFrame(ctx, shot, { moment: 0, first: null });
    await drawFrame(ctx, shot, { moment: 1, first });
  });
}

async function inheritFrame(
  ctx: RunContext,
  shot: ShotContext,
  previousKey: string,
): Promise<Built<StoredPicture>> {
  const slot = slots.firstFrame(shot.shot.key);
  const source = await findPicture(ctx, slots.lastFrame(previousKey));
  // The shot before failed or lost its frame: this one draws its own and goes on.
  if (source === null) return drawFrame(ctx, shot, { moment: 0, first: null });
  return build<StoredPicture>(ctx, {
    stage: "frames",
    slot,
    version,
    inputs: { inherited: source.value.digest },
    dependsOn: [source],
    isComputed: true,
    make: async () => ({
      value: { ...source.value, inheritedFrom: previousKey },
      digests: [source.value.digest],
    }),
    take: pictureTake("frame"),
    piece: { key: `${shot.shot.key}/first-frame`, label: `${shot.label}, first frame` },
  });
}

function findPicture(ctx: RunContext, slot: string): Promise<Built<StoredPicture> | null> {
  return ctx.records.findResult(ctx.run, slot) as Promise<Built<StoredPicture> | null>;
}

function drawFrame(
  ctx: RunContext,
  shot: ShotContext,
  frame: { moment: 0 | 1; first: Built<StoredPicture> | null },
): Promise<Built<StoredPicture>> {
  const slot = frame.moment === 0 ? slots.firstFrame(shot.shot.key) : slots.lastFrame(shot.shot.key);
  const wish = frameWishOf(ctx, slot);
  if (wish.uploadDigest !== null) {
    return takeUpload(ctx, { shot, slot, moment: frame.moment, digest: wish.uploadDigest });
  }
  const models = [frameModel(ctx, wish), ...ctx.models.fallbacks.image] as const;
  return withFallback(ctx, { stage: "frames", slot, models }, (model, step) =>
    drawFrameWith(ctx, shot, { ...frame, wish, model, slot, step }),
  );
}

async function drawFrameWith(
  ctx: RunContext,
  shot: ShotContext,
  {
    moment,
    first,
    wish,
    model,
    slot,
    step,
  }: {
    moment: 0 | 1;
    first: Built<StoredPicture> | null;
    wish: FrameWish;
    model: ImageModel;
    slot: string;
    step: string;
  },
): Promise<Built<StoredPicture>> {
  const which = moment === 0 ? "first" : "last";
  const { prompt, seed, scene } = asWished(shot, { moment, wish });
  const size = frameSize(shot.brief.value);
  const settings = settingsOf(shot.brief.value);
  const lora = loraFor(model, settings);
  const sketch = wantsSketch(model, settings)
    ? await sketchComposition(ctx, { ...shot, scene, seed }, { moment, slot, step })
    : null;
  const elements = await elementPictures(ctx, shot, model);
  const cutOuts = model.job === undefined ? librarySubjects(ctx, scene) : [];
  const references = await referencesOf(ctx, shot, { elements, first, sketch, moment, cutOuts });
  const piece = `${shot.shot.key}/${which}-frame`;
  return buildInSteps<StoredPicture>(ctx, {
    stage: "frames",
    slot,
    step,
    version,
    inputs: {
      model: `${model.id}@${model.version}`,
      prompt,
      size,
      seed,
      scene: scene as unknown as Json,
      moment,
      references: references.map(({ role, digest }) => ({ role, digest })),
      ...(lora && { lora }),
    },
    dependsOn: [shot.planned, shot.look, first, sketch, ...elements].filter((input) => input !== null),
    priceMicros: model.priceMicros(size),
    make: (key) =>
      makePicture(ctx, {
        stage: "frames",
        slot: step,
        key,
        model,
        request: { prompt, size, seed, scene, moment, references, lora },
        report: pieceProgress(ctx, "frames", piece),
      }),
    take: pictureTake("frame"),
    piece: { key: piece, label: `${shot.label}, ${which} frame` },
  });
}

/** The composition first, then photos: a model that takes few references is given what matters most. */
async function referencesOf(
  ctx: RunContext,
  { brief, plan, shot, index, look }: ShotContext,
  {
    elements,
    first,
    sketch,
    moment,
    cutOuts,
  }: {
    elements: readonly Built<StoredPicture>[];
    /** Pictures of the library that are cut into a drawing of this machine's. */
    cutOuts: readonly string[];
    first: Built<StoredPicture> | null;
    sketch: Built<StoredPicture> | null;
    moment: 0 | 1;
  },
): Promise<ImageRequest["references"]> {
  const composition = sketch ? [await asReference(ctx, sketch.value, "composition")] : [];
  const products = await productPhotos(ctx, [...cutOuts, ...photosFor(brief.value, plan, shot)]);
  const shown = await Promise.all(elements.map(({ value }) => asReference(ctx, value, "element")));
  const previous = first ? [await asReference(ctx, first.value, "previous-frame")] : [];
  const hero = look && index === 0 && moment === 0 ? [await asReference(ctx, look.value, "hero")] : [];
  return [...composition, ...products, ...hero, ...shown, ...previous];
}

/** What of a scene is cut out of pictures of the library; models elsewhere get these as reference pictures. */
function librarySubjects({ wishes }: RunContext, { subjects }: SceneSpec): string[] {
  const known = new Set(libraryReferences(wishes).values());
  return [...new Set(subjects.flatMap(({ photoDigest }) => photoDigest ?? []))].filter((digest) =>
    known.has(digest),
  );
}

/** Reference pictures of what a shot shows, for a model elsewhere: the built-in one draws elements from the scene itself. */
async function elementPictures(
  ctx: RunContext,
  { brief, plan, shot }: ShotContext,
  model: ImageModel,
): Promise<Built<StoredPicture>[]> {
  if (model.job === undefined || !settingsOf(brief.value).referenceIdentity) return [];
  const seen = plan.elements.filter(
    ({ key, kind }) => kind !== "location" && shot.elements.some((element) => element.key === key),
  );
  const pictures = await Promise.all(seen.map(({ key }) => findPicture(ctx, slots.reference(key))));
  return pictures.filter((picture) => picture !== null);
}
