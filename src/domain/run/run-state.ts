import type { FailureAction, RunEvent, RunStatus, StageName, TakeNews } from "@/domain/run/run";
import { recipeStages } from "@/domain/run/run";

export type PieceState = {
  key: string;
  label: string;
  status: "waiting" | "running" | "done" | "failed";
  /** 0-1 within the piece. */
  progress: number;
  cached: boolean;
  take: TakeNews | null;
  failure: { code: string; message: string; action: FailureAction } | null;
};

export type StageState = {
  stage: StageName;
  status: "waiting" | "running" | "done" | "failed";
  cached: boolean;
  note: string | null;
  /** Pieces of work in the stage, usually shots; null until it is known. */
  total: number | null;
  pieces: PieceState[];
  /** When the stretch of work began that is under way; null when none is. */
  startedAt: string | null;
  endedAt: string | null;
  /** Milliseconds of all stretches of work that have ended. */
  workedMs: number;
};

/** Everything the run panel shows, derived from the run's events and nothing else. */
export type RunState = {
  status: RunStatus;
  stages: StageState[];
  notes: { stage: StageName; level: "info" | "warning"; message: string }[];
  costMicros: number;
  message: string | null;
  /** When the stretch of work began that is under way; null when the run is at rest. */
  startedAt: string | null;
  endedAt: string | null;
  /** Milliseconds of all stretches of work that have ended. What a run waits for its maker is none of them. */
  workedMs: number;
  lastEventId: number;
};

/** @param stages Of the run's recipe; those of an ad when left out. */
export function initialRunState(stages: readonly StageName[] = recipeStages.ad): RunState {
  return {
    status: "queued",
    stages: stages.map((stage) => ({
      stage,
      status: "waiting",
      cached: false,
      note: null,
      total: null,
      pieces: [],
      startedAt: null,
      endedAt: null,
      workedMs: 0,
    })),
    notes: [],
    costMicros: 0,
    message: null,
    startedAt: null,
    endedAt: null,
    workedMs: 0,
    lastEventId: 0,
  };
}

/** The state after one more event. Events that were seen already change nothing. */
export function applyRunEvent(state: RunState, event: RunEvent): RunState {
  if (event.id <= state.lastEventId) return state;
  const next = { ...state, lastEventId: event.id };
  const { data } = event;
  switch (data.type) {
    case "run-started":
      return {
        ...next,
        status: "running",
        startedAt: state.startedAt ?? event.at,
        endedAt: null,
        message: null,
        stages: state.stages.map(forgetFailures),
      };
    case "run-ended":
      return {
        ...atRest(next, event.at),
        status: data.status,
        message: data.message,
        stages: state.stages.map((stage) => (stage.startedAt === null ? stage : atRest(stage, event.at))),
      };
    case "cost":
      return { ...next, costMicros: state.costMicros + data.amountMicros };
    case "note":
      return {
        ...next,
        notes: [...state.notes, { stage: data.stage, level: data.level, message: data.message }],
      };
    default:
      return {
        ...next,
        stages: state.stages.map((stage) =>
          stage.stage === data.stage ? applyToStage(stage, event) : stage,
        ),
      };
  }
}

/** Its stretch of work is over. */
const atRest = <Worked extends Pick<RunState, "startedAt" | "endedAt" | "workedMs">>(
  work: Worked,
  at: string,
): Worked => ({
  ...work,
  startedAt: null,
  endedAt: at,
  workedMs: work.workedMs + (work.startedAt === null ? 0 : Date.parse(at) - Date.parse(work.startedAt)),
});

/** A run that goes on after a failure or a cancel keeps what is done and starts the rest anew. */
function forgetFailures(stage: StageState): StageState {
  if (stage.status === "done") return stage;
  return { ...stage, status: "waiting", pieces: stage.pieces.filter((piece) => piece.status === "done") };
}

function applyToStage(stage: StageState, { at, data }: RunEvent): StageState {
  switch (data.type) {
    case "stage-started":
      return {
        ...stage,
        status: "running",
        total: data.total ?? stage.total,
        startedAt: stage.startedAt ?? at,
      };
    case "stage-total":
      return { ...stage, total: data.total };
    case "stage-finished": {
      const failed = stage.pieces.some((piece) => piece.status === "failed");
      return {
        ...atRest(stage, at),
        status: failed ? "failed" : "done",
        cached: data.cached,
        note: data.note,
      };
    }
    case "piece-started":
      return withPiece(stage, data.piece, {
        label: data.label,
        status: "running",
        progress: 0,
        failure: null,
      });
    case "piece-progress":
      return withPiece(stage, data.piece, { progress: data.progress });
    case "piece-finished":
      return withPiece(stage, data.piece, {
        status: "done",
        progress: 1,
        cached: data.cached,
        take: data.take,
      });
    case "piece-dropped":
      return { ...stage, pieces: stage.pieces.filter(({ key }) => key !== data.piece) };
    case "piece-failed":
      return withPiece(stage, data.piece, {
        status: "failed",
        failure: { code: data.code, message: data.message, action: data.action },
      });
    default:
      return stage;
  }
}

function withPiece(stage: StageState, key: string, change: Partial<PieceState>): StageState {
  const known = stage.pieces.find((piece) => piece.key === key);
  if (known) {
    return {
      ...stage,
      pieces: stage.pieces.map((piece) => (piece === known ? { ...piece, ...change } : piece)),
    };
  }
  const fresh: PieceState = {
    key,
    label: key,
    status: "waiting",
    progress: 0,
    cached: false,
    take: null,
    failure: null,
  };
  return { ...stage, pieces: [...stage.pieces, { ...fresh, ...change }] };
}
