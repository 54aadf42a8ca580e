import { startComfyDouble } from "@/testing/doubles/comfyui-double";
import type { BillLine, FaultScript } from "@/testing/doubles/http-double";
import type { AnswerHook } from "@/testing/doubles/openai-chat";
import { type OpenAiDouble, startOpenAiDouble } from "@/testing/doubles/openai-double";
import { startReplicateDouble } from "@/testing/doubles/replicate-double";
import type { ReadyMade } from "@/testing/doubles/replicate-outputs";
import { startRunpodDouble } from "@/testing/doubles/runpod-double";
import type { Account, Kit } from "@/testing/faults/faulty-run";

/** Whoever makes the pictures and clips of one maker. */
type Renderer = {
  faults: FaultScript;
  bill(): BillLine[];
  /** Whether an address is about a job of this model. */
  concerns(address: string, model: string): boolean;
  account: Pick<Account, "replicate" | "machine">;
  close(): Promise<void>;
};

/** The vendors of one maker. */
export type Vendors = { kit: Kit; openai: OpenAiDouble; renderer: Renderer };

type Contents = { answer: AnswerHook; readyMade: ReadyMade };

export async function startVendors(kit: Kit, { answer, readyMade }: Contents): Promise<Vendors> {
  const [openai, renderer] = await Promise.all([
    startOpenAiDouble({ answer }),
    startRenderer[kit](readyMade),
  ]);
  return { kit, openai, renderer };
}

export const accountOf = (name: string, { kit, openai, renderer }: Vendors): Account => ({
  name,
  kit,
  openai: { key: openai.apiKey, baseUrl: openai.url },
  ...renderer.account,
});

export const billOf = ({ openai, renderer }: Vendors): BillLine[] => [...openai.bill(), ...renderer.bill()];

export async function closeVendors({ openai, renderer }: Vendors): Promise<void> {
  await Promise.all([openai.close(), renderer.close()]);
}

const startRenderer: Record<Kit, (readyMade: ReadyMade) => Promise<Renderer>> = {
  replicate: (readyMade) => startReplicate({ readyMade, pace: { looks: { starting: 0, processing: 0 } } }),
  // Long enough for the studio to wait for the message, and to be asked for nothing meanwhile.
  telling: (readyMade) =>
    startReplicate({ readyMade, pace: { ms: { starting: 100, processing: 400 } }, allowHttpWebhooks: true }),
  comfyui: startComfy,
  runpod: startRunpod,
};

async function startReplicate(options: Parameters<typeof startReplicateDouble>[0]): Promise<Renderer> {
  const double = await startReplicateDouble(options);
  return {
    faults: double.faults,
    bill: double.bill,
    concerns: (address, model) =>
      address.includes(model) || double.jobs.some((job) => job.model === model && address.includes(job.id)),
    account: { replicate: { key: double.token, baseUrl: double.baseUrl }, machine: null },
    close: double.close,
  };
}

const mediaOf = ({ image, video }: ReadyMade) => ({ image: image.bytes, video: video.bytes });

/** A machine of one's own: what it makes costs nothing. */
async function startComfy(readyMade: ReadyMade): Promise<Renderer> {
  const token = "a-secret-token";
  const double = await startComfyDouble({ media: mediaOf(readyMade), token });
  return {
    faults: double.faults,
    bill: double.bill,
    concerns: (address, model) =>
      double.bill().some(({ id, what }) => what === model && address.includes(id)),
    account: { replicate: null, machine: { url: double.url, token } },
    close: double.close,
  };
}

/** Micro-dollars for a second of a rented machine. */
export const rentedSecondMicros = 400;

type Nodes = Record<string, { class_type: string }>;
const isClip = (workflow: Nodes) =>
  Object.values(workflow).some(({ class_type }) => class_type === "SaveVideo");

async function startRunpod(readyMade: ReadyMade): Promise<Renderer> {
  const key = "a-secret-key";
  const double = await startRunpodDouble({
    ...{ media: mediaOf(readyMade), key },
    ...{ returns: "s3_url", pricePerSecondMicros: rentedSecondMicros },
  });
  return {
    faults: double.faults,
    bill: double.bill,
    concerns: (address, model) =>
      double
        .jobs()
        .some(({ id, workflow }) => (isClip(workflow) ? "video" : "image") === model && address.includes(id)),
    account: { replicate: null, machine: { url: double.url, token: key } },
    close: double.close,
  };
}
