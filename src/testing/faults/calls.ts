import type { Fault } from "@/testing/doubles/http-double";
import { type Case, download, language, order, transport, unlisted } from "@/testing/faults/cases";
import type { Scenario } from "@/testing/faults/scenario";

/** A call of the run that scenarios strike. */
export type Call = Pick<Scenario, "kit" | "vendor" | "call" | "at" | "what" | "model" | "among"> & {
  cases: readonly Case[];
  /** The faults played by default; null for all. Calls of one kind share their code. */
  usually: readonly Fault["kind"][] | null;
};

const texts = ["judge the prompt", "draft the plan", "write the story", "judge the story"];
const pictures = "bytedance/seedream-4";
/** Orders by model and by their place among those of that model: two elements come before the frames. */
export const jobs = {
  "an element": { model: pictures, at: 0 },
  "a first frame": { model: pictures, at: 2 },
  "a last frame": { model: pictures, at: 3 },
  "a clip": { model: "bytedance/seedance-1-pro", at: 0 },
  music: { model: null, at: 5 },
};

export const replicateCalls: readonly Call[] = [
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
    const looked = model === pictures ? { ...place, model: null, among: "pictures" as const } : place;
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
