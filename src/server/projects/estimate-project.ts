import type { Brief, ResolvedBrief } from "@/domain/brief/brief";
import { briefSeed, resolveBrief } from "@/domain/brief/resolve-brief";
import { cannot } from "@/domain/catalogue/cannot";
import { findEntry } from "@/domain/catalogue/entries";
import { facesNeed, modelFacts, planFacts } from "@/domain/coherence/circumstances";
import { unmetWishes } from "@/domain/coherence/limits";
import { estimateRun } from "@/domain/cost/estimate";
import { nothingEarlier, type RunPrices } from "@/domain/cost/estimate-pieces";
import { retakeNotices, trimNotices, warningsOf } from "@/domain/cost/estimate-warnings";
import { expectedWork } from "@/domain/cost/estimate-work";
import { exportSize, frameSize } from "@/domain/media/format";
import { attemptsOf, qualityOf } from "@/domain/quality/quality-settings";
import type { CostEstimate } from "@/domain/view/views";
import type { Runtime } from "@/runtime/runtime";
import type { SignedInContext } from "@/server/context";
import type { EarlierRun } from "./estimate-earlier";
import { chosenModels, pricesOf, type RunModels, usualAtOnce } from "./estimate-prices";

/**
 * What a run of a brief would cost and take, before anything is made; with an earlier run, only what is still to be made.
 * Throws "misconfigured" when a chosen model cannot be had.
 */
export async function estimateProject(
  ctx: Pick<SignedInContext, "runtime" | "user">,
  { brief, earlier = null }: { brief: Brief; earlier?: EarlierRun | null },
): Promise<CostEstimate> {
  const resolved = resolveBrief(brief, { fallbackSeed: briefSeed(brief) });
  const { models, prices } = await estimateContext(ctx, brief);
  const left = earlier?.workWith(models.text.id) ?? nothingEarlier;
  const plan = earlier?.plan ?? null;
  const estimate = estimateRun(resolved, prices, { plan, earlier: left, attempts: attemptsOf(brief) });
  const chosen = chosenModels(models);
  const work = expectedWork(resolved, left.text ? plan : null);
  return {
    ...estimate,
    warnings: [
      ...(plan && !left.text ? [`${models.text.name} plans anew: nothing of the video so far is kept.`] : []),
      ...warningsOf(resolved, { work, models: chosen }),
      ...unmetWishes(resolved.coherence, {
        ...modelFacts(models),
        plan: left.text && plan ? planFacts(plan) : null,
        loras: [],
        facesNeed: facesNeed(await hasFaceModels(ctx)),
      }),
      ...formWarnings(resolved, models),
      ...voiceWarnings(resolved, models),
    ],
    notices: [
      ...resolved.notes,
      ...draftNotices(models),
      ...trimNotices(resolved, { work, models: chosen }),
      ...fallbackNotices(models),
      ...retakeNotices(resolved, { lines: estimate.lines, models: chosen, quality: qualityOf(brief) }),
      sizeNotice(resolved),
    ],
  };
}

/** Whether faces can be compared here. */
export async function hasFaceModels({ runtime }: Pick<SignedInContext, "runtime">): Promise<boolean> {
  const networks = (runtime.deps as Runtime["deps"] | undefined)?.measure.networks;
  return ((await networks?.faceIdentity()) ?? null) !== null;
}

/** The models of a brief and what they ask. Throws "misconfigured" when a chosen one cannot be had. */
export async function estimateContext(
  { runtime, user }: Pick<SignedInContext, "runtime" | "user">,
  brief: Brief,
): Promise<{ models: RunModels; prices: RunPrices }> {
  const models = await runtime.models.forChoice(user.userId, brief.models);
  const offers = await runtime.models.offers(user.userId);
  return {
    models,
    prices: pricesOf(models, { offers, localAtOnce: runtime.env.concurrency ?? usualAtOnce }),
  };
}

/** Shapes and sizes that a model does not make, and what is done instead. */
function formWarnings(brief: ResolvedBrief, { image, video }: RunModels): string[] {
  const { aspect } = brief;
  const { width, height } = frameSize(brief);
  const shortSide = Math.min(width, height);
  const longest = video.durations === "any" ? undefined : video.durations.at(-1);
  const { lastFrame } = video.capabilities;
  return [image.id, video.id].flatMap((id) => {
    const entry = findEntry(id);
    if (entry?.kind === "image") return cannot(entry, { aspect });
    if (entry?.kind !== "video" || longest === undefined) return [];
    return cannot(entry, { aspect, shortSide, seconds: longest, lastFrame });
  });
}

function voiceWarnings({ voice }: ResolvedBrief, { speech }: RunModels): string[] {
  if (!voice || speech) return [];
  return ["No speech engine was found on this machine: the voice-over will be left out."];
}

function draftNotices({ video }: RunModels): string[] {
  return video.draft ? ["Pictures and clips are drawn on this machine as a free draft."] : [];
}

/** The estimate is for the chosen models; what stands in for them has a price of its own. */
function fallbackNotices({ image, video, fallbacks }: RunModels): string[] {
  return [
    { chosen: image, others: fallbacks.image },
    { chosen: video, others: fallbacks.video },
  ].flatMap(({ chosen, others }) =>
    others.length === 0
      ? []
      : [
          `If ${chosen.name} fails, ${others.map(({ name }) => name).join(", then ")} takes its place at its own price.`,
        ],
  );
}

function sizeNotice(brief: ResolvedBrief): string {
  const { width, height } = exportSize(brief);
  return `The video will be ${width} × ${height} pixels.`;
}
