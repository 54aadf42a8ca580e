import type { Database } from "@/db/client";
import { runSteps } from "@/db/queries/project-history";
import { addProject, addUpload, getProject, newestExports, projectWithBrief } from "@/db/queries/projects";
import { addRun, latestVideoRun, moveRun, refOf, runEventsAfter } from "@/db/queries/runs";
import { localUser } from "@/db/queries/users";
import type { uploads } from "@/db/schema/all";
import type { Brief } from "@/domain/brief/brief";
import type { RunRef } from "@/domain/build/build";
import { StudioError } from "@/domain/errors";
import type { RunEvent } from "@/domain/run/run";
import { digestOf } from "@/pipeline/content-key";

/** What the command line asks of the rows: one person at one machine. */
export type Desk = {
  /** The account that owns what is made here: the installation's first admin, or an account of its own without a password. */
  localOwner(): Promise<string>;
  keepUpload(upload: typeof uploads.$inferInsert): Promise<void>;
  /** A run of this brief, in the project that had the same brief before, if there is one. */
  openRun(request: { ownerId: string; brief: Brief }): Promise<RunRef>;
  eventsAfter(run: RunRef, eventId: number): Promise<RunEvent[]>;
  finishedVideo(run: RunRef): Promise<FinishedVideo>;
};

export type FinishedVideo = {
  title: string;
  version: number;
  digest: string;
  durationSeconds: number;
  width: number;
  height: number;
  shots: number;
  costMicros: number;
  cachedSteps: number;
  ranSteps: number;
};

export function createDesk(db: Database): Desk {
  return {
    localOwner: () => localUser(db),
    keepUpload: (upload) => addUpload(db, upload),
    openRun: ({ ownerId, brief }) =>
      db.transaction(async (tx) => {
        const digest = digestOf(brief);
        const known = await projectWithBrief(tx, { ownerId, digest });
        const { projectId, briefId } =
          known ?? (await addProject(tx, { ownerId, brief, digest, title: brief.prompt.slice(0, 60) }));
        const last = known && (await latestVideoRun(tx, projectId));
        // A process that was ended hard has left its run open; nobody else can be at work on this data.
        const resumed =
          last &&
          last.status !== "done" &&
          (await moveRun(tx, last.id, { from: [last.status], to: "queued", newAttempt: true }));
        if (resumed) return refOf(resumed);
        return addRun(tx, { projectId, ownerId, briefId, options: { shotSeeds: {} } });
      }),
    eventsAfter: (run, afterId) => runEventsAfter(db, { runId: run.id, afterId }),
    finishedVideo: (run) => finishedVideo(db, run),
  };
}

async function finishedVideo(db: Database, run: RunRef): Promise<FinishedVideo> {
  const project = await getProject(db, run.projectId);
  const video = (await newestExports(db, [run.projectId])).get(run.projectId);
  if (!video) throw new StudioError("not-found", "The run has ended without a video");
  const { version, digest, width, height } = video;
  return {
    title: project.title,
    version,
    digest,
    durationSeconds: video.durationFrames / video.fps,
    width,
    height,
    ...(await runSteps(db, run)),
  };
}
