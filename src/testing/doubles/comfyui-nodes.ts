/**
 * Node definitions as a real server's `/object_info` gives them, for the nodes that tests use. Written after ComfyUI's
 * own node files; both spellings of a choice occur on purpose.
 */
type InputType = [string | string[], Record<string, unknown>?];
export type NodeDefinition = {
  input: { required: Record<string, InputType>; optional?: Record<string, InputType> };
  output: string[];
  output_node: boolean;
  /** What the double makes at this node. */
  makes?: "image" | "video";
};

const int = (min: number, max: number): InputType => ["INT", { min, max }];
const float = (min: number, max: number): InputType => ["FLOAT", { min, max }];
const text: InputType = ["STRING", { multiline: true }];
const combo = (...options: string[]): InputType => ["COMBO", { options }];
const seed = int(0, 2 ** 64);
const side = int(16, 16384);

const node = (
  required: Record<string, InputType>,
  output: string[] = [],
  more: Partial<NodeDefinition> & { optional?: Record<string, InputType> } = {},
): NodeDefinition => {
  const { optional, ...rest } = more;
  return { input: { required, ...(optional && { optional }) }, output, output_node: false, ...rest };
};

const samplers = ["euler", "dpmpp_2m", "uni_pc"];
const schedulers = ["normal", "karras", "simple"];

const wan = { positive: ["CONDITIONING"], negative: ["CONDITIONING"], vae: ["VAE"] } satisfies Record<
  string,
  InputType
>;
const wanSize = { width: side, height: side, length: int(1, 16384), batch_size: int(1, 4096) };

export const comfyNodes: Record<string, NodeDefinition> = {
  CheckpointLoaderSimple: node({ ckpt_name: [["sd_xl_base_1.0.safetensors"]] }, ["MODEL", "CLIP", "VAE"]),
  LoraLoaderModelOnly: node(
    {
      model: ["MODEL"],
      lora_name: combo("ink.safetensors", "hero-shoe.safetensors"),
      strength_model: float(-100, 100),
    },
    ["MODEL"],
  ),
  ControlNetLoader: node({ control_net_name: [["depth.safetensors"]] }, ["CONTROL_NET"]),
  ControlNetApplyAdvanced: node(
    {
      positive: ["CONDITIONING"],
      negative: ["CONDITIONING"],
      control_net: ["CONTROL_NET"],
      image: ["IMAGE"],
      strength: float(0, 10),
      start_percent: float(0, 1),
      end_percent: float(0, 1),
    },
    ["CONDITIONING", "CONDITIONING"],
  ),
  CLIPTextEncode: node({ text, clip: ["CLIP"] }, ["CONDITIONING"]),
  EmptyLatentImage: node({ width: side, height: side, batch_size: int(1, 4096) }, ["LATENT"]),
  KSampler: node(
    {
      model: ["MODEL"],
      seed,
      steps: int(1, 10_000),
      cfg: float(0, 100),
      sampler_name: [samplers],
      scheduler: [schedulers],
      positive: ["CONDITIONING"],
      negative: ["CONDITIONING"],
      latent_image: ["LATENT"],
      denoise: float(0, 1),
    },
    ["LATENT"],
  ),
  VAEDecode: node({ samples: ["LATENT"], vae: ["VAE"] }, ["IMAGE"]),
  SaveImage: node({ images: ["IMAGE"], filename_prefix: ["STRING"] }, [], {
    output_node: true,
    makes: "image",
  }),
  LoadImage: node({ image: [["example.png"], { image_upload: true }] }, ["IMAGE", "MASK"]),
  UNETLoader: node(
    {
      unet_name: [
        ["wan2.1_i2v_480p_14B_fp8_e4m3fn.safetensors", "wan2.1_flf2v_720p_14B_fp8_e4m3fn.safetensors"],
      ],
      weight_dtype: [["default", "fp8_e4m3fn"]],
    },
    ["MODEL"],
  ),
  CLIPLoader: node(
    { clip_name: combo("umt5_xxl_fp8_e4m3fn_scaled.safetensors"), type: combo("stable_diffusion", "wan") },
    ["CLIP"],
  ),
  VAELoader: node({ vae_name: [["wan_2.1_vae.safetensors"]] }, ["VAE"]),
  CLIPVisionLoader: node({ clip_name: [["clip_vision_h.safetensors"]] }, ["CLIP_VISION"]),
  CLIPVisionEncode: node({ clip_vision: ["CLIP_VISION"], image: ["IMAGE"], crop: combo("center", "none") }, [
    "CLIP_VISION_OUTPUT",
  ]),
  WanImageToVideo: node({ ...wan, ...wanSize }, ["CONDITIONING", "CONDITIONING", "LATENT"], {
    optional: { clip_vision_output: ["CLIP_VISION_OUTPUT"], start_image: ["IMAGE"] },
  }),
  WanFirstLastFrameToVideo: node({ ...wan, ...wanSize }, ["CONDITIONING", "CONDITIONING", "LATENT"], {
    optional: {
      clip_vision_start_image: ["CLIP_VISION_OUTPUT"],
      clip_vision_end_image: ["CLIP_VISION_OUTPUT"],
      start_image: ["IMAGE"],
      end_image: ["IMAGE"],
    },
  }),
  ModelSamplingSD3: node({ model: ["MODEL"], shift: float(0, 100) }, ["MODEL"]),
  CreateVideo: node({ images: ["IMAGE"], fps: float(1, 120) }, ["VIDEO"], { optional: { audio: ["AUDIO"] } }),
  SaveVideo: node(
    {
      video: ["VIDEO"],
      filename_prefix: ["STRING"],
      format: combo("auto", "mp4"),
      codec: combo("auto", "h264"),
    },
    [],
    { output_node: true, makes: "video" },
  ),
};

type Complaint = { type: string; message: string; details: string; extra_info: Record<string, unknown> };
export type NodeErrors = Record<
  string,
  { errors: Complaint[]; dependent_outputs: string[]; class_type: string }
>;

export type Refusal = { error: Complaint; node_errors: NodeErrors };

type Prompt = Record<string, { class_type: string; inputs: Record<string, unknown> }>;

/** Validates like the server does before it queues anything; null when the prompt is fine. */
export function refuse(
  prompt: Prompt,
  nodes: Record<string, NodeDefinition>,
  inputFiles: ReadonlySet<string>,
): Refusal | null {
  const refusal = (type: string, message: string, details = ""): Refusal => ({
    error: { type, message, details, extra_info: {} },
    node_errors: {},
  });
  for (const [id, { class_type }] of Object.entries(prompt)) {
    if (!nodes[class_type])
      return refusal("missing_node_type", `Node '${class_type}' not found.`, `Node ID '#${id}'`);
  }
  const outputs = Object.entries(prompt).filter(([, { class_type }]) => nodes[class_type]?.output_node);
  if (outputs.length === 0) return refusal("prompt_no_outputs", "Prompt has no outputs");
  const errors: NodeErrors = {};
  for (const [id, { class_type, inputs }] of Object.entries(prompt)) {
    const complaints = complaintsAt(inputs, nodes[class_type]!, { prompt, nodes, inputFiles });
    if (complaints.length > 0)
      errors[id] = { errors: complaints, dependent_outputs: outputs.map(([key]) => key), class_type };
  }
  return Object.keys(errors).length === 0
    ? null
    : {
        ...refusal("prompt_outputs_failed_validation", "Prompt outputs failed validation"),
        node_errors: errors,
      };
}

function complaintsAt(
  inputs: Record<string, unknown>,
  definition: NodeDefinition,
  world: { prompt: Prompt; nodes: Record<string, NodeDefinition>; inputFiles: ReadonlySet<string> },
): Complaint[] {
  const all = { ...definition.input.required, ...definition.input.optional };
  return Object.entries(all).flatMap(([name, [type, options = {}]]): Complaint[] => {
    const value = inputs[name];
    const complain = (kind: string, message: string, details: string) => [
      { type: kind, message, details, extra_info: { input_name: name } },
    ];
    if (value === undefined) {
      return name in definition.input.required
        ? complain("required_input_missing", "Required input is missing", name)
        : [];
    }
    if (Array.isArray(value)) {
      const [from, index] = value as [string, number];
      const given = world.nodes[world.prompt[from]?.class_type ?? ""]?.output[index];
      return given === type
        ? []
        : complain(
            "return_type_mismatch",
            "Return type mismatch between linked nodes",
            `${name}, received_type(${given}) mismatch input_type(${type})`,
          );
    }
    if (options.image_upload) {
      return world.inputFiles.has(String(value))
        ? []
        : complain(
            "custom_validation_failed",
            "Custom validation failed for node",
            `image - Invalid image file: ${value}`,
          );
    }
    const choices = Array.isArray(type) ? type : type === "COMBO" ? (options.options as string[]) : null;
    if (choices) {
      return choices.includes(String(value))
        ? []
        : complain(
            "value_not_in_list",
            "Value not in list",
            `${name}: '${value}' not in ${JSON.stringify(choices)}`,
          );
    }
    if (type === "INT" || type === "FLOAT") {
      if (typeof value !== "number" || (type === "INT" && !Number.isInteger(value)))
        return complain(
          "invalid_input_type",
          "Failed to convert an input value",
          `${name}, ${value}, to ${type}`,
        );
      if (value < Number(options.min))
        return complain("value_smaller_than_min", `Value ${value} smaller than min of ${options.min}`, name);
      if (value > Number(options.max))
        return complain("value_bigger_than_max", `Value ${value} bigger than max of ${options.max}`, name);
      return [];
    }
    if (type === "STRING" && typeof value === "string") return [];
    return complain("required_input_missing", "Required input is missing", name);
  });
}
