import type { Built, NewTake, StoredArtifact } from "@/domain/build/build";
import { StudioError } from "@/domain/errors";
import type { Json } from "@/domain/json";
import type { StageName, TakeNews } from "@/domain/run/run";
import { contentKey } from "@/pipeline/content-key";
import type { RunContext, WantedBuild } from "@/pipeline/ports";

export type Making<Value extends Json> = {
  value: Value;
  /** Blobs that the value names. */
  digests?: readonly string[];
  /** Calls to models that it took: settled together with it. */
  operationIds?: readonly string[];
};

export type BuildRequest<Value extends Json> = {
  stage: StageName;
  /** Where the result goes; also the name of the step, so unique within a run. */
  slot: string;
  /** Name of the steps, when it is not the slot: for a second way to the same result. */
  step?: string;
  /** What the result competes for as a take, when that is not the slot itself. */
  takeSlot?: string;
  /** Raise it when the stage's code gives other results for the same inputs. */
  version: number;
  /** Everything that decides the result. */
  inputs: Json;
  dependsOn: readonly Built[];
  make(): Promise<Making<Value>>;
  /** The result as a candidate for its slot, when it is a picture, a clip or a sound. */
  take?: (value: Value) => NewTake;
  /** What making it is expected to cost, in micro-dollars; nothing when left out. */
  priceMicros?: number;
  /** The value follows from the inputs alone: no file, no model, no effect. Whoever only looks may have it made. */
  isComputed?: boolean;
  /** Name and label of the piece of work within its stage, to be told as it starts and ends; null for none. */
  piece?: { key: string; label: string } | null;
};

/**
 * The heart of "a video is a build": gives the stored result when these inputs were seen before, else makes it and
 * stores it, with its take, in one transaction. One durable step.
 */
export function build<Value extends Json>(
  ctx: RunContext,
  request: BuildRequest<Value>,
): Promise<Built<Value>> {
  if (ctx.lookUp) return ctx.lookUp(lookedFor(request, request.make)) as Promise<Built<Value>>;
  return ctx.steps.run(request.step ?? request.slot, async () => {
    refuseWhenCancelled(ctx.signal);
    const key = contentKey(request);
    const known = await findKnown(ctx, request.slot, key);
    if (!known && request.piece) await tellPieceStarted(ctx, request.stage, request.piece);
    const made = known ? null : await request.make();
    refuseWhenCancelled(ctx.signal);
    return finishBuild(ctx, request, { key, known, made });
  });
}

/**
 * Like `build`, for work that spans several durable steps, such as calls to models: `make` takes the steps, the result
 * is stored with its take and what its calls have cost in one transaction.
 */
export async function buildInSteps<Value extends Json>(
  ctx: RunContext,
  request: Omit<BuildRequest<Value>, "make"> & { make(key: string): Promise<Making<Value>> },
): Promise<Built<Value>> {
  if (ctx.lookUp) return ctx.lookUp(lookedFor(request, null)) as Promise<Built<Value>>;
  const key = contentKey(request);
  const step = request.step ?? request.slot;
  const known = await ctx.steps.run(`${step}/find`, async () => {
    refuseWhenCancelled(ctx.signal);
    const found = await findKnown(ctx, request.slot, key);
    if (!found && request.piece) await tellPieceStarted(ctx, request.stage, request.piece);
    return found;
  });
  const made = known ? null : await request.make(key);
  return ctx.steps.run(step, () => finishBuild(ctx, request, { key, known, made }));
}

/** What fills the slot already: the result that the maker has pinned to it, else the one of this key. */
async function findKnown(ctx: RunContext, slot: string, key: string): Promise<StoredArtifact | null> {
  const pin = ctx.wishes.pins[slot];
  const pinned = pin === undefined ? null : await ctx.records.artifact(ctx.run.ownerId, pin);
  return pinned ?? ctx.records.findArtifact(ctx.run.ownerId, key);
}

const lookedFor = (
  request: Omit<BuildRequest<Json>, "make" | "take">,
  make: (() => Promise<Making<Json>>) | null,
): WantedBuild => ({
  stage: request.stage,
  slot: request.slot,
  takeSlot: request.takeSlot ?? request.slot,
  key: contentKey(request),
  inputs: request.inputs,
  dependsOn: request.dependsOn,
  priceMicros: request.priceMicros ?? 0,
  piece: request.piece ?? null,
  compute: request.isComputed && make ? async () => (await make()).value : null,
});

async function finishBuild<Value extends Json>(
  ctx: RunContext,
  request: Omit<BuildRequest<Value>, "make">,
  result: {
    key: string;
    known: StoredArtifact | null;
    made: Making<Value> | null;
  },
): Promise<Built<Value>> {
  const value = (result.known?.data ?? result.made?.value) as Value;
  const take = request.take?.(value) ?? null;
  const built = await ctx.records.finishWork({
    run: ctx.run,
    stage: request.stage,
    slot: request.slot,
    // A pinned result stays the take that it is.
    contentKey: result.known?.contentKey ?? result.key,
    inputIds: request.dependsOn.map((input) => input.artifactId),
    made: result.made && {
      data: result.made.value,
      digests: result.made.digests ?? [],
      operationIds: result.made.operationIds ?? [],
      ...(take && { inputs: request.inputs }),
    },
    known: result.known,
    take,
    takeSlot: request.takeSlot ?? request.slot,
    event: request.piece
      ? {
          key: `${request.stage}/${request.piece.key}/finished`,
          data: {
            type: "piece-finished",
            stage: request.stage,
            piece: request.piece.key,
            cached: result.known !== null,
            take: take && newsOf(request.takeSlot ?? request.slot, take),
          },
        }
      : null,
  });
  return built as Built<Value>;
}

function tellPieceStarted(ctx: RunContext, stage: StageName, piece: { key: string; label: string }) {
  return ctx.records.tell(ctx.run, {
    key: `${stage}/${piece.key}/started`,
    data: { type: "piece-started", stage, piece: piece.key, label: piece.label },
  });
}

/** Reports the progress of a piece in whole tenths, so that a long step does not flood the events. */
export function pieceProgress(ctx: RunContext, stage: StageName, piece: string) {
  let told = 0;
  return async (progress: number) => {
    const tenths = Math.floor(Math.min(1, progress) * 10);
    if (tenths <= told) return;
    told = tenths;
    await ctx.records.tell(ctx.run, {
      key: `${stage}/${piece}/progress-${tenths}`,
      data: { type: "piece-progress", stage, piece, progress: tenths / 10 },
    });
  };
}

export function refuseWhenCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw new StudioError("cancelled", "The run was cancelled", { cause: signal.reason });
}

const newsOf = (slot: string, take: NewTake): TakeNews => ({
  slot,
  digest: take.digest,
  contentType: take.contentType,
  width: take.width,
  height: take.height,
});
