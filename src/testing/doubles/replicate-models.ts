/**
 * What the double of Replicate knows of each model: its input schema, whether it runs by name or by version, what it
 * makes and what it costs. Written from the vendor's published schemas and on purpose apart from the studio's own
 * catalogue: a mistake there must show here.
 */
export type InputField = {
  type: "string" | "integer" | "number" | "boolean" | "file" | "files";
  enum?: readonly (string | number)[];
  minimum?: number;
  maximum?: number;
  /** Most files of a list. */
  maxItems?: number;
  required?: true;
  default?: string | number | boolean;
};

export type Input = Record<string, unknown>;

export type DoubleModel = {
  fields: Record<string, InputField>;
  /** Set for models of the community, which run by version only. */
  version?: string;
  output: "video" | "image" | "images" | "sound";
  /** Refusals beyond single fields, as the model would word them. */
  alsoRefuses?: (input: Input) => { field: string; description: string } | null;
  /** For outputs: what the input asks for. */
  size?: (input: Input) => { width: number; height: number } | null;
  seconds?: (input: Input) => number;
  /** Micro-dollars of a successful prediction. */
  price: (input: Input, seconds: { predict: number }) => number;
};

const text = { type: "string" } as const;
const prompt = { ...text, required: true } as const;
const seed = { type: "integer" } as const;
const file = { type: "file" } as const;
const flag = (preset: boolean) => ({ type: "boolean", default: preset }) as const;
const choice = (preset: string | number | null, options: readonly (string | number)[]): InputField => ({
  type: typeof options[0] === "number" ? "integer" : "string",
  enum: options,
  ...(preset !== null && { default: preset }),
});
const whole = (preset: number, [minimum, maximum]: [number, number]): InputField => ({
  type: "integer",
  default: preset,
  minimum,
  maximum,
});
const real = (preset: number, [minimum, maximum]: [number, number]): InputField => ({
  type: "number",
  default: preset,
  minimum,
  maximum,
});

const numberIn = (input: Input, name: string, preset: number) => Number(input[name] ?? preset);
const ratioSize = (ratio: unknown, shortSide = 720) => {
  const [width = 16, height = 9] = String(ratio ?? "16:9")
    .split(":")
    .map(Number);
  return width > height
    ? { width: Math.round((shortSide * width) / height), height: shortSide }
    : { width: shortSide, height: Math.round((shortSide * height) / width) };
};
const byRatio = (input: Input) => {
  const ratio = String(input.aspect_ratio ?? "");
  return /^\d+:\d+$/.test(ratio) ? ratioSize(ratio) : null;
};
const seconds = (preset: number) => (input: Input) => numberIn(input, "duration", preset);
const perSecond = (preset: number, micros: (input: Input) => number) => (input: Input) =>
  numberIn(input, "duration", preset) * micros(input);
const needsFirst = (last: string, first: string) => (input: Input) =>
  input[last] !== undefined && input[first] === undefined
    ? { field: last, description: `${last} requires ${first}` }
    : null;

const wanFrames = {
  num_frames: whole(81, [81, 121]),
  frames_per_second: whole(16, [5, 30]),
  resolution: choice("480p", ["480p", "720p"]),
  go_fast: flag(true),
  sample_shift: real(12, [1, 20]),
  seed,
  interpolate_output: flag(false),
  lora_weights_transformer: text,
  lora_scale_transformer: { type: "number" },
} as const;
const wanSeconds = (input: Input) =>
  numberIn(input, "num_frames", 81) / numberIn(input, "frames_per_second", 16);
const wanPrice = (input: Input) => (input.resolution === "720p" ? 110_000 : 50_000);

const videoModels: Record<string, DoubleModel> = {
  "google/veo-3.1-fast": {
    fields: {
      prompt,
      aspect_ratio: choice("16:9", ["16:9", "9:16"]),
      duration: choice(8, [4, 6, 8]),
      image: file,
      last_frame: file,
      negative_prompt: text,
      resolution: choice("1080p", ["720p", "1080p"]),
      generate_audio: flag(true),
      seed,
    },
    output: "video",
    alsoRefuses: needsFirst("last_frame", "image"),
    size: byRatio,
    seconds: seconds(8),
    price: perSecond(8, (input) => (input.generate_audio === false ? 100_000 : 150_000)),
  },
  "google/veo-3.1": {
    fields: {
      prompt,
      aspect_ratio: choice("16:9", ["16:9", "9:16"]),
      duration: choice(8, [4, 6, 8]),
      image: file,
      last_frame: file,
      reference_images: { type: "files", maxItems: 3 },
      negative_prompt: text,
      resolution: choice("1080p", ["720p", "1080p"]),
      generate_audio: flag(true),
      seed,
    },
    output: "video",
    alsoRefuses: (input) =>
      input.reference_images !== undefined && (input.duration ?? 8) !== 8
        ? { field: "duration", description: "Reference images need a duration of 8 seconds" }
        : null,
    size: byRatio,
    seconds: seconds(8),
    price: perSecond(8, (input) => (input.generate_audio === false ? 200_000 : 400_000)),
  },
  "kwaivgi/kling-v2.1": {
    fields: {
      prompt,
      negative_prompt: text,
      start_image: { type: "file", required: true },
      end_image: file,
      mode: choice("standard", ["standard", "pro"]),
      duration: choice(5, [5, 10]),
    },
    output: "video",
    alsoRefuses: (input) =>
      input.end_image !== undefined && input.mode !== "pro"
        ? { field: "end_image", description: "End image is only available in pro mode" }
        : null,
    seconds: seconds(5),
    price: perSecond(5, (input) => (input.mode === "pro" ? 90_000 : 50_000)),
  },
  "kwaivgi/kling-v2.5-turbo-pro": {
    fields: {
      prompt,
      negative_prompt: text,
      start_image: file,
      image: file,
      aspect_ratio: choice("16:9", ["16:9", "9:16", "1:1"]),
      duration: choice(5, [5, 10]),
      guidance_scale: real(0.5, [0, 1]),
    },
    output: "video",
    size: byRatio,
    seconds: seconds(5),
    price: perSecond(5, () => 70_000),
  },
  "wan-video/wan-2.2-i2v-fast": {
    fields: { prompt, image: { type: "file", required: true }, last_image: file, ...wanFrames },
    output: "video",
    seconds: wanSeconds,
    price: wanPrice,
  },
  "wan-video/wan-2.2-t2v-fast": {
    fields: {
      prompt,
      ...wanFrames,
      aspect_ratio: choice("16:9", ["16:9", "9:16"]),
      optimize_prompt: flag(false),
    },
    output: "video",
    size: byRatio,
    seconds: wanSeconds,
    price: wanPrice,
  },
  "wan-video/wan-2.5-t2v": {
    fields: {
      prompt,
      negative_prompt: text,
      audio: file,
      duration: choice(5, [5, 10]),
      size: choice("1280*720", ["832*480", "480*832", "1280*720", "720*1280", "1920*1080", "1080*1920"]),
      enable_prompt_expansion: flag(true),
      seed,
    },
    output: "video",
    size: (input) => {
      const [width = 1280, height = 720] = String(input.size ?? "1280*720")
        .split("*")
        .map(Number);
      return { width, height };
    },
    seconds: seconds(5),
    price: perSecond(5, ({ size = "1280*720" }) =>
      String(size).includes("1080") ? 150_000 : String(size).includes("720") ? 100_000 : 50_000,
    ),
  },
  "bytedance/seedance-1-pro": {
    fields: {
      prompt,
      image: file,
      last_frame_image: file,
      duration: whole(5, [2, 12]),
      resolution: choice("1080p", ["480p", "720p", "1080p"]),
      aspect_ratio: choice("16:9", ["16:9", "4:3", "1:1", "3:4", "9:16", "21:9", "9:21"]),
      fps: choice(24, [24]),
      camera_fixed: flag(false),
      seed,
    },
    output: "video",
    alsoRefuses: needsFirst("last_frame_image", "image"),
    size: byRatio,
    seconds: seconds(5),
    price: perSecond(5, ({ resolution }) =>
      resolution === "480p" ? 30_000 : resolution === "720p" ? 60_000 : 150_000,
    ),
  },
  "minimax/hailuo-02": {
    fields: {
      prompt,
      first_frame_image: file,
      last_frame_image: file,
      duration: choice(6, [6, 10]),
      resolution: choice("1080p", ["512p", "768p", "1080p"]),
      prompt_optimizer: flag(true),
    },
    output: "video",
    alsoRefuses: (input) =>
      input.duration === 10 && (input.resolution ?? "1080p") === "1080p"
        ? { field: "duration", description: "10 seconds are not available at 1080p" }
        : null,
    seconds: seconds(6),
    price: perSecond(6, ({ resolution = "1080p" }) => (resolution === "1080p" ? 80_000 : 45_000)),
  },
  "luma/ray-2-720p": {
    fields: {
      prompt,
      start_image: file,
      end_image: file,
      duration: choice(5, [5, 9]),
      aspect_ratio: choice("16:9", ["1:1", "3:4", "4:3", "9:16", "16:9", "9:21", "21:9"]),
      loop: flag(false),
    },
    output: "video",
    size: byRatio,
    seconds: seconds(5),
    price: perSecond(5, () => 180_000),
  },
};

const seedreamRatios = ["match_input_image", "1:1", "4:3", "3:4", "16:9", "9:16", "3:2", "2:3", "21:9"];
const fluxRatios = ["1:1", "16:9", "21:9", "3:2", "2:3", "4:5", "5:4", "3:4", "4:3", "9:16", "9:21"];

const imageModels: Record<string, DoubleModel> = {
  "bytedance/seedream-4": {
    fields: {
      prompt,
      image_input: { type: "files", maxItems: 10 },
      size: choice("2K", ["1K", "2K", "4K", "custom"]),
      aspect_ratio: choice("match_input_image", seedreamRatios),
      width: whole(2048, [1024, 4096]),
      height: whole(2048, [1024, 4096]),
      sequential_image_generation: choice("disabled", ["disabled", "auto"]),
      max_images: whole(1, [1, 15]),
      enhance_prompt: flag(true),
    },
    output: "images",
    size: byRatio,
    price: () => 30_000,
  },
  "google/nano-banana": {
    fields: {
      prompt,
      image_input: { type: "files", maxItems: 3 },
      aspect_ratio: choice("match_input_image", [
        "match_input_image",
        ...["1:1", "2:3", "3:2", "3:4", "4:3", "4:5", "5:4", "9:16", "16:9", "21:9"],
      ]),
      output_format: choice("jpg", ["jpg", "png"]),
    },
    output: "image",
    size: byRatio,
    price: () => 39_000,
  },
  "black-forest-labs/flux-schnell": {
    fields: {
      prompt,
      aspect_ratio: choice("1:1", fluxRatios),
      num_outputs: whole(1, [1, 4]),
      num_inference_steps: whole(4, [1, 4]),
      seed,
      output_format: choice("webp", ["webp", "jpg", "png"]),
      output_quality: whole(80, [0, 100]),
      megapixels: choice("1", ["1", "0.25"]),
      go_fast: flag(true),
      disable_safety_checker: flag(false),
    },
    output: "images",
    size: byRatio,
    price: () => 3_000,
  },
  "stability-ai/sdxl": {
    version: "7762fd07cf82c948538e41f63f77d685e02b063e37e496e96eefd46c929f9bdc",
    fields: {
      prompt: text,
      negative_prompt: text,
      image: file,
      mask: file,
      width: { type: "integer", default: 1024 },
      height: { type: "integer", default: 1024 },
      num_outputs: whole(1, [1, 4]),
      scheduler: choice("K_EULER", [
        "DDIM",
        "DPMSolverMultistep",
        "HeunDiscrete",
        "KarrasDPM",
        "K_EULER_ANCESTRAL",
        "K_EULER",
        "PNDM",
      ]),
      num_inference_steps: whole(50, [1, 500]),
      guidance_scale: real(7.5, [1, 50]),
      prompt_strength: real(0.8, [0, 1]),
      seed,
      apply_watermark: flag(true),
    },
    output: "images",
    size: (input) => ({
      width: numberIn(input, "width", 1024),
      height: numberIn(input, "height", 1024),
    }),
    // An L40S for as long as it ran.
    price: (_input, { predict }) => Math.round(predict * 975),
  },
};

const soundModels: Record<string, DoubleModel> = {
  "meta/musicgen": {
    version: "671ac645ce5e552cc63a54a2bbff63fcf798043055d2dac5fc9e36a837eedcfb",
    fields: {
      prompt: text,
      duration: { type: "integer", default: 8 },
      input_audio: file,
      continuation: flag(false),
      model_version: choice("stereo-melody-large", [
        "stereo-melody-large",
        "stereo-large",
        "melody-large",
        "large",
      ]),
      output_format: choice("wav", ["wav", "mp3"]),
      normalization_strategy: choice("loudness", ["loudness", "clip", "peak", "rms"]),
      temperature: { type: "number", default: 1 },
      top_k: { type: "integer", default: 250 },
      top_p: { type: "number", default: 0 },
      classifier_free_guidance: { type: "integer", default: 3 },
      multi_band_diffusion: flag(false),
      seed,
    },
    output: "sound",
    seconds: seconds(8),
    price: (_input, { predict }) => Math.round(predict * 1_400),
  },
  "google/lyria-2": {
    fields: { prompt, negative_prompt: text, seed },
    output: "sound",
    seconds: () => 30,
    price: () => 60_000,
  },
  "minimax/speech-02-turbo": {
    fields: {
      text: { type: "string", required: true },
      voice_id: { type: "string", default: "Wise_Woman" },
      speed: real(1, [0.5, 2]),
      volume: real(1, [0, 10]),
      pitch: whole(0, [-12, 12]),
      emotion: choice("auto", [
        ...[
          "auto",
          "happy",
          "sad",
          "angry",
          "fearful",
          "disgusted",
          "surprised",
          "calm",
          "fluent",
          "neutral",
        ],
      ]),
      audio_format: choice("mp3", ["mp3", "wav", "flac", "pcm"]),
      sample_rate: choice(32000, [8000, 16000, 22050, 24000, 32000, 44100]),
      bitrate: choice(128000, [32000, 64000, 128000, 256000]),
      channel: choice("mono", ["mono", "stereo"]),
      language_boost: { type: "string", default: "None" },
      subtitle_enable: flag(false),
      english_normalization: flag(false),
    },
    output: "sound",
    seconds: (input) => Math.max(0.5, String(input.text).length / 15 / numberIn(input, "speed", 1)),
    price: (input) => String(input.text).length * 60,
  },
  "sepal/audiogen": {
    version: "154b3e5141493cb1b8cec976d9aa90f2b691137e39ad906d2421b74c2a8c52b8",
    fields: {
      prompt,
      duration: real(3, [1, 10]),
      top_k: { type: "integer", default: 250 },
      top_p: { type: "number", default: 0 },
      temperature: { type: "number", default: 1 },
      classifier_free_guidance: { type: "integer", default: 3 },
      output_format: choice("wav", ["wav", "mp3"]),
    },
    output: "sound",
    seconds: seconds(3),
    price: (_input, { predict }) => Math.round(predict * 1_400),
  },
};

export const doubleModels: Readonly<Record<string, DoubleModel>> = {
  ...videoModels,
  ...imageModels,
  ...soundModels,
};

export type InvalidField = { type: string; field: string; description: string };

/**
 * What the vendor would refuse in an input. `isFile` tells whether an address can be read by the vendor; unknown keys
 * are refused as official models refuse them.
 */
export function refuseInput(
  model: DoubleModel,
  input: Input,
  isFile: (value: string) => boolean,
): InvalidField[] {
  const wrong: InvalidField[] = [];
  const refuse = (type: string, field: string, description: string) =>
    wrong.push({ type, field: `input.${field}`, description });
  for (const [name, field] of Object.entries(model.fields)) {
    if (field.required && input[name] === undefined) refuse("required", name, `${name} is required`);
  }
  for (const [name, value] of Object.entries(input)) {
    const field = model.fields[name];
    if (!field) {
      refuse("additional_property_not_allowed", name, `Additional property ${name} is not allowed`);
      continue;
    }
    const problem = refuseValue(field, value, isFile);
    if (problem) refuse(problem[0], name, problem[1]);
  }
  const also = model.alsoRefuses?.(input);
  if (also) refuse("invalid", also.field, also.description);
  return wrong;
}

function refuseValue(
  field: InputField,
  value: unknown,
  isFile: (value: string) => boolean,
): [type: string, description: string] | null {
  const expected = { string: "string", integer: "number", number: "number", boolean: "boolean" } as const;
  if (field.type === "file" || field.type === "files") {
    const files = field.type === "file" ? [value] : value;
    if (!Array.isArray(files)) return ["invalid_type", "Invalid type. Expected: array"];
    if (files.length > (field.maxItems ?? 1)) return ["array_max_items", `At most ${field.maxItems} items`];
    const readable = files.every((item) => typeof item === "string" && isFile(item));
    return readable ? null : ["format", "Does not match format 'uri', or cannot be read"];
  }
  if (typeof value !== expected[field.type]) return ["invalid_type", `Invalid type. Expected: ${field.type}`];
  if (field.type === "integer" && !Number.isInteger(value))
    return ["invalid_type", "Invalid type. Expected: integer, given: number"];
  if (field.enum && !field.enum.some((option) => option === value))
    return ["enum", `Must be one of the following: ${field.enum.map((o) => JSON.stringify(o)).join(", ")}`];
  if (typeof value === "number") {
    if (field.minimum !== undefined && value < field.minimum)
      return ["number_gte", `Must be greater than or equal to ${field.minimum}`];
    if (field.maximum !== undefined && value > field.maximum)
      return ["number_lte", `Must be less than or equal to ${field.maximum}`];
  }
  return null;
}

/** The schema as `GET /models/{owner}/{name}` shows it: enums apart, by reference, and fields in order. */
export function openApiSchema(model: DoubleModel): object {
  const enums = Object.entries(model.fields).filter(([, field]) => field.enum);
  const properties = Object.entries(model.fields).map(([name, field], order) => {
    const { enum: options, required: _required, maxItems, type, ...limits } = field;
    const shape =
      type === "file"
        ? { type: "string", format: "uri" }
        : type === "files"
          ? { type: "array", items: { type: "string", format: "uri" }, maxItems }
          : options
            ? { allOf: [{ $ref: `#/components/schemas/${name}` }] }
            : { type };
    return [name, { title: name, "x-order": order, ...shape, ...limits }];
  });
  return {
    openapi: "3.1.0",
    components: {
      schemas: {
        Input: {
          type: "object",
          title: "Input",
          required: Object.keys(model.fields).filter((name) => model.fields[name]?.required),
          properties: Object.fromEntries(properties),
        },
        ...Object.fromEntries(
          enums.map(([name, field]) => [name, { type: field.type, enum: field.enum, title: name }]),
        ),
      },
    },
  };
}
