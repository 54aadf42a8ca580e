import { type ProviderLimits, usualLimits } from "@/domain/operation/operation";
import { parseEnv } from "@/env";
import { createFetchRemote } from "@/providers/http/guarded-fetch";
import { openRuntime, type Runtime } from "@/runtime/runtime";
import { pricedModels } from "@/testing/processes/priced-models";

/** What the processes of one load have in common. */
export type LoadSettings = {
  databaseUrl: string;
  dataFolder: string;
  /** A clip as the project keeps clips. */
  readyClip: string;
  /** Where the vendors write down what they bill. */
  billFile: string;
  /** How long a vendor takes for a call. */
  latencyMs: number;
};

/** What a studio process needed, from its start to its end. */
export type ProcessFigures = {
  /** Most memory it ever had, and its live heap at the end. */
  peakMb: number;
  heapMb: number;
  cpuSeconds: number;
  /** How much later than asked for the event loop got to a timer of 10 ms. */
  loopDelayMs: { p50: number; p99: number; max: number };
};

/** The usual limits, but for calls a minute: these calls take a fraction of a second, not of an hour. */
export const loadLimits: ProviderLimits = { ...usualLimits, perMinute: 1_000_000 };

/** A studio with priced models, on a database and a folder that it shares with others. */
export function openLoadRuntime(settings: LoadSettings): Promise<Runtime> {
  const { databaseUrl, dataFolder, readyClip } = settings;
  const env = parseEnv(
    {
      DATABASE_URL: databaseUrl,
      FRAMEWRIGHT_DATA: dataFolder,
      AUTH_SECRET: "s".repeat(32),
      LOG_LEVEL: "error",
    },
    process.cwd(),
  );
  return openRuntime(env, {
    address: null,
    durable: true,
    projectFolder: process.cwd(),
    models: async () => pricedModels(settings, { readyClip }),
    providers: {
      accesses: {
        accessFor: async () => null,
        ofInstallation: () => null,
        refusePrivate: async () => undefined,
      },
      fetchRemote: createFetchRemote(),
      limits: loadLimits,
    },
  });
}
