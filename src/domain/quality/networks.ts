import type { MetricName } from "./metrics";

/** Neural networks that measure on this machine, each once its files lie in the weights folder. */
export const networkIds = ["clip", "aesthetics", "subject", "faces"] as const;
export type NetworkId = (typeof networkIds)[number];

/**
 * - `installed`: every file is there and is the one that was meant.
 * - `missing`: at least one file is not there. What the network measures is left out.
 * - `broken`: a file is another one than was meant, or cannot be read. It is not used.
 */
export type NetworkState = {
  id: NetworkId;
  title: string;
  state: "installed" | "missing" | "broken";
  measures: MetricName[];
  licence: string;
  /** Day on which source, licence and digests were read, YYYY-MM-DD. */
  dated: string;
  files: NetworkFileState[];
};

export type NetworkFileState = {
  /** Below the weights folder, e.g. "yunet/face_detection_yunet_2023mar.onnx". */
  name: string;
  /** The page to fetch it from. */
  source: string;
  /** What has to be done to it before it is put there; null for nothing. */
  preparation: string | null;
  bytes: number;
  state: "present" | "missing" | "broken";
  /** What is wrong with a broken one, and what to do. */
  problem: string | null;
  /** SHA-256 of what is there, in hex. */
  digest: string | null;
};

export type NetworksState = {
  /** Absolute path of the weights folder. */
  folder: string;
  networks: NetworkState[];
};
