import path from "node:path";
import type { Database, DatabaseKind, OpenDatabase } from "@/db/client";
import { acquireDataLock } from "@/db/data-lock";
import { modelFigures } from "@/db/queries/model-figures";
import { openCheckedDatabase } from "@/db/version";
import type { Brief } from "@/domain/brief/brief";
import type { RunRef } from "@/domain/build/build";
import type { ProviderLimits } from "@/domain/operation/operation";
import type { ShotPrompts } from "@/domain/plan/shot-prompts";
import type { Workspace } from "@/domain/workspace/workspace";
import { createEngine, type Engine } from "@/engine/create-engine";
import type { Env } from "@/env";
import type { MediaEngine } from "@/media/ffmpeg/engine";
import { resolveMediaEngine } from "@/media/ffmpeg/resolve-engine";
import type { InspectedFont } from "@/media/font/inspect-font.task";
import { type InspectedImage, type InspectOptions, inspectUpload } from "@/media/probe/inspect-upload";
import { digestOf } from "@/pipeline/content-key";
import type { Models, RunContext, StageDeps, Steps } from "@/pipeline/ports";
import type { Surveyed } from "@/pipeline/survey/survey";
import type { FetchRemote } from "@/providers/contract/fetch-remote";
import { createFetchRemote } from "@/providers/http/guarded-fetch";
import { createMeasure } from "@/quality/measure";
import { openBlobs } from "@/runtime/blobs";
import { createCancellations } from "@/runtime/cancellations";
import { type DataFolder, openDataFolder } from "@/runtime/data-folder";
import { decidedFor } from "@/runtime/decided-for";
import { createDesk, type Desk } from "@/runtime/desk";
import { createLiveCatalogue, type LiveCatalogue } from "@/runtime/live-catalogue";
import { createLog, type Log } from "@/runtime/log";
import { createLookPreviews, type LookPreviews } from "@/runtime/look-previews";
import { createMetrics, type Metrics } from "@/runtime/metrics";
import { createModelDesk, type ModelDesk, type Rendered } from "@/runtime/model-desk";
import { createLocalModels } from "@/runtime/models";
import { observeSteps } from "@/runtime/observed-steps";
import { createEngineOutbox, createServiceOutbox, type Outbox, type OutgoingEvent } from "@/runtime/outbox";
import { createProviderAccesses, type ProviderAccesses } from "@/runtime/provider-access";
import { openQualityNetworks } from "@/runtime/quality-networks";
import { createRecords } from "@/runtime/records";
import { createRedactor, secretsOf } from "@/runtime/redact";
import { createRenderServers, type RenderServers } from "@/runtime/render-servers";
import { loadSecrets, type Secrets } from "@/runtime/secrets";
import { createSigning, type Signing } from "@/runtime/signing";
import { openSurveys } from "@/runtime/survey-project";
import { createVault, type Vault, vaultKeys } from "@/runtime/vault";
import { createWorkFiles } from "@/runtime/work-files";
import type { BlobStore } from "@/storage/blob-store";
import { serveBlob } from "@/storage/serve-blob";
import { createUrlSigner, type UrlSigner } from "@/storage/signed-urls";
import { createWorkerPool, type WorkerPool } from "@/workers/worker-pool";
import { type CutOuts, createCutOuts } from "./cut-outs";

export type Blobs = BlobStore;

type FunctionWiring = {
  handler(request: Request): Promise<Response>;
  send(events: OutgoingEvent[]): Promise<void>;
};

/** Everything that the environment decides, made concrete. */
export type Runtime = {
  /** Answers GET and HEAD for signed media URLs. */
  serveMedia(request: Request): Promise<Response>;
  /** Lets a picture in from outside: judged by its content, written to `outputPath` as a clean copy. */
  inspectImage(path: string, options: InspectOptions): Promise<InspectedImage>;
  /** Lets a font in from outside, judged by its content. Throws "invalid-input" with what to do about it. */
  inspectFont(path: string): Promise<InspectedFont>;
  lookPreview: LookPreviews;
  cutOut: CutOuts;
  env: Env;
  log: Log;
  metrics: Metrics;
  folder: DataFolder;
  secrets: Secrets;
  /** Seals what has to be stored and read again. */
  vault: Vault;
  /** With which keys the models of other companies are called. */
  providerAccesses: ProviderAccesses;
  /** Machines that render for this installation. */
  renderServers: RenderServers;
  /** What exported films are signed with. */
  signing: Signing;
  db: Database;
  databaseKind: DatabaseKind;
  blobs: Blobs;
  urls: UrlSigner;
  models: ModelDesk;
  live: LiveCatalogue;
  deps: StageDeps;
  /** The embedded engine, or null when Inngest is configured or nothing durable is wanted. */
  engine: Engine | null;
  /** Gives the engine the functions to drive, or the outbox a way to the Inngest service. */
  wire(wiring: Partial<FunctionWiring>): void;
  /** A run with the models that its brief asks for. */
  contextFor(run: RunRef, steps: Steps): Promise<RunContext>;
  /** How the pieces of a project's video stand to what its maker has decided; nothing is made. */
  survey(request: { projectId: string; wishes?: Workspace }): Promise<Surveyed[]>;
  /** What models would be told for a shot of a project; null while nothing is planned. */
  promptsOfShot(request: { projectId: string; shotKey: string }): Promise<ShotPrompts | null>;
  /** Events that become real with the caller's transaction. */
  outbox: Outbox;
  desk: Desk;
  /** Equal briefs have equal digests: the same request finds the same project. */
  briefDigest(brief: Brief): string;
  close(): Promise<void>;
};

export type RuntimeOptions = {
  /** What another process is told when it finds the data in use; null when nothing listens. */
  address: string | null;
  /** Whether runs go through the engine or the Inngest service; the command line runs them itself. */
  durable: boolean;
  projectFolder: string;
  /** Steps that the engine takes at once; what is usual when left out. */
  stepsAtOnce?: number;
  /** Other ways to providers than those of the environment, for tests. */
  providers?: {
    accesses: ProviderAccesses;
    fetchRemote: FetchRemote;
    limits: ProviderLimits;
    rendered?: (ownerId: string) => Promise<Rendered>;
  };
  /** Other models than those of this machine, for tests. */
  models?: (parts: { workers: WorkerPool; media: () => Promise<MediaEngine> }) => Promise<Models>;
};

/** Opens database, storage and models. */
export async function openRuntime(env: Env, options: RuntimeOptions): Promise<Runtime> {
  const redactor = createRedactor();
  redactor.learn(...secretsOf(env));
  const log = createLog(env.logLevel, redactor);
  const base = await openData(env, options);
  const { db, kind } = base.database;
  const { blobs, urls, folder, secrets } = base;
  const metrics = createMetrics(db);
  const { deps, local } = await openDeps(env, { ...options, blobs, db, folder, metrics, log });
  redactor.learn(...Object.values(secrets));
  const vault = createVault({ keys: vaultKeys(env.encryption, secrets), onSecret: redactor.learn });
  const { accesses, live, models, renderServers } = openModels(env, { db, vault, local, ...options });
  const cancellations = createCancellations({
    db,
    onTrouble: (error) => log.warn({ error }, "could not look for cancelled runs"),
  });
  const wiring = createWiring();
  const { engine, outbox } = openDelivery(env, { database: base.database, ...options, wiring, log });
  return {
    env,
    log,
    metrics,
    folder,
    secrets,
    vault,
    providerAccesses: accesses,
    renderServers,
    signing: createSigning(env.signer),
    db,
    databaseKind: kind,
    blobs,
    urls,
    models,
    live,
    deps,
    engine,
    outbox,
    desk: createDesk(db),
    briefDigest: (brief) => digestOf(brief),
    serveMedia: (request) => serveBlob(request, { store: blobs, urls }),
    ...forLibraries({ db, deps, sketch: local.sketch ?? null }),
    wire: wiring.wire,
    ...openSurveys({ db, deps, desk: models }),
    async contextFor(run, steps) {
      return {
        ...deps,
        ...(await decidedFor(run, { records: deps.records, desk: models })),
        run,
        steps: observeSteps(steps, { run, metrics, log }),
        signal: cancellations.signalFor(run),
        callbackUrl: (operationId) => callbackUrl(env, operationId),
      };
    },
    async close() {
      await engine?.stop();
      outbox.close();
      cancellations.close();
      metrics.close();
      await Promise.all([deps.workers.close(), deps.measure.networks?.close()]);
      await base.database.close();
      await base.lock?.release();
    },
  };
}

/** What is let in from outside, and what is drawn to be looked at. */
const forLibraries = (
  parts: Parameters<typeof createLookPreviews>[0] & { deps: StageDeps },
): Pick<Runtime, "inspectImage" | "inspectFont" | "lookPreview" | "cutOut"> => ({
  inspectImage: (path, options) => inspectUpload(parts.deps.workers, path, options),
  inspectFont: (path) => parts.deps.workers.run<InspectedFont>("media/font/inspect-font.task", { path }),
  lookPreview: createLookPreviews(parts),
  cutOut: createCutOuts(parts),
});

/** Folder, lock, secrets, database and blobs: what stays when the process ends. */
async function openData(env: Env, { address, projectFolder }: RuntimeOptions) {
  const folder = await openDataFolder(env.dataFolder);
  const lock = env.database.url === null ? await acquireDataLock({ folder: folder.database, address }) : null;
  const secrets = await loadSecrets({ folder, authSecret: env.auth.secret });
  const database = await openCheckedDatabase({
    ...env.database,
    embeddedFolder: folder.database,
    migrationsFolder: path.join(projectFolder, "drizzle"),
  });
  const urls = createUrlSigner({ key: secrets.urlSigningKey });
  return { folder, lock, secrets, database, urls, blobs: openBlobs(env, folder, urls) };
}

/** What stages work with. */
async function openDeps(
  env: Env,
  {
    projectFolder,
    models = createLocalModels,
    providers,
    blobs,
    db,
    folder,
    metrics,
    log,
  }: RuntimeOptions & { blobs: BlobStore; db: Database; folder: DataFolder; metrics: Metrics; log: Log },
): Promise<{ deps: StageDeps; local: Models }> {
  const workers = createWorkerPool({
    root: projectFolder,
    ...(env.concurrency === null ? {} : { size: env.concurrency }),
  });
  const media = whenNeeded(() => resolveMediaEngine({ ffmpegPath: env.ffmpegPath ?? undefined }));
  const deps: StageDeps = {
    records: createRecords(db, {
      costLimits: env.costLimits,
      onCall: metrics.providerCall,
      ...(providers && { limits: providers.limits }),
    }),
    blobs,
    files: createWorkFiles({ blobs, folder: folder.temporary }),
    media,
    workers,
    measure: createMeasure({
      workers,
      media,
      networks: openQualityNetworks(env, { projectFolder, media, log }),
    }),
  };
  return { deps, local: await models({ workers, media }) };
}

/** The models of this machine and of everybody whose keys are known. */
function openModels(
  env: Env,
  {
    db,
    vault,
    local,
    providers,
  }: Pick<RuntimeOptions, "providers"> & { db: Database; vault: Vault; local: Models },
) {
  const accesses = providers?.accesses ?? createProviderAccesses({ db, vault, settings: env.providers });
  const live = createLiveCatalogue();
  const renderServers = createRenderServers({ db, vault, runpodKey: env.providers.runpod.key });
  return {
    accesses,
    live,
    renderServers,
    models: createModelDesk({
      local,
      accesses,
      live,
      fetchRemote: providers?.fetchRemote ?? guardedFetch(env),
      rendered: providers?.rendered ?? (() => renderServers.models()),
      figures: (models) => modelFigures(db, models),
    }),
  };
}

/** Vendors only call public addresses, and only over TLS: without one they are asked instead. */
function callbackUrl({ server: { appUrl } }: Env, operationId: string): string | null {
  return appUrl?.startsWith("https://") ? `${appUrl}/api/webhooks/${operationId}` : null;
}

/** Addresses that the installation itself names may be inside its own network. */
const guardedFetch = ({ providers }: Env) =>
  createFetchRemote({ allow: [providers.replicate.baseUrl, providers.openai.baseUrl] });

/** How events reach the functions: through the engine in this process, or through a service. */
function openDelivery(
  env: Env,
  {
    database: { db, kind, listen },
    durable,
    stepsAtOnce,
    wiring,
    log,
  }: Pick<RuntimeOptions, "durable" | "stepsAtOnce"> & {
    database: OpenDatabase;
    wiring: ReturnType<typeof createWiring>;
    log: Log;
  },
): { engine: Engine | null; outbox: Outbox } {
  if (durable && env.inngest === null) {
    const engine = createEngine({
      db,
      kind,
      handler: wiring.handler,
      logger: log,
      ...(stepsAtOnce !== undefined && { concurrency: stepsAtOnce }),
      ...(listen && { listen }),
    });
    return { engine, outbox: createEngineOutbox(engine) };
  }
  const onTrouble = (error: unknown) =>
    log.warn({ error }, "events could not be sent; they will be tried again");
  return { engine: null, outbox: createServiceOutbox({ db, send: wiring.send, onTrouble }) };
}

/** The functions are made after the engine that drives them; until they are wired, nobody can be asked. */
function createWiring() {
  let wired: FunctionWiring = {
    handler: () => Promise.reject(new Error("no functions are served yet")),
    send: () => Promise.reject(new Error("no Inngest client is there yet")),
  };
  return {
    wire(wiring: Partial<FunctionWiring>) {
      wired = { ...wired, ...wiring };
    },
    handler: (request: Request) => wired.handler(request),
    send: (events: OutgoingEvent[]) => wired.send(events),
  };
}

/**
 * Looks for something when it is first needed, and again after a failure. A server without ffmpeg starts and shows what
 * was made before; only work that needs it fails, with the message that says how to get it.
 */
function whenNeeded<Value>(open: () => Promise<Value>): () => Promise<Value> {
  let opened: Promise<Value> | undefined;
  return () => {
    opened ??= open().catch((error) => {
      opened = undefined;
      throw error;
    });
    return opened;
  };
}
