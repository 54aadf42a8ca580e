import {
  currentVideo,
  type FinishedRun,
  finalExports,
  finishedRuns,
  relativesOf,
  runResults,
  scoredTakes,
} from "@/db/queries/iterations";
import { projectExports } from "@/db/queries/projects";
import type { Export } from "@/db/schema/cuts";
import type { Brief } from "@/domain/brief/brief";
import { briefSeed } from "@/domain/brief/resolve-brief";
import type { ExportFiles } from "@/domain/build/build";
import { modelName } from "@/domain/catalogue/entries";
import { variationScores } from "@/domain/comparison/variation-scores";
import { briefChanges } from "@/domain/iteration/brief-changes";
import type { Scorecard } from "@/domain/quality/scorecard";
import type { Cut } from "@/domain/timeline/cut";
import { seenClips } from "@/domain/timeline/nested";
import type { CutTake, IterationsView, IterationView } from "@/domain/view/iteration-views";
import type { SignedInContext } from "@/server/context";
import { mediaView } from "@/server/media/media-views";

type ScoredTake = Awaited<ReturnType<typeof scoredTakes>>[number];

/** A run with what it left behind. */
type Made = { finished: FinishedRun; files: Export; clipIds: string[]; takes: ScoredTake[] };

/** Every way round that ended with a video, newest first, each against the one before it. */
export async function listIterations(
  ctx: Pick<SignedInContext, "db" | "runtime">,
  { projectId }: { projectId: string },
): Promise<IterationsView> {
  const { db } = ctx;
  const all = await madeIterations(ctx, { projectId });
  const final = (await finalExports(db, [projectId])).get(projectId) ?? null;
  const current = await currentVideo(db, projectId);
  const iterations = await Promise.all(
    all.map((made, index) => {
      const before = all[index - 1] ?? null;
      const twin = all.findIndex(({ files }) => files.id === made.files.id);
      const marks = {
        number: index + 1,
        final: made.files.id === final,
        current: made.files.digest === current && index === all.length - 1,
        sameAs: twin < index ? twin + 1 : null,
      };
      return iterationView(ctx, { made, before, marks });
    }),
  );
  return { iterations: iterations.toReversed(), ...(await relativesOf(db, projectId)) };
}

/** Oldest first. */
async function madeIterations(
  { db }: Pick<SignedInContext, "db">,
  { projectId }: { projectId: string },
): Promise<Made[]> {
  const runs = (await finishedRuns(db, projectId)).toReversed();
  const runIds = runs.map(({ run }) => run.id);
  const results = await runResults(db, { runIds, slots: ["cut", "video"] });
  const exports = await projectExports(db, projectId);
  const found = runs.flatMap((finished) => {
    const inSlot = (slot: string) =>
      results.find((result) => result.runId === finished.run.id && result.slot === slot)?.data;
    const { digest } = inSlot("video") as unknown as ExportFiles;
    const files = exports.find((candidate) => candidate.digest === digest);
    const cut = inSlot("cut") as unknown as Cut | undefined;
    const clipIds = (cut ? seenClips(cut) : []).map(({ takeId }) => takeId);
    return files ? [{ finished, files, clipIds }] : [];
  });
  const takes = await scoredTakes(db, [...new Set(found.flatMap(({ clipIds }) => clipIds))]);
  const byId = new Map(takes.map((scored) => [scored.take.id, scored]));
  return found.map((made) => ({
    ...made,
    takes: made.clipIds.flatMap((id) => byId.get(id) ?? []),
  }));
}

async function iterationView(
  { runtime: { blobs } }: Pick<SignedInContext, "runtime">,
  {
    made,
    before,
    marks,
  }: {
    made: Made;
    before: Made | null;
    marks: Pick<IterationView, "number" | "final" | "current" | "sameAs">;
  },
): Promise<IterationView> {
  const { finished, files, takes } = made;
  const { run, brief, costMicros } = finished;
  const { width, height, fps } = files;
  const shown = (digest: string, contentType: string) =>
    mediaView(blobs, { digest, contentType, width, height });
  const known = new Set(before?.clipIds);
  return {
    ...marks,
    runId: run.id,
    createdAt: run.createdAt.toISOString(),
    exportId: files.id,
    version: files.version,
    video: await shown(files.digest, "video/mp4"),
    poster: await shown(files.posterDigest, "image/jpeg"),
    width,
    height,
    fps,
    durationSeconds: files.durationFrames / fps,
    draft: takes.some(({ take }) => take.draft),
    scores: variationScores(takes.flatMap(({ card }) => (card ? [card as unknown as Scorecard] : []))),
    costMicros,
    seconds: run.startedAt && run.endedAt ? (run.endedAt.getTime() - run.startedAt.getTime()) / 1000 : null,
    changes: before ? briefChanges(withSeed(before.finished.brief), withSeed(brief)) : [],
    prompt: brief.prompt,
    promptBefore: before?.finished.brief.prompt ?? null,
    takes: takes.map(cutTake),
    newTakeIds: made.clipIds.filter((id) => !known.has(id)),
  };
}

/** With the seed that its runs have, whether somebody chose it or not. */
const withSeed = (brief: Brief): Brief => ({ ...brief, seed: brief.seed ?? briefSeed(brief) });

const cutTake = ({ take, card }: ScoredTake, index: number): CutTake => ({
  takeId: take.id,
  shot: index + 1,
  seed: take.seed,
  model: take.draft ? "Drawn on this machine" : modelName(take.model),
  score: (card as unknown as Scorecard | null)?.overall ?? null,
});
