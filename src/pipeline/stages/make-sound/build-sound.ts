import path from "node:path";
import type { Built, NewTake } from "@/domain/build/build";
import type { Json } from "@/domain/json";
import { conformSound } from "@/media/sound/conform-sound";
import { buildInSteps, type Making, pieceProgress } from "@/pipeline/build";
import { runOperation } from "@/pipeline/operation/run-operation";
import type { RunContext } from "@/pipeline/ports";
import { keptMaking, type StoredSound, storeFile } from "@/pipeline/stored-media";
import type { SoundFile } from "@/providers/contract/audio-models";
import type { LocalWork } from "@/providers/contract/image-model";
import type { MediaFile } from "@/providers/contract/media-result";
import type { ModelFacts } from "@/providers/contract/model-facts";
import type { RemoteJob } from "@/providers/contract/remote-job";

type Billed = { durationSeconds: number; characters: number };

type SoundWork<Request> = {
  slot: string;
  version: number;
  model: ModelFacts & { priceMicros(billed: Billed): number } & (
      | { make(request: Request & LocalWork): Promise<SoundFile>; job?: undefined }
      | { job: RemoteJob<Request, MediaFile>; make?: undefined }
    );
  request: Request;
  /** What its price depends on. */
  billed: Billed;
  /** The exact length that a sound from elsewhere is brought to; null leaves it as long as it is. */
  seconds: number | null;
  /** What is kept with the take. */
  told: { seed: number; prompt: string };
  dependsOn: readonly Built[];
  take(sound: StoredSound): NewTake;
  piece: { key: string; label: string };
};

/** A sound, made here or elsewhere, as a build. */
export function buildSound<Request extends object>(
  ctx: RunContext,
  work: SoundWork<Request>,
): Promise<Built<StoredSound>> {
  const { slot, model, request, version, dependsOn, take, piece } = work;
  return buildInSteps<StoredSound>(ctx, {
    stage: "sound",
    slot,
    version,
    inputs: { model: `${model.id}@${model.version}`, request: request as unknown as Json },
    dependsOn,
    priceMicros: model.priceMicros(work.billed),
    take,
    piece,
    make: (key) =>
      model.job ? makeElsewhere(ctx, work, { key, job: model.job }) : makeHere(ctx, work, model.make),
  });
}

async function makeHere<Request>(
  ctx: RunContext,
  work: SoundWork<Request>,
  make: (request: Request & LocalWork) => Promise<SoundFile>,
): Promise<Making<StoredSound>> {
  const value = await ctx.steps.run(`${work.slot}/make`, () =>
    ctx.files.inFolder(async (outputFolder) => {
      return stored(ctx, work, await make({ ...work.request, outputFolder, signal: ctx.signal }));
    }),
  );
  return { value, digests: [value.digest] };
}

function makeElsewhere<Request>(
  ctx: RunContext,
  work: SoundWork<Request>,
  { key, job }: { key: string; job: RemoteJob<Request, MediaFile> },
): Promise<Making<StoredSound>> {
  const { slot, model, request, seconds, piece } = work;
  return keptMaking<StoredSound>(ctx, slot, () =>
    runOperation(ctx, {
      stage: "sound",
      slot,
      key,
      model,
      job,
      request,
      keep: (file) =>
        ctx.files.inFolder(async (folder) => {
          const outputPath = path.join(folder, "sound.wav");
          const durationSeconds = await conformSound(await ctx.media(), file.path, { seconds, outputPath });
          return stored(ctx, work, { file: { path: outputPath, contentType: "audio/wav" }, durationSeconds });
        }),
      report: pieceProgress(ctx, "sound", piece.key),
    }),
  );
}

async function stored<Request>(
  ctx: RunContext,
  { model, told }: SoundWork<Request>,
  { file, durationSeconds }: SoundFile,
): Promise<StoredSound> {
  return {
    digest: await storeFile(ctx, file),
    contentType: file.contentType,
    model: model.id,
    modelVersion: model.version,
    ...told,
    draft: model.draft,
    durationSeconds,
  };
}
