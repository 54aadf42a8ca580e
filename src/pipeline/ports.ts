import type { Brief } from "@/domain/brief/brief";
import type {
  Built,
  ExportFiles,
  FinishedWork,
  RunRef,
  StandingTake,
  StoredArtifact,
  UnscoredTake,
} from "@/domain/build/build";
import type { HeroLook } from "@/domain/hero/hero-look";
import type { Json } from "@/domain/json";
import type { Operation, Turn, WantedOperation } from "@/domain/operation/operation";
import type { SceneSpec } from "@/domain/picture/scene-spec";
import type { Plan } from "@/domain/plan/plan";
import type { Measurement } from "@/domain/quality/scorecard";
import type { RunEventData, RunStatus, StageName } from "@/domain/run/run";
import type { Alternative } from "@/domain/shot/selection";
import type { Cut } from "@/domain/timeline/cut";
import type { Workspace } from "@/domain/workspace/workspace";
import type { MediaEngine } from "@/media/ffmpeg/engine";
import type { ShotJob, ShotJobInput, ShotOutcome } from "@/pipeline/jobs";
import type { EffectsModel, MusicModel, SpeechModel } from "@/providers/contract/audio-models";
import type { ImageModel, LocalImageModel } from "@/providers/contract/image-model";
import type { JudgeModel } from "@/providers/contract/judge-model";
import type { ModerationModel } from "@/providers/contract/moderation-model";
import type { TextModel } from "@/providers/contract/text-model";
import type { VideoModel } from "@/providers/contract/video-model";
import type { Measure } from "@/quality/measure";
import type { BlobStore } from "@/storage/blob-store";
import type { WorkerPool } from "@/workers/worker-pool";

/**
 * The part of a workflow engine that stages use. Inngest, the command line and tests each supply one. Every id is
 * unique within its function; `work` may run again after a crash, its stored result is what counts.
 */
export type Steps = {
  run<Value extends Json>(id: string, work: () => Promise<Value>): Promise<Value>;
  /** Lets time pass, holding nothing meanwhile. */
  sleep(id: string, seconds: number): Promise<void>;
  /** Runs branches side by side, each going on as soon as its own work is done. */
  parallel<Value>(branches: readonly (() => Promise<Value>)[]): Promise<Value[]>;
  /** Runs the job of one shot as a durable run of its own and waits for it. */
  shot(id: string, job: ShotJob, input: ShotJobInput): Promise<ShotOutcome>;
};

/** The rows that the pipeline reads and writes, by meaning. Each method is one transaction. */
export type Records = {
  operations: OperationBooks;
  brief(run: RunRef): Promise<Brief>;
  /** What the maker had decided when the run was started; nothing for most runs. */
  workspace(run: RunRef): Promise<Workspace>;
  findArtifact(ownerId: string, contentKey: string): Promise<StoredArtifact | null>;
  /** One of the owner's results by its id; null when it is gone. */
  artifact(ownerId: string, id: string): Promise<StoredArtifact | null>;
  /** What the planner wrote last for the run's project, as it was finished; null while nothing was planned. */
  plannersAnswer(run: RunRef): Promise<Json | null>;
  finishWork(work: FinishedWork): Promise<Built>;
  /** What fills a slot of the run; throws "not-found" when nothing does yet. */
  result(run: RunRef, slot: string): Promise<Built>;
  /** Like `result`, but null when nothing fills the slot yet. */
  findResult(run: RunRef, slot: string): Promise<Built | null>;
  /** What fills several slots, by slot; those that nothing fills are absent. */
  findResults(run: RunRef, slots: readonly string[]): Promise<ReadonlyMap<string, Built>>;
  /** The blob of a part of a film that an owner has rendered before; null when there is none. */
  findSegment(name: { ownerId: string; contentKey: string }): Promise<string | null>;
  keepSegment(segment: { ownerId: string; contentKey: string; digest: string; bytes: number }): Promise<void>;
  savePlan(run: RunRef, plan: Plan): Promise<void>;
  saveTrace(
    run: RunRef,
    trace: { stage: StageName; position: number; title: string; data: Json },
  ): Promise<void>;
  /** Adds a card; the one of the same version that is there already stays. */
  saveScorecard(takeId: string, card: { version: string; overall: number | null; data: Json }): Promise<void>;
  /** The card of a take of one version, or null. */
  findScorecard(takeId: string, version: string): Promise<Json | null>;
  saveVideoScorecard(
    exportId: string,
    card: { version: string; overall: number | null; data: Json },
  ): Promise<void>;
  /** Pictures and clips of the run's project without a card of this version. */
  unscoredTakes(run: RunRef, version: string): Promise<UnscoredTake[]>;
  /** In micro-dollars, all together. */
  costOfTakes(takeIds: readonly string[]): Promise<number>;
  /** Selects a take for its slot unless the maker has chosen one, and remembers what stood for choice. */
  select(
    run: RunRef,
    choice: { slot: string; takeId: string; reason: string; alternatives: readonly Alternative[] },
  ): Promise<void>;
  /** Ids of all takes of a slot in the order of making, by which people number them. */
  takesOfSlot(run: RunRef, slot: string): Promise<string[]>;
  /** What fills a slot of the project and may be used by this run. */
  standingTake(run: RunRef, slot: string): Promise<StandingTake | null>;
  /** Puts a judge's grades on a card, in the place of earlier ones. The score and what was measured stay. */
  adviseScorecard(takeId: string, advice: { version: string; grades: readonly Measurement[] }): Promise<void>;
  /** The owner's hero frame with this picture; null when there is none (any more). */
  heroLook(ownerId: string, digest: string): Promise<HeroLook | null>;
  /** A hero frame of the run's project; null when there is none. */
  heroOf(run: RunRef, takeId: string): Promise<HeroLook | null>;
  /** What a take is as a hero frame. A take that is one already stays what it is. */
  saveHero(run: RunRef, hero: NewHero): Promise<void>;
  /** The candidates of a run, best first, and why the first one won. */
  rankHeroes(run: RunRef, ranking: { takeIds: readonly string[]; reason: string }): Promise<void>;
  /** The cut that a run is to render as its maker left it; "not-found" when it is gone. */
  editedCut(run: RunRef): Promise<Cut>;
  /** Lets a run stand on everything that the project's last video was made of, but for its cut and its file. */
  adoptResults(run: RunRef): Promise<void>;
  saveCut(run: RunRef, cut: { digest: string; data: Cut }): Promise<{ cutId: string }>;
  /** Adds a version of the video, unless the project has this very file. */
  saveExport(
    run: RunRef,
    cutId: string,
    files: ExportFiles,
  ): Promise<{ exportId: string; version: number; isNew: boolean }>;
  /** Marks the run as at work; one that was cancelled before it began ends with "cancelled". */
  startRun(run: RunRef): Promise<void>;
  tell(run: RunRef, event: { key: string; data: RunEventData }): Promise<void>;
  /** Moves the run and its project together; a run that was cancelled meanwhile stays cancelled. */
  endRun(
    run: RunRef,
    end: { status: RunStatus; failure: { code: string; message: string } | null },
  ): Promise<void>;
};

export type NewHero = { takeId: string; position: number; label: string; scene: SceneSpec };

/** The models that a run works with. */
export type Models = {
  text: TextModel;
  image: ImageModel;
  video: VideoModel;
  music: MusicModel;
  effects: EffectsModel;
  speech: SpeechModel | null;
  /** Judges prompts before they leave; null when nothing is configured for it. */
  moderation: ModerationModel | null;
  /** Sketches compositions on this machine, for free; without one there is no composition control. */
  sketch?: LocalImageModel | null;
  /** Looks at finished shots and says how well they fit the plan; null when nobody is asked. */
  judge: JudgeModel | null;
  /** Models that the maker allows in the place of the chosen one, in order. */
  fallbacks: { image: readonly ImageModel[]; video: readonly VideoModel[] };
  /** Models that the maker wants for single frames or clips. */
  wished?: { image: readonly ImageModel[]; video: readonly VideoModel[] };
};

/** The books of calls to models. Each method is one transaction. See Operation for the states. */
export type OperationBooks = {
  /** The owner's open operation for this work, or a new one with its money reserved. Throws "cost-limit". */
  open(run: RunRef, wanted: WantedOperation): Promise<Operation>;
  get(id: string): Promise<Operation>;
  /** Asks for leave to send; with it the operation counts as being sent by `holder`. */
  takeTurn(request: { id: string; holder: string; limited: boolean }): Promise<Turn>;
  reopen(id: string): Promise<void>;
  accept(id: string, handle: Json): Promise<void>;
  answer(id: string, answer: { result: Json; costMicros: number }): Promise<void>;
  unclear(id: string, message: string): Promise<void>;
  fail(
    run: RunRef,
    end: { id: string; costMicros: number; failure: { code: string; message: string } },
  ): Promise<void>;
  isTaken(job: { provider: string; handle: Json; except: string }): Promise<boolean>;
  /** Remembers how a provider did with a call that took so long; `failure` null means well. */
  health(news: { provider: string; failure: string | null; seconds: number }): Promise<void>;
  /** Charges an answered operation whose result is not in its place yet. */
  book(run: RunRef, id: string): Promise<void>;
  /** Calls of a run that are not over. */
  openOf(run: RunRef): Promise<Operation[]>;
};

/** Blobs as local files, and folders to work in. */
export type WorkFiles = {
  /** A readable path with the blob's content. It must not be changed. */
  pathOf(digest: string): Promise<string>;
  /** Gives an empty folder to `work` and removes it afterwards, whatever happens. */
  inFolder<Value>(work: (folder: string) => Promise<Value>): Promise<Value>;
  /** A folder that outlives a step, for work that a later step picks up; the same name gives the same folder. */
  keptFolder(name: string): Promise<string>;
  dropKeptFolder(name: string): Promise<void>;
};

/** What stages work with, the same for every run. */
export type StageDeps = {
  records: Records;
  blobs: BlobStore;
  files: WorkFiles;
  /** What runs ffmpeg jobs; "missing-tool" when the machine has nothing that can. */
  media(): Promise<MediaEngine>;
  measure: Measure;
  workers: WorkerPool;
};

/** A result that is looked for and, unlike in a run, not made. */
export type WantedBuild = {
  stage: StageName;
  slot: string;
  takeSlot: string;
  key: string;
  inputs: Json;
  dependsOn: readonly Built[];
  priceMicros: number;
  piece: { key: string; label: string } | null;
  /** Gives the value where that takes nothing but arithmetic. */
  compute: (() => Promise<Json>) | null;
};

/** One run at work. `signal` aborts within a second of a cancel. */
export type RunContext = StageDeps & {
  run: RunRef;
  steps: Steps;
  signal: AbortSignal;
  models: Models;
  /** What the maker wants other than the pipeline would do it. */
  wishes: Workspace;
  /** Set where stages are walked through without making anything: answers every build in its place. */
  lookUp?: (wanted: WantedBuild) => Promise<Built>;
  /** Where a vendor may tell about an operation; null when this installation has no public address. */
  callbackUrl(operationId: string): string | null;
};
