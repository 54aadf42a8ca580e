import type { Fault } from "@/testing/doubles/http-double";
import { type Call, jobs } from "@/testing/faults/calls";
import { asks, type Case, download, either, fine, transport, unlisted } from "@/testing/faults/cases";

/** Messages that vendors send about their jobs. Nothing may hang on them: jobs are asked about anyway. */
const messages: readonly Case[] = [
  fine({ kind: "webhook-lost" }),
  fine({ kind: "webhook-doubled" }),
  fine({ kind: "webhook-out-of-order" }),
  fine({ kind: "webhook-forged" }),
];

const telling = { kit: "telling", vendor: "renderer", call: "predictions.create", cases: messages } as const;

/** Orders whose vendor tells of them. */
export const toldCalls: readonly Call[] = [
  { ...telling, ...jobs["a clip"], what: "be told of a clip", usually: ["webhook-lost", "webhook-forged"] },
  { ...telling, ...jobs["a first frame"], what: "be told of a first frame", usually: [] },
];

/** What a machine gives back that is no use was made for nothing; making it again would give the same. */
const useless = (
  ["output-missing", "output-expired", "output-truncated", "output-wrong-type", "output-gigantic"] as const
).map((kind): Case => ({ fault: { kind }, ends: asks, extra: 0 }));

/** A file that is no media is not asked for again. */
const machineDownload: readonly Case[] = download.map((one) =>
  one.fault.kind === "malformed-json" ? { ...one, ends: either } : one,
);

/** A ComfyUI server is given our own id for a job, and asked for it when an answer is lost. */
const comfyOrder: readonly Case[] = [
  ...transport,
  { fault: { kind: "job-fails" }, ends: asks, extra: 0 },
  { fault: { kind: "job-aborted" }, ends: either, extra: 1 },
  { fault: { kind: "job-disappears" }, ends: either, extra: 1 },
  ...useless,
];

/** RunPod lists nothing: once an order may have been taken, the maker is asked. */
const runpodOrder: readonly Case[] = [
  ...unlisted.map((one) => (one.fault.kind === "server-error" ? { ...one, ends: asks } : one)),
  { fault: { kind: "job-fails" }, ends: either, extra: 1 },
  { fault: { kind: "job-aborted" }, ends: either, extra: 1 },
  { fault: { kind: "job-disappears" }, ends: asks, extra: 0 },
  ...useless,
];

/** What a machine calls its calls. */
type Machine = {
  kit: "comfyui" | "runpod";
  name: string;
  calls: { order: string; ask: string; fetch: string };
  /** Whether the address of a file names its job. */
  namesFiles: boolean;
  cases: readonly Case[];
};

const machines: readonly Machine[] = [
  {
    ...{ kit: "comfyui", name: "ComfyUI", namesFiles: false, cases: comfyOrder },
    calls: { order: "prompt.create", ask: "history.get", fetch: "view" },
  },
  {
    ...{ kit: "runpod", name: "RunPod", namesFiles: true, cases: runpodOrder },
    calls: { order: "run", ask: "status", fetch: "file" },
  },
];

/** Of the jobs of a machine: two elements, the first and the last frame, the clip. */
const places = { frame: 2, clip: 4 };

/** Calls to machines with workflows. The adapters meet all of these faults in tests of their own as well. */
export const machineCalls: readonly Call[] = machines.flatMap(
  ({ kit, name, calls, namesFiles, cases }): Call[] => {
    const place = { kit, vendor: "renderer" as const };
    const anyModel = { ...place, model: null };
    const clipAt = namesFiles ? { at: 0, model: "video" } : { at: places.clip, model: null };
    return [
      {
        ...{ ...anyModel, call: calls.order, at: places.clip, what: `order a clip of ${name}`, cases },
        usually: ["drop-after"],
      },
      {
        ...{
          ...anyModel,
          call: calls.order,
          at: places.frame,
          what: `order a first frame of ${name}`,
          cases,
        },
        usually: [],
      },
      {
        ...{ ...place, call: calls.ask, at: 0, model: "video", what: `ask ${name} about a clip` },
        ...{ cases: transport, usually: ["malformed-json"] satisfies Fault["kind"][] },
      },
      {
        ...{ ...place, ...clipAt, call: calls.fetch, what: `fetch a clip from ${name}` },
        ...{ cases: machineDownload, usually: ["reset-mid-body"] satisfies Fault["kind"][] },
      },
    ];
  },
);
