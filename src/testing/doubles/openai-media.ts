import { randomUUID } from "node:crypto";
import sharp from "sharp";
import { encodeWav } from "@/media/sound/wav";
import type { ContentFault, Exchange, Reply } from "./http-double";
import { imageModels, type OpenAiBill, speechModels } from "./openai-bill";
import { badValue, jsonBody, noSuchModel, OpenAiRefusal, refuseUnknown } from "./openai-refusal";

const imageFields = [
  "model",
  "prompt",
  "n",
  "size",
  "quality",
  "background",
  "output_format",
  "output_compression",
  "moderation",
  "user",
];
const editFields = [...imageFields, "image", "image[]", "mask", "input_fidelity"];
const sizes: Record<string, { width: number; height: number; tokens: Record<string, number> }> = {
  "1024x1024": { width: 1024, height: 1024, tokens: { low: 272, medium: 1056, high: 4160 } },
  "1024x1536": { width: 1024, height: 1536, tokens: { low: 408, medium: 1584, high: 6240 } },
  "1536x1024": { width: 1536, height: 1024, tokens: { low: 400, medium: 1568, high: 6208 } },
};
/** What a reference picture counts for. */
const referenceTokens = 388;
const mostReferences = 16;

type Wish = { prompt: string; size: string; quality: string; references: number };

export async function generateImage(exchange: Exchange, bill: OpenAiBill): Promise<Reply> {
  const body = jsonBody(exchange);
  refuseUnknown(Object.keys(body), imageFields);
  return picture(
    readWish((name) => body[name], 0),
    { bill, fault: exchange.fault },
  );
}

export async function editImage(exchange: Exchange, bill: OpenAiBill): Promise<Reply> {
  const form = await formIn(exchange);
  refuseUnknown(form.keys(), editFields);
  const files = [...form.getAll("image"), ...form.getAll("image[]")];
  if (files.length === 0) throw badValue("image", "a picture is required");
  if (files.length > mostReferences) throw badValue("image", `at most ${mostReferences} pictures`);
  for (const file of files) await checkPicture(file);
  return picture(
    readWish((name) => form.get(name) ?? undefined, files.length),
    { bill, fault: exchange.fault },
  );
}

async function formIn({ body, request }: Exchange): Promise<FormData> {
  const type = request.headers["content-type"] ?? "";
  try {
    return await new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData();
  } catch (error) {
    throw new OpenAiRefusal(400, `Send multipart/form-data: ${error}`);
  }
}

async function checkPicture(file: FormDataEntryValue): Promise<void> {
  if (typeof file === "string") throw badValue("image", "a file is required");
  const kind = ["image/png", "image/jpeg", "image/webp"].find((type) => type === file.type);
  if (!kind) {
    throw new OpenAiRefusal(
      400,
      `Invalid file 'image': unsupported mimetype ('${file.type}'). Supported file formats are 'image/jpeg', 'image/png', and 'image/webp'.`,
      { param: "image", code: "unsupported_file_mimetype" },
    );
  }
  const { format } = await sharp(Buffer.from(await file.arrayBuffer()))
    .metadata()
    .catch(() => ({ format: null }));
  if (`image/${format}` !== kind) throw badValue("image", "the file is not what its type says");
}

function readWish(field: (name: string) => unknown, references: number): Wish {
  const model = field("model");
  if (typeof model !== "string" || !imageModels.includes(model)) throw noSuchModel(model);
  const prompt = field("prompt");
  if (typeof prompt !== "string" || prompt === "" || prompt.length > 32_000) {
    throw badValue("prompt", "text of 1 to 32000 characters is required");
  }
  const size = String(field("size") ?? "1024x1024");
  if (!(size in sizes)) throw badValue("size", `supported values are ${Object.keys(sizes).join(", ")}`);
  const quality = String(field("quality") ?? "high");
  if (!["low", "medium", "high"].includes(quality)) throw badValue("quality", "low, medium or high");
  if (String(field("n") ?? 1) !== "1") throw badValue("n", "the double makes one picture at a time");
  if (!["png", undefined].includes(field("output_format") as string | undefined)) {
    throw badValue("output_format", "the double makes PNG only");
  }
  return { prompt, size, quality, references };
}

async function picture(
  { prompt, size, quality, references }: Wish,
  { bill, fault }: { bill: OpenAiBill; fault: ContentFault | null },
): Promise<Reply> {
  if (fault === "safety-rejection") {
    throw new OpenAiRefusal(
      400,
      "Your request was rejected by the safety system. If you believe this is an error, contact us at help.openai.com and include the request ID req_1. safety_violations=[violence].",
      { type: "image_generation_user_error", code: "moderation_blocked" },
    );
  }
  const known = sizes[size];
  if (!known) throw badValue("size", "unknown");
  const usage = {
    text: Math.ceil(prompt.length / 4),
    image: references * referenceTokens,
    output: known.tokens[quality] ?? 0,
  };
  bill.image(`img-${randomUUID()}`, usage);
  const bytes = spoiled(await paint(known, prompt), fault);
  return {
    status: 200,
    body: {
      created: Math.floor(Date.now() / 1000),
      background: "opaque",
      output_format: "png",
      quality,
      size,
      data: fault === "output-missing" ? [] : [{ b64_json: bytes.toString("base64") }],
      usage: {
        input_tokens: usage.text + usage.image,
        input_tokens_details: { text_tokens: usage.text, image_tokens: usage.image },
        output_tokens: usage.output,
        total_tokens: usage.text + usage.image + usage.output,
      },
    },
  };
}

const paint = ({ width, height }: { width: number; height: number }, prompt: string): Promise<Buffer> =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: { r: prompt.length % 256, g: 90, b: 160 },
    },
  })
    .png()
    .toBuffer();

const gigantic = 40 * 2 ** 20;

function spoiled(bytes: Buffer, fault: ContentFault | null): Buffer {
  switch (fault) {
    case "output-truncated":
      return bytes.subarray(0, Math.floor(bytes.length / 2));
    case "output-wrong-type":
      return Buffer.from("<html>not a picture and not a sound</html>");
    case "output-gigantic":
      return Buffer.concat([bytes, Buffer.alloc(gigantic)]);
    default:
      return bytes;
  }
}

const speechFields = ["model", "input", "voice", "instructions", "response_format", "speed", "stream_format"];
const voices = [
  "alloy",
  "ash",
  "ballad",
  "cedar",
  "coral",
  "echo",
  "fable",
  "marin",
  "nova",
  "onyx",
  "sage",
  "shimmer",
  "verse",
];
const longestInput = 4096;
const wordsPerSecond = 2.5;
const sampleRate = 24_000;

export function speak(exchange: Exchange, bill: OpenAiBill): Reply {
  const body = jsonBody(exchange);
  refuseUnknown(Object.keys(body), speechFields);
  const { model, input, voice, speed = 1, response_format: format = "mp3" } = body;
  if (typeof model !== "string" || !speechModels.includes(model)) throw noSuchModel(model);
  if (typeof input !== "string" || input === "") throw badValue("input", "text is required");
  if (input.length > longestInput) {
    throw new OpenAiRefusal(
      400,
      `Invalid 'input': string too long. Expected a string with maximum length ${longestInput}.`,
      {
        param: "input",
        code: "string_above_max_length",
      },
    );
  }
  if (typeof voice !== "string" || !voices.includes(voice))
    throw badValue("voice", `one of ${voices.join(", ")}`);
  if (typeof speed !== "number" || speed < 0.25 || speed > 4) throw badValue("speed", "0.25 to 4");
  if (format !== "wav") throw badValue("response_format", "the double speaks WAV only");
  if (exchange.fault === "safety-rejection") {
    throw new OpenAiRefusal(400, "This input was flagged as potentially violating our usage policy.", {
      code: "content_policy_violation",
    });
  }
  const seconds = Math.max(0.4, input.trim().split(/\s+/).length / wordsPerSecond / speed);
  const samples = Math.round(seconds * sampleRate);
  bill.speech(`speech-${randomUUID()}`, model, { characters: input.length, seconds: samples / sampleRate });
  const bytes = spoiled(streamedWav(samples), exchange.fault);
  return {
    status: 200,
    headers: { "content-type": "audio/wav" },
    body: exchange.fault === "output-missing" ? Buffer.alloc(0) : bytes,
  };
}

/** The vendor writes the header before it knows the length, and leaves the lengths at their largest. */
function streamedWav(samples: number): Buffer {
  const tone = Float32Array.from({ length: samples }, (_, index) => 0.2 * Math.sin(index / 9));
  const wav = Buffer.from(encodeWav([tone], sampleRate));
  wav.writeUInt32LE(0xffffffff, 4);
  wav.writeUInt32LE(0xffffffff, 40);
  return wav;
}

const categories = [
  "harassment",
  "harassment/threatening",
  "hate",
  "hate/threatening",
  "illicit",
  "illicit/violent",
  "self-harm",
  "self-harm/intent",
  "self-harm/instructions",
  "sexual",
  "sexual/minors",
  "violence",
  "violence/graphic",
];

/** Finds violence where the word "massacre" stands, or when the script says so. */
export function moderate(exchange: Exchange): Reply {
  const body = jsonBody(exchange);
  refuseUnknown(Object.keys(body), ["model", "input"]);
  const { model = "omni-moderation-latest", input } = body;
  if (model !== "omni-moderation-latest" && model !== "omni-moderation-2024-09-26") throw noSuchModel(model);
  if (typeof input !== "string" || input === "") throw badValue("input", "the double reads one text");
  const violent = exchange.fault === "safety-rejection" || /massacre/i.test(input);
  const found = violent ? ["violence", "violence/graphic"] : [];
  const scored = <Value>(value: (name: string) => Value) =>
    Object.fromEntries(categories.map((name) => [name, value(name)]));
  return {
    status: 200,
    body: {
      id: `modr-${randomUUID()}`,
      model: "omni-moderation-2024-09-26",
      results: [
        {
          flagged: violent,
          categories: scored((name) => found.includes(name)),
          category_scores: scored((name) => (found.includes(name) ? 0.94 : 0.0001)),
          category_applied_input_types: scored((name) => (found.includes(name) ? ["text"] : [])),
        },
      ],
    },
  };
}
