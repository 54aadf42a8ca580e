import type { Fault } from "@/testing/doubles/http-double";
import type { Kit } from "@/testing/faults/faulty-run";

/** One run in which one thing goes wrong, once, at one call. */
export type Scenario = {
  name: string;
  /** Who makes the pictures and clips of this run. */
  kit: Kit;
  vendor: "openai" | "renderer";
  /** Name of the call at the double. */
  call: string;
  /** Which call of that name, from 0, and what it is for. */
  at: number;
  what: string;
  /** The model whose calls alone are counted; null for all. */
  model: string | null;
  fault: Fault;
  /** The process is killed while the call is under way, and started again. */
  killed: boolean;
  /** How the run may end: finished, or at rest with a reason that only a person can act on. */
  ends: readonly ("done" | "asks")[];
  /** How many more calls than usual the vendor may rightly bill: a job that failed is made again. */
  extra: number;
};

type Case = Pick<Scenario, "fault" | "ends" | "extra">;

const done = ["done"] as const;
const asks = ["asks"] as const;
const either = ["done", "asks"] as const;

const fine = (fault: Fault): Case => ({ fault, ends: done, extra: 0 });

/** What any vendor's answer can suffer. */
const transport: readonly Case[] = [
  fine({ kind: "slow", ms: 700 }),
  fine({ kind: "throttled", retryAfterSeconds: 1 }),
  fine({ kind: "throttled", retryAfterSeconds: null }),
  fine({ kind: "server-error" }),
  fine({ kind: "drop-before" }),
  fine({ kind: "drop-after" }),
  fine({ kind: "reset-mid-body" }),
  fine({ kind: "malformed-json" }),
  fine({ kind: "wrong-type" }),
];

/** A vendor that keeps no list of its answers: once it may have been paid, the maker is asked. */
const unlisted: readonly Case[] = transport.map((one) =>
  ["drop-before", "drop-after", "reset-mid-body", "malformed-json", "wrong-type"].includes(one.fault.kind)
    ? { ...one, ends: asks }
    : one,
);

/** A file that is no media is not asked for again: the shot waits, with the reason. */
const download: readonly Case[] = transport.map((one) =>
  one.fault.kind === "wrong-type" ? { ...one, ends: either } : one,
);

const language: readonly Case[] = [
  ...transport,
  { fault: { kind: "schema-violation" }, ends: done, extra: 1 },
  { fault: { kind: "truncated-answer" }, ends: done, extra: 1 },
  { fault: { kind: "refusal" }, ends: either, extra: 0 },
  { fault: { kind: "safety-rejection" }, ends: either, extra: 0 },
];

const order: readonly Case[] = [
  ...transport,
  { fault: { kind: "schema-violation" }, ends: done, extra: 0 },
  { fault: { kind: "safety-rejection" }, ends: asks, extra: 0 },
  { fault: { kind: "job-fails" }, ends: either, extra: 1 },
  { fault: { kind: "job-aborted" }, ends: either, extra: 1 },
  { fault: { kind: "job-disappears" }, ends: asks, extra: 0 },
  { fault: { kind: "output-missing" }, ends: asks, extra: 0 },
  { fault: { kind: "output-expired" }, ends: asks, extra: 0 },
  { fault: { kind: "output-truncated" }, ends: either, extra: 0 },
  { fault: { kind: "output-wrong-type" }, ends: asks, extra: 0 },
  { fault: { kind: "output-gigantic" }, ends: asks, extra: 0 },
];

/** A call of the run that scenarios strike. */
type Call = Pick<Scenario, "kit" | "vendor" | "call" | "at" | "what" | "model"> & {
  cases: readonly Case[];
  /** The faults played by default; null for all. Calls of one kind share their code. */
  usually: readonly Fault["kind"][] | null;
};

const texts = ["judge the prompt", "draft the plan", "write the story", "judge the story"];
const pictures = "bytedance/seedream-4";
/** Orders by model and by their place among those of that model: two elements come before the frames. */
const jobs = {
  "an element": { model: pictures, at: 0 },
  "a first frame": { model: pictures, at: 2 },
  "a last frame": { model: pictures, at: 3 },
  "a clip": { model: "bytedance/seedance-1-pro", at: 0 },
  music: { model: null, at: 5 },
};

const replicateCalls: readonly Call[] = [
  ...texts.map(
    (what, at): Call => ({
      kit: "replicate",
      vendor: "openai",
      call: "chat.completions.create",
      at,
      what,
      model: null,
      cases: language,
      usually: what === "draft the plan" ? null : ["drop-after", "refusal"],
    }),
  ),
  {
    kit: "replicate",
    vendor: "openai",
    call: "audio.speech.create",
    at: 0,
    what: "speak",
    model: null,
    cases: unlisted,
    usually: null,
  },
  ...Object.entries(jobs).flatMap(([what, { model, at }]): Call[] => {
    const place = { kit: "replicate" as const, vendor: "renderer" as const, at, model };
    // Looks and downloads of pictures are told apart by their place alone.
    const looked = { ...place, model: model === pictures ? null : model };
    const usual: Call["usually"] = what === "music" ? [] : ["drop-after"];
    const usually: Call["usually"] = what === "a clip" ? null : usual;
    const ordered: Call["usually"] =
      what === "a first frame" ? ["drop-after", "reset-mid-body", "job-fails", "output-missing"] : usually;
    return [
      { ...place, call: "predictions.create", what: `order ${what}`, cases: order, usually: ordered },
      { ...looked, call: "predictions.get", what: `ask about ${what}`, cases: transport, usually },
      { ...looked, call: "outputs.get", what: `fetch ${what}`, cases: download, usually },
    ];
  }),
];

/** Messages that vendors send about their jobs. Nothing may hang on them: jobs are asked about anyway. */
const messages: readonly Case[] = [
  fine({ kind: "webhook-lost" }),
  fine({ kind: "webhook-doubled" }),
  fine({ kind: "webhook-out-of-order" }),
  fine({ kind: "webhook-forged" }),
];

const telling = { kit: "telling", vendor: "renderer", call: "predictions.create" } as const;
const toldCalls: readonly Call[] = [
  { ...telling, ...jobs["a clip"], what: "be told of a clip", cases: messages, usually: null },
  {
    ...{ ...telling, ...jobs["a first frame"], what: "be told of a first frame" },
    ...{ cases: messages, usually: ["webhook-lost"] },
  },
];

/** Pictures and clips are told apart by what their workflow saves; the clip is the fifth that is ordered. */
const rendered = { "a first frame": { model: "image", at: 2 }, "a clip": { model: "video", at: 0 } };

/** The machine is given our own id for a job, and asked for it when an answer is lost. */
const comfyOrder: readonly Case[] = [
  ...transport,
  { fault: { kind: "job-fails" }, ends: asks, extra: 0 },
  { fault: { kind: "job-aborted" }, ends: either, extra: 3 },
  { fault: { kind: "job-disappears" }, ends: either, extra: 3 },
  { fault: { kind: "output-missing" }, ends: asks, extra: 0 },
  { fault: { kind: "output-expired" }, ends: asks, extra: 0 },
  { fault: { kind: "output-truncated" }, ends: asks, extra: 0 },
  { fault: { kind: "output-wrong-type" }, ends: asks, extra: 0 },
  { fault: { kind: "output-gigantic" }, ends: asks, extra: 0 },
];

const comfyCalls: readonly Call[] = Object.entries(rendered).flatMap(([what, { model, at }]): Call[] => {
  const place = { kit: "comfyui" as const, vendor: "renderer" as const };
  const isClip = model === "video";
  return [
    {
      ...{ ...place, call: "prompt.create", at: isClip ? 4 : at, model: null },
      ...{ what: `queue ${what} at ComfyUI`, cases: comfyOrder },
      usually: isClip ? null : ["drop-after"],
    },
    ...(isClip
      ? [
          {
            ...place,
            call: "history.get",
            at,
            model,
            what: "ask ComfyUI about a clip",
            cases: transport,
            usually: null,
          },
        ]
      : []),
    {
      ...{ ...place, call: "view", at: isClip ? 4 : at, model: null },
      ...{ what: `fetch ${what} from ComfyUI`, cases: download },
      usually: isClip ? ["reset-mid-body", "wrong-type"] : [],
    },
  ];
});

/** Lists nothing: once it may have been taken, the maker is asked. */
const runpodOrder: readonly Case[] = [
  ...unlisted,
  { fault: { kind: "job-fails" }, ends: either, extra: 3 },
  { fault: { kind: "job-aborted" }, ends: either, extra: 3 },
  { fault: { kind: "job-disappears" }, ends: asks, extra: 0 },
  { fault: { kind: "output-missing" }, ends: asks, extra: 0 },
  { fault: { kind: "output-expired" }, ends: asks, extra: 0 },
  { fault: { kind: "output-truncated" }, ends: asks, extra: 0 },
  { fault: { kind: "output-wrong-type" }, ends: asks, extra: 0 },
  { fault: { kind: "output-gigantic" }, ends: asks, extra: 0 },
];

const runpodCalls: readonly Call[] = Object.entries(rendered).flatMap(([what, { model, at }]): Call[] => {
  const place = { kit: "runpod" as const, vendor: "renderer" as const };
  const isClip = model === "video";
  return [
    {
      ...{ ...place, call: "run", at: isClip ? 4 : at, model: null },
      ...{ what: `send ${what} to RunPod`, cases: runpodOrder },
      usually: isClip ? null : ["drop-after"],
    },
    ...(isClip
      ? [
          {
            ...place,
            call: "status",
            at,
            model,
            what: "ask RunPod about a clip",
            cases: transport,
            usually: null,
          },
        ]
      : []),
    {
      ...{ ...place, call: "file", at, model },
      ...{ what: `fetch ${what} from RunPod`, cases: download },
      usually: isClip ? ["reset-mid-body", "wrong-type"] : [],
    },
  ];
});

const calls: readonly Call[] = [...replicateCalls, ...toldCalls, ...comfyCalls, ...runpodCalls];

/**
 * What can go wrong with the calls of one run. With `all`: every fault at every call, in a process that lives and in one
 * that is killed. Else every fault at each kind of call, in a process that lives.
 */
export function scenariosOf({ all }: { all: boolean }): Scenario[] {
  return calls.flatMap(({ cases, usually, ...call }) =>
    cases
      .filter(({ fault }) => all || usually === null || usually.includes(fault.kind))
      .flatMap((one) =>
        (all ? [false, true] : [false]).map((killed) => ({
          ...call,
          ...one,
          killed,
          name: `${call.what} / ${faultName(one.fault)}${killed ? " / killed" : ""}`,
        })),
      ),
  );
}

function faultName(fault: Fault): string {
  if (fault.kind !== "throttled") return fault.kind;
  return fault.retryAfterSeconds === null ? "throttled" : "throttled with Retry-After";
}
