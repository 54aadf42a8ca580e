import type { WorkflowDocument, WorkflowNode } from "../workflow-document";

/** The model's files. Source of these and the rest: ComfyUI's examples of Wan 2.1. */
const loaders = (unetName: string): WorkflowDocument => ({
  "37": {
    class_type: "UNETLoader",
    inputs: { unet_name: unetName, weight_dtype: "default" },
    _meta: { title: "Wan" },
  },
  "38": {
    class_type: "CLIPLoader",
    inputs: { clip_name: "umt5_xxl_fp8_e4m3fn_scaled.safetensors", type: "wan" },
    _meta: { title: "Text encoder" },
  },
  "39": {
    class_type: "VAELoader",
    inputs: { vae_name: "wan_2.1_vae.safetensors" },
    _meta: { title: "VAE" },
  },
  "49": {
    class_type: "CLIPVisionLoader",
    inputs: { clip_name: "clip_vision_h.safetensors" },
    _meta: { title: "Vision encoder" },
  },
});

/** From the prompts, and the node 50 that joins them with pictures, to the saved clip. */
const sampling: WorkflowDocument = {
  "3": {
    class_type: "KSampler",
    inputs: {
      seed: 0,
      steps: 20,
      cfg: 6,
      sampler_name: "uni_pc",
      scheduler: "simple",
      denoise: 1,
      model: ["54", 0],
      positive: ["50", 0],
      negative: ["50", 1],
      latent_image: ["50", 2],
    },
    _meta: { title: "Sampler" },
  },
  "6": {
    class_type: "CLIPTextEncode",
    inputs: { text: "", clip: ["38", 0] },
    _meta: { title: "Prompt" },
  },
  "7": {
    class_type: "CLIPTextEncode",
    inputs: { text: "static, blurry, low quality, watermark, subtitles, deformed", clip: ["38", 0] },
    _meta: { title: "Negative prompt" },
  },
  "8": {
    class_type: "VAEDecode",
    inputs: { samples: ["3", 0], vae: ["39", 0] },
    _meta: { title: "Decode" },
  },
  "28": { class_type: "CreateVideo", inputs: { images: ["8", 0], fps: 16 }, _meta: { title: "Clip" } },
  "47": {
    class_type: "SaveVideo",
    inputs: { video: ["28", 0], filename_prefix: "framewright/clip", format: "mp4", codec: "h264" },
    _meta: { title: "Save" },
  },
  "54": {
    class_type: "ModelSamplingSD3",
    inputs: { model: ["37", 0], shift: 8 },
    _meta: { title: "Sampling" },
  },
};

const picture = (title: string): WorkflowNode => ({
  class_type: "LoadImage",
  inputs: { image: "example.png" },
  _meta: { title },
});

const seen = (imageNode: string, title: string): WorkflowNode => ({
  class_type: "CLIPVisionEncode",
  inputs: { clip_vision: ["49", 0], image: [imageNode, 0], crop: "none" },
  _meta: { title },
});

const clip = { positive: ["6", 0], negative: ["7", 0], vae: ["39", 0], width: 832, height: 480, length: 81 };

/** A clip from its first frame. */
export const wanImageToVideo: WorkflowDocument = {
  ...loaders("wan2.1_i2v_480p_14B_fp8_e4m3fn.safetensors"),
  ...sampling,
  "50": {
    class_type: "WanImageToVideo",
    inputs: { ...clip, batch_size: 1, start_image: ["52", 0], clip_vision_output: ["51", 0] },
    _meta: { title: "Wan, image to video" },
  },
  "51": seen("52", "First frame as seen"),
  "52": picture("First frame"),
};

/** A clip between its first and its last frame. */
export const wanFirstLastFrameToVideo: WorkflowDocument = {
  ...loaders("wan2.1_flf2v_720p_14B_fp8_e4m3fn.safetensors"),
  ...sampling,
  "50": {
    class_type: "WanFirstLastFrameToVideo",
    inputs: {
      ...clip,
      batch_size: 1,
      start_image: ["52", 0],
      end_image: ["56", 0],
      clip_vision_start_image: ["51", 0],
      clip_vision_end_image: ["55", 0],
    },
    _meta: { title: "Wan, first and last frame to video" },
  },
  "51": seen("52", "First frame as seen"),
  "52": picture("First frame"),
  "55": seen("56", "Last frame as seen"),
  "56": picture("Last frame"),
};
