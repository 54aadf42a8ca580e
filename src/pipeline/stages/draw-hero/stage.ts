import type { ResolvedBrief } from "@/domain/brief/brief";
import type { Built } from "@/domain/build/build";
import { StudioError } from "@/domain/errors";
import type { HeroLook } from "@/domain/hero/hero-look";
import { heroPrompt } from "@/domain/hero/hero-prompt";
import { derivedHeroScenes, type HeroScene, newHeroScenes } from "@/domain/hero/hero-scenes";
import type { Json } from "@/domain/json";
import { dressPlan } from "@/domain/look/dress-plan";
import { frameSize } from "@/domain/media/format";
import type { Narrative, Plan } from "@/domain/plan/plan";
import type { Scorecard } from "@/domain/quality/scorecard";
import { rankTakes } from "@/domain/quality/verdict";
import type { HeroRequest } from "@/domain/run/run";
import { slots } from "@/domain/shot/take";
import { build, buildInSteps, pieceProgress } from "@/pipeline/build";
import type { RunContext } from "@/pipeline/ports";
import { failuresOf, outcomeOf, type ShotFailure } from "@/pipeline/shot-outcome";
import { inStage } from "@/pipeline/stage";
import {
  asReference,
  makePicture,
  pictureTake,
  productPhotos,
  type StoredPicture,
} from "@/pipeline/stored-media";
import { withFallback } from "@/pipeline/with-fallback";
import type { ImageModel } from "@/providers/contract/image-model";

const version = 1;

type Sources = {
  brief: Built<ResolvedBrief>;
  planned: Built<{ plan: Plan; narrative: Narrative }>;
};
/** The candidate that new ones are derived from, as a picture and as data. */
type Parent = { look: HeroLook; guidance: string; strength: number };
type Work = Sources & { hero: HeroScene; parent: Parent | null };

const pieceOf = ({ position }: HeroScene) => `hero-${position}`;
const slotOf = ({ position }: HeroScene) => `${slots.hero}/${position}`;

/**
 * Draws the candidates that the run was asked for side by side, measures each and ranks them. One that cannot be drawn
 * leaves the others alone.
 */
export function drawHeroes(ctx: RunContext, bare: Sources, request: HeroRequest): Promise<ShotFailure[]> {
  const sources = inLook(bare);
  return inStage(ctx, { stage: "heroes", total: request.count }, async () => {
    const parent = await takeParent(ctx, request);
    const heroes = scenesOf(sources, request, parent);
    const drawn: { hero: HeroScene; picture: Built<StoredPicture>; card: Built<Scorecard> }[] = [];
    const ended = await ctx.steps.parallel(
      heroes.map((hero) => async () => {
        const piece = pieceOf(hero);
        const outcome = await outcomeOf(ctx, { stage: "heroes", piece }, async () => {
          const picture = await drawHero(ctx, { ...sources, hero, parent });
          drawn.push({ hero, picture, card: await scoreHero(ctx, hero, picture) });
        });
        return { shotKey: piece, outcome };
      }),
    );
    await rank(
      ctx,
      drawn.toSorted((a, b) => a.hero.position - b.hero.position),
    );
    return { value: failuresOf(ended), cached: drawn.every(({ picture }) => picture.cached) };
  });
}

/** The plan that heroes are drawn from, in the look that the brief names. */
const inLook = ({ brief, planned }: Sources): Sources => ({
  brief,
  planned: {
    ...planned,
    value: { ...planned.value, plan: dressPlan(planned.value.plan, brief.value.look) },
  },
});

async function takeParent(ctx: RunContext, { parent }: HeroRequest): Promise<Parent | null> {
  if (!parent) return null;
  const look = await ctx.steps.run("hero/parent", async () => {
    const found = await ctx.records.heroOf(ctx.run, parent.takeId);
    if (!found) throw new StudioError("not-found", "The hero frame to go on from is no longer there");
    return found as unknown as Json;
  });
  return { ...parent, look: look as unknown as HeroLook };
}

function scenesOf(
  { brief, planned }: Sources,
  { count, seed }: HeroRequest,
  parent: Parent | null,
): HeroScene[] {
  if (!parent) return newHeroScenes({ plan: planned.value.plan, brief: brief.value, count, seed });
  const { look, guidance, strength } = parent;
  return derivedHeroScenes({ parent: look.scene, brief: brief.value, guidance, strength, count, seed });
}

async function drawHero(ctx: RunContext, work: Work): Promise<Built<StoredPicture>> {
  const { image, fallbacks } = ctx.models;
  const { hero } = work;
  const picture = await withFallback(
    ctx,
    { stage: "heroes", slot: slotOf(hero), models: [image, ...fallbacks.image] },
    (model, step) => drawHeroWith(ctx, work, { model, step }),
  );
  await ctx.steps.run(`${slotOf(hero)}/save`, async () => {
    const { takeId } = picture;
    const { position, label, scene } = hero;
    if (takeId) await ctx.records.saveHero(ctx.run, { takeId, position, label, scene });
    return null;
  });
  return picture;
}

async function drawHeroWith(
  ctx: RunContext,
  { brief, planned, hero, parent }: Work,
  { model, step }: { model: ImageModel; step: string },
): Promise<Built<StoredPicture>> {
  const { scene, seed } = hero;
  const size = frameSize(brief.value);
  const prompt = heroPrompt(planned.value, scene, parent);
  const { imageDigests } = brief.value;
  return buildInSteps<StoredPicture>(ctx, {
    stage: "heroes",
    slot: slotOf(hero),
    step,
    takeSlot: slots.hero,
    version,
    inputs: {
      model: `${model.id}@${model.version}`,
      prompt,
      size,
      seed,
      scene: scene as unknown as Json,
      photos: imageDigests,
      parent: parent?.look.digest ?? null,
    },
    dependsOn: [planned],
    make: async (key) => {
      const references = [
        ...(parent ? [await asReference(ctx, parent.look, "hero")] : []),
        ...(await productPhotos(ctx, imageDigests)),
      ];
      return makePicture(ctx, {
        stage: "heroes",
        slot: step,
        key,
        model,
        request: { prompt, size, seed, scene, moment: 0, references },
        report: pieceProgress(ctx, "heroes", pieceOf(hero)),
      });
    },
    take: pictureTake("hero"),
    piece: { key: pieceOf(hero), label: `Hero frame ${hero.position}` },
  });
}

async function scoreHero(
  ctx: RunContext,
  hero: HeroScene,
  picture: Built<StoredPicture>,
): Promise<Built<Scorecard>> {
  const { digest, width, height } = picture.value;
  const card = await build<Scorecard>(ctx, {
    stage: "heroes",
    slot: `${slotOf(hero)}/score`,
    version,
    inputs: { digest },
    dependsOn: [picture],
    make: async () => ({
      value: await ctx.measure.frame({
        file: await ctx.files.pathOf(digest),
        expectedSize: { width, height },
        signal: ctx.signal,
      }),
    }),
  });
  await ctx.steps.run(`${slotOf(hero)}/score/save`, async () => {
    const { version: cardVersion, overall } = card.value;
    const data = card.value as unknown as Json;
    if (picture.takeId)
      await ctx.records.saveScorecard(picture.takeId, { version: cardVersion, overall, data });
    return null;
  });
  return card;
}

function rank(
  ctx: RunContext,
  drawn: readonly { hero: HeroScene; picture: Built<StoredPicture>; card: Built<Scorecard> }[],
): Promise<null> {
  return ctx.steps.run("hero/rank", async () => {
    const candidates = drawn.flatMap(({ hero, picture: { takeId }, card }) =>
      takeId ? [{ takeId, label: `“${hero.label}”`, scorecard: card.value }] : [],
    );
    if (candidates.length === 0) return null;
    const { order, reason } = rankTakes(candidates);
    await ctx.records.rankHeroes(ctx.run, { takeIds: order.map(({ takeId }) => takeId), reason });
    return null;
  });
}
