import { z } from "zod";
import { canonicalJson, jsonValue } from "@/domain/json";
import type { FileInput, InputValue, Order } from "./order";
import { type Prediction, prediction, predictionPage } from "./prediction";
import type { ReplicateApi } from "./replicate-api";
import { isFiles, readInput, sha256 } from "./send-files";

/** Clocks of two machines differ. */
const clockSkewMs = 60_000;
/** Far more than anybody has in the time between a lost answer and the look for it. */
const pagesMax = 50;
/** The list lags behind: it is looked at again after these. */
const againAfterMs = [1000, 2000, 4000] as const;

export type Lost = {
  model: string;
  version: string | undefined;
  input: Order["input"];
  /** The address that this call, and no other, was sent with. */
  webhook: string | null;
  submittedAt: Date;
  isTaken(id: string): Promise<boolean>;
};

/**
 * The prediction that a lost order has become: the oldest one that was sent with the order's own webhook or, without
 * one, with an equal input, and that no other order of ours has. "absent" when the list has none even after some
 * seconds, "unknown" when it could not be read in the end or shows one that may be it.
 */
export async function findPrediction(
  api: ReplicateApi,
  lost: Lost,
  { sleep }: { sleep: (ms: number) => Promise<void> },
): Promise<{ id: string } | "absent" | "unknown"> {
  let found = await lookOnce(api, lost);
  for (const ms of againAfterMs) {
    if (found !== "absent" && found !== "unknown") return found;
    await sleep(ms);
    found = await lookOnce(api, lost);
  }
  return found;
}

async function lookOnce(api: ReplicateApi, lost: Lost): Promise<{ id: string } | "absent" | "unknown"> {
  let candidates: Prediction[];
  try {
    candidates = await listSince(api, new Date(lost.submittedAt.getTime() - clockSkewMs));
  } catch {
    // The reason does not matter: whatever it is, nobody can say that the order was not taken.
    return "unknown";
  }
  let unclear = false;
  const oldestFirst = candidates.toSorted((a, b) => Date.parse(a.created_at) - Date.parse(b.created_at));
  for (const candidate of oldestFirst) {
    const match = await matches(api, lost, candidate);
    if (match === "no" || (await lost.isTaken(candidate.id))) continue;
    if (match === "yes") return { id: candidate.id };
    unclear = true;
  }
  return unclear ? "unknown" : "absent";
}

async function listSince(api: ReplicateApi, since: Date): Promise<Prediction[]> {
  const found: Prediction[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < pagesMax; page++) {
    const params: object = cursor === null ? {} : { cursor };
    const answer: unknown = await api.call(async (client) =>
      (await client.request("/predictions", { method: "GET", params })).json(),
    );
    const { next, results } = predictionPage.parse(answer);
    const predictions = results.map((result) => prediction.parse(result));
    found.push(...predictions.filter(({ created_at }) => Date.parse(created_at) >= since.getTime()));
    // Only the cursor is taken from the address: the key goes to no host that an answer names.
    cursor = next ? new URL(next, api.baseUrl).searchParams.get("cursor") : null;
    const reachedOlder = predictions.some(({ created_at }) => Date.parse(created_at) < since.getTime());
    if (cursor === null || reachedOlder) return found;
  }
  throw new Error(`the list has not come to its end within ${pagesMax} pages`);
}

async function matches(
  api: ReplicateApi,
  lost: Lost,
  candidate: Prediction,
): Promise<"yes" | "no" | "perhaps"> {
  if (candidate.model !== lost.model && (!lost.version || candidate.version !== lost.version)) return "no";
  // Where the list does not show the address, the input has to do.
  if (candidate.webhook) return candidate.webhook === lost.webhook ? "yes" : "no";
  // Inputs are removed with all other data after an hour.
  if (candidate.data_removed || !candidate.input) return "perhaps";
  return compareInputs(api, lost.input, candidate.input);
}

/**
 * "no" when something that both name is another thing. What is there beyond ours may be defaults that the vendor filled
 * in. A picture that only one of them has, or a value of ours that is missing, leaves it open: the catalogue may have
 * been corrected since, and the same order be written in other fields now.
 */
async function compareInputs(
  api: ReplicateApi,
  ours: Order["input"],
  theirs: Record<string, unknown>,
): Promise<"yes" | "no" | "perhaps"> {
  const common = Object.entries(ours).filter(([name]) => name in theirs);
  const plainFirst = common.toSorted(([, a], [, b]) => Number(isOfFiles(a)) - Number(isOfFiles(b)));
  for (const [name, value] of plainFirst) {
    if (!(await sameValue(api, value, theirs[name]))) return "no";
  }
  if (common.length === 0) return "no";
  const others = Object.entries(theirs).filter(([name]) => !(name in ours));
  const isWhole = common.length === Object.keys(ours).length;
  return isWhole && !others.some(([, value]) => hasAddress(value)) ? "yes" : "perhaps";
}

const hasAddress = (value: unknown): boolean =>
  Array.isArray(value) ? value.some(hasAddress) : typeof value === "string" && /^(data|https?):/.test(value);

const isOfFiles = (value: InputValue) => typeof value === "object";

async function sameValue(api: ReplicateApi, ours: InputValue, theirs: unknown): Promise<boolean> {
  if (isFiles(ours)) {
    if (!Array.isArray(theirs) || theirs.length !== ours.length) return false;
    for (const [index, file] of ours.entries()) if (!(await sameFile(api, file, theirs[index]))) return false;
    return true;
  }
  if (typeof ours === "object") return sameFile(api, ours, theirs);
  const parsed = jsonValue.safeParse(theirs);
  return parsed.success && canonicalJson(parsed.data) === canonicalJson(ours);
}

const storedFile = z.object({ checksums: z.object({ sha256: z.string() }) });

/**
 * By content where the vendor shows it: in a data URL, or by the checksum of an upload. An address of another kind, or
 * of a file that is gone, says nothing against it.
 */
async function sameFile(api: ReplicateApi, { file }: FileInput, theirs: unknown): Promise<boolean> {
  if (typeof theirs !== "string") return false;
  const digest = sha256(await readInput(file));
  const [, base64] = /^data:[^,]*;base64,(.*)$/s.exec(theirs) ?? [];
  if (base64 !== undefined) return sha256(Buffer.from(base64, "base64")) === digest;
  const uploads = `${api.baseUrl.replace(/\/$/, "")}/files/`;
  if (!theirs.startsWith(uploads)) return true;
  const id = theirs.slice(uploads.length);
  // A file that cannot be asked about rules nothing out: the other inputs decide, and what is found is never paid again.
  const answer = await api.call((client) => client.files.get(id)).catch(() => null);
  const stored = storedFile.safeParse(answer);
  return !stored.success || stored.data.checksums.sha256 === digest;
}
