import type { ResolvedBrief } from "@/domain/brief/brief";
import type { Built } from "@/domain/build/build";
import { StudioError } from "@/domain/errors";
import type { Json } from "@/domain/json";
import type { Plan, PlanShot } from "@/domain/plan/plan";
import type { Measurement } from "@/domain/quality/scorecard";
import { build } from "@/pipeline/build";
import type { RunContext } from "@/pipeline/ports";
import { note } from "@/pipeline/stage";
import { asAdvice } from "@/pipeline/stages/score-clips/as-advice";
import type { StoredClip } from "@/pipeline/stored-media";
import { type FaceConsistency, faceConsistency } from "@/quality/models/faces/face-consistency";

const version = 1;
/** After the traces of seams, of which there are fewer. */
const tracePosition = 50;

export type FacesToCheck = {
  brief: ResolvedBrief;
  plan: Plan;
  clips: readonly { shotKey: string; clip: Built<StoredClip> }[];
};

/**
 * Compares each character's face over its shots, when the maker has asked for it. Null when nothing could be compared;
 * the maker is told why. It never stops a run.
 */
export async function checkFaces(
  ctx: RunContext,
  { brief, plan, clips }: FacesToCheck,
): Promise<Measurement | null> {
  if (!brief.coherence.faceConsistency) return null;
  const shots = plan.shots.map((shot, index) => ({
    label: `shot ${index + 1}`,
    characters: charactersIn(plan, shot),
    digest: clips.find(({ shotKey }) => shotKey === shot.key)?.clip.value.digest ?? null,
  }));
  const networks = await ctx.steps.run("score/faces/networks", () => identityOf(ctx));
  if (networks === null) {
    await tell(
      ctx,
      "Faces were not compared: the networks for faces are not installed. An admin finds in the settings what they need.",
    );
    return null;
  }
  const found = await asAdvice(ctx, { step: "score/faces", failed: "Faces were not compared" }, () =>
    build<FaceConsistency>(ctx, {
      stage: "score",
      slot: "score/faces",
      version,
      inputs: { shots, networks },
      dependsOn: clips.map(({ clip }) => clip),
      make: async () => ({ value: await compare(ctx, shots) }),
    }),
  );
  if (!found) return null;
  const { measurement, told } = found.value;
  await ctx.steps.run("score/faces/save", async () => {
    const data = found.value as unknown as Json;
    await ctx.records.saveTrace(ctx.run, {
      stage: "score",
      position: tracePosition,
      title: "Faces of characters",
      data,
    });
    return null;
  });
  await tell(ctx, measurement ? `Faces: ${Math.round(measurement.score)} of 100. ${told}.` : told);
  return measurement;
}

const identityOf = async (ctx: RunContext): Promise<string | null> =>
  (await ctx.measure.networks?.faceIdentity()) ?? null;

/** Names of the characters that should be seen. */
const charactersIn = (plan: Plan, shot: PlanShot): string[] =>
  shot.elements.flatMap(({ key }) => {
    const element = plan.elements.find((known) => known.key === key);
    return element?.kind === "character" ? [element.name] : [];
  });

async function compare(
  ctx: RunContext,
  shots: readonly { label: string; characters: string[]; digest: string | null }[],
): Promise<FaceConsistency> {
  // Where nobody should be seen, no face has to be looked for.
  const wanted = shots.flatMap((shot) =>
    shot.characters.length === 1 && shot.digest ? [{ ...shot, digest: shot.digest }] : [],
  );
  const files = await Promise.all(wanted.map(({ digest }) => ctx.files.pathOf(digest)));
  const faces = (await ctx.measure.networks?.faces({ files, signal: ctx.signal })) ?? "not-installed";
  if (faces === "not-installed") {
    throw new StudioError(
      "misconfigured",
      "the networks for faces cannot be used. An admin finds the reason in the settings.",
    );
  }
  return faceConsistency(wanted.map((shot, index) => ({ ...shot, embedding: faces[index] ?? null })));
}

const tell = (ctx: RunContext, message: string) =>
  ctx.steps.run("score/faces/told", async () => {
    await note(ctx, { stage: "score", level: "info", message });
    return null;
  });
