import { parseArgs } from "node:util";
import type { z } from "zod";
import { type Brief, brief as briefSchema, makeableFormats } from "@/domain/brief/brief";
import { offerKinds } from "@/domain/catalogue/offer";
import { StudioError } from "@/domain/errors";
import { aspects } from "@/domain/media/format";

export const usage = `Usage: npm run -s make -- "<prompt>" [options]

  --duration SECONDS   length of the video, 5-60 (default: from the prompt, else 15)
  --aspect RATIO       ${aspects.join(", ")} (default: from the prompt, else 9:16)
  --clips N            exactly so many shots (default: 3-5, as the plan needs)
  --seed N             another seed, another video; the same seed, the same video
  --format FORMAT      ${makeableFormats.join(" or ")} (default: ad); a product video needs at least one --image
  --image FILE         a product photo (JPEG, PNG, WebP or HEIC); may be given several times
  --brand NAME         the brand that the video is for
  --model KIND=ID      a model for one kind of work (${offerKinds.join(", ")}); may be given several times
                       (default: what this machine does by itself, for free)
  --models             list the models, with their prices, and end
  --out FILE           where to write the video (default: the title, in this folder)
  --json               print one JSON summary on standard output
  --data DIR           the data folder (default: ./data)
  --help               this text

Exit codes: 0 done, 1 failed, 2 wrong usage.`;

/** The wish to see which models there are. */
export type ModelList = { list: "models"; data: string | null };

export type MakeArguments = {
  brief: Brief;
  images: string[];
  out: string | null;
  json: boolean;
  data: string | null;
};

const options = {
  duration: { type: "string" },
  aspect: { type: "string" },
  clips: { type: "string" },
  seed: { type: "string" },
  format: { type: "string" },
  image: { type: "string", multiple: true },
  brand: { type: "string" },
  model: { type: "string", multiple: true },
  models: { type: "boolean" },
  out: { type: "string" },
  json: { type: "boolean" },
  data: { type: "string" },
  help: { type: "boolean" },
} as const;

/** Reads the command line. "help" when it was asked for; throws StudioError "invalid-input" with all that is wrong. */
export function readArguments(argv: readonly string[]): MakeArguments | ModelList | "help" {
  const { values, positionals } = parse(argv);
  if (values.help) return "help";
  if (values.models) return { list: "models", data: values.data ?? null };
  const [prompt, ...rest] = positionals;
  if (prompt === undefined) throw wrong(["The prompt is missing: put it in quotes."]);
  if (rest.length > 0)
    throw wrong([`There is more than one prompt: put it in quotes (“${rest[0]}” is left over).`]);
  const { out = null, json = false, data = null, image: images = [] } = values;
  const parsed = briefSchema.safeParse({
    prompt,
    format: values.format ?? "ad",
    // The files' names stand in for them until they are taken in: their number is checked like everything else.
    imageDigests: images,
    durationSeconds: numberOf(values.duration),
    aspect: values.aspect ?? null,
    clips: numberOf(values.clips),
    seed: numberOf(values.seed),
    brand: { name: values.brand ?? "" },
    models: Object.fromEntries((values.model ?? []).map(modelWish)),
  });
  if (!parsed.success) throw wrong(parsed.error.issues.map(describe));
  return { brief: parsed.data, images, out, json, data };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new StudioError("invalid-input", (error as Error).message, { cause: error });
  }
}

/** "video=replicate/google/veo-3.1" as kind and id. */
function modelWish(text: string): [kind: string, id: string] {
  const [kind = "", ...id] = text.split("=");
  if ((offerKinds as readonly string[]).includes(kind) && id.join("=") !== "") return [kind, id.join("=")];
  throw wrong([`--model: write KIND=ID with one of ${offerKinds.join(", ")}, not “${text}”.`]);
}

/** Not a number stays what it is, so that the schema says what is wrong with it. */
const numberOf = (text: string | undefined): number | null => (text === undefined ? null : Number(text));

const optionOf: Record<string, string> = {
  durationSeconds: "--duration",
  format: "--format",
  imageDigests: "--image",
  aspect: "--aspect",
  clips: "--clips",
  seed: "--seed",
  brand: "--brand",
  prompt: "The prompt",
};

const describe = (issue: z.core.$ZodIssue) =>
  `${optionOf[String(issue.path[0])] ?? issue.path.join(".")}: ${issue.message}`;

const wrong = (problems: string[]) => new StudioError("invalid-input", problems.join("\n"));
