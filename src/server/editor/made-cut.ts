import type { Database } from "@/db/client";
import { cutOfVideo } from "@/db/queries/cut-edits";
import { projectTakes } from "@/db/queries/project-history";
import { latestVideoRun } from "@/db/queries/runs";
import type { ResolvedBrief } from "@/domain/brief/brief";
import type { Plan } from "@/domain/plan/plan";
import { slots } from "@/domain/shot/take";
import { assembleCut, type PlacedTake } from "@/domain/timeline/assemble-cut";
import { type Cut, cut as cutDocument } from "@/domain/timeline/cut";
import { chooseSeams } from "@/domain/timeline/seams";
import { wordsOfRun } from "@/server/projects/project-view";

/**
 * The cut that the studio made: that of the newest finished video, or before there is one, the takes that are chosen
 * now in the order of the plan. Null while there is no clip.
 */
export async function madeCut(db: Database, projectId: string): Promise<Cut | null> {
  const rendered = await cutOfVideo(db, { projectId });
  if (rendered) return cutDocument.parse(rendered.data);
  const run = await latestVideoRun(db, projectId);
  const { resolved, planned } = await wordsOfRun(db, run);
  return planned && resolved ? cutOfTakes(db, { projectId, plan: planned.plan, brief: resolved }) : null;
}

async function cutOfTakes(
  db: Database,
  { projectId, plan, brief }: { projectId: string; plan: Plan; brief: ResolvedBrief },
): Promise<Cut | null> {
  const chosen = new Map<string, PlacedTake>();
  for (const { take, chosen: chosenId } of await projectTakes(db, projectId)) {
    if (chosenId !== take.id || take.durationFrames === null) continue;
    chosen.set(take.slot, { takeId: take.id, digest: take.digest, durationFrames: take.durationFrames });
  }
  const inShots = (slotOf: (shotKey: string) => string) =>
    plan.shots.flatMap(({ key }) => {
      const take = chosen.get(slotOf(key));
      return take ? [{ shotKey: key, take }] : [];
    });
  const clips = inShots(slots.clip);
  if (clips.length === 0) return null;
  return assembleCut({
    plan,
    brief,
    seams: chooseSeams(plan, brief.coherence),
    clips: new Map(clips.map(({ shotKey, take }) => [shotKey, take])),
    music: chosen.get(slots.music) ?? null,
    voices: inShots(slots.voice),
    effects: inShots((shotKey) => slots.effect(shotKey, 0)),
  });
}
