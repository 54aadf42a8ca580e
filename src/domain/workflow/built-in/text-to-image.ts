import type { WorkflowDocument } from "../workflow-document";

/** A still from a Stable Diffusion XL checkpoint. Source: ComfyUI's own example of text to image. */
export const textToImage: WorkflowDocument = {
  "3": {
    class_type: "KSampler",
    inputs: {
      seed: 0,
      steps: 30,
      cfg: 6,
      sampler_name: "dpmpp_2m",
      scheduler: "karras",
      denoise: 1,
      model: ["4", 0],
      positive: ["6", 0],
      negative: ["7", 0],
      latent_image: ["5", 0],
    },
    _meta: { title: "Sampler" },
  },
  "4": {
    class_type: "CheckpointLoaderSimple",
    inputs: { ckpt_name: "sd_xl_base_1.0.safetensors" },
    _meta: { title: "Checkpoint" },
  },
  "5": {
    class_type: "EmptyLatentImage",
    inputs: { width: 1024, height: 1024, batch_size: 1 },
    _meta: { title: "Size" },
  },
  "6": {
    class_type: "CLIPTextEncode",
    inputs: { text: "", clip: ["4", 1] },
    _meta: { title: "Prompt" },
  },
  "7": {
    class_type: "CLIPTextEncode",
    inputs: { text: "blurry, low quality, watermark, text", clip: ["4", 1] },
    _meta: { title: "Negative prompt" },
  },
  "8": {
    class_type: "VAEDecode",
    inputs: { samples: ["3", 0], vae: ["4", 2] },
    _meta: { title: "Decode" },
  },
  "9": {
    class_type: "SaveImage",
    inputs: { filename_prefix: "framewright/still", images: ["8", 0] },
    _meta: { title: "Save" },
  },
};
