import type { MetricName } from "@/domain/quality/metrics";
import type { NetworkId } from "@/domain/quality/networks";

export type WeightFile = {
  /** Below the weights folder. */
  name: string;
  /** The page to fetch it from. Nothing is fetched by the studio itself. */
  source: string;
  /** What has to be done to it before it is put there. */
  preparation?: string;
  /** About how large it is. */
  bytes: number;
  /** Null where nobody has published one: the first file that is found is then the one that is meant. */
  sha256: string | null;
};

export type Network = {
  id: NetworkId;
  title: string;
  /** Day on which source, licence and digests were read, YYYY-MM-DD. */
  dated: string;
  licence: string;
  /** Shapes of what goes in, for whoever brings an export of their own. */
  inputs: Record<string, string>;
  measures: readonly MetricName[];
  files: readonly WeightFile[];
};

/** When all of this was last read. */
const dated = "2026-11-21";

const clipB32 =
  "https://huggingface.co/Xenova/clip-vit-base-patch32/tree/d15189d7028b43f1d3e65039190477f6af591c2a";
const clipL14 =
  "https://huggingface.co/Xenova/clip-vit-large-patch14/tree/c307790166907339eed5a9a53a249af534102536";
const dino = "https://huggingface.co/Xenova/dinov2-small/tree/c2bb04a51fab207c420665f1946016107bffc701";
const zoo = "https://github.com/opencv/opencv_zoo/tree/main/models";

/** Names of files, by what the code opens them for. */
export const weightNames = {
  clipVision: "clip-vit-base-patch32/vision_model.onnx",
  clipText: "clip-vit-base-patch32/text_model.onnx",
  clipTokenizer: "clip-vit-base-patch32/tokenizer.json",
  largeClipVision: "clip-vit-large-patch14/vision_model.onnx",
  aestheticHead: "laion-aesthetic/sa_0_4_vit_l_14_linear.json",
  dino: "dinov2-small/model.onnx",
  yunet: "yunet/face_detection_yunet_2023mar.onnx",
  sface: "sface/face_recognition_sface_2021dec.onnx",
} as const;

export const networks: readonly Network[] = [
  {
    id: "clip",
    title: "CLIP ViT-B/32",
    dated,
    licence: "MIT (OpenAI; ONNX export by Xenova)",
    inputs: {
      pixel_values: "float32 [1, 3, 224, 224], RGB by CLIP's mean and deviation",
      input_ids: "int64 [1, up to 77]",
    },
    measures: ["textAlignment", "backgroundConsistency"],
    files: [
      {
        name: weightNames.clipVision,
        source: `${clipB32}/onnx`,
        bytes: 351_685_709,
        sha256: "fd6e1402a588279d1723c7534d4bcba5bc0b14b47dfab0e46f8c47b8270d7d40",
      },
      {
        name: weightNames.clipText,
        source: `${clipB32}/onnx`,
        bytes: 254_058_553,
        sha256: "3f6571f5bad13a97c469c1622e1cfc4d9aef78b79fdbfcff804ca357bfada8cc",
      },
      {
        name: weightNames.clipTokenizer,
        source: clipB32,
        bytes: 2_224_119,
        sha256: "f7f3b7af117d467b58374797691a6438d3e6b9e9cef800dfd5dced7f697a90cd",
      },
    ],
  },
  {
    id: "subject",
    title: "DINOv2 small",
    dated,
    licence: "Apache-2.0 (Meta; ONNX export by Xenova)",
    inputs: { pixel_values: "float32 [1, 3, 224, 224], RGB by ImageNet's mean and deviation" },
    measures: ["subjectConsistency"],
    files: [
      {
        name: weightNames.dino,
        source: `${dino}/onnx`,
        bytes: 88_500_000,
        sha256: "83141175ec78b4ff9a2bb58a4c7c264ba0054d1c2e122e5a8114b79a8d4179ea",
      },
    ],
  },
  {
    id: "aesthetics",
    title: "LAION aesthetic head on CLIP ViT-L/14",
    dated,
    licence: "MIT (OpenAI, LAION; ONNX export by Xenova)",
    inputs: { pixel_values: "float32 [1, 3, 224, 224], RGB by CLIP's mean and deviation" },
    measures: ["aestheticQuality"],
    files: [
      {
        name: weightNames.largeClipVision,
        source: `${clipL14}/onnx`,
        bytes: 1_216_438_437,
        sha256: "ff49f8aa57c7abfd26e382eb083e4dbf988505223a9bd3767dbfd4e729206709",
      },
      {
        name: weightNames.aestheticHead,
        source: "https://github.com/LAION-AI/aesthetic-predictor (sa_0_4_vit_l_14_linear.pth)",
        preparation: `python3 -c 'import torch, json; s = torch.load("sa_0_4_vit_l_14_linear.pth", weights_only=True); json.dump({"weight": s["weight"][0].tolist(), "bias": s["bias"][0].item()}, open("sa_0_4_vit_l_14_linear.json", "w"))'`,
        bytes: 17_000,
        sha256: null,
      },
    ],
  },
  {
    id: "faces",
    title: "YuNet and SFace",
    dated,
    licence: "MIT (YuNet), Apache-2.0 (SFace)",
    inputs: {
      input: "float32 [1, 3, 640, 640], BGR 0-255",
      data: "float32 [1, 3, 112, 112], RGB 0-255, aligned by five landmarks",
    },
    measures: ["faceDistance"],
    files: [
      {
        name: weightNames.yunet,
        source: `${zoo}/face_detection_yunet`,
        bytes: 232_589,
        sha256: "8f2383e4dd3cfbb4553ea8718107fc0423210dc964f9f4280604804ed2552fa4",
      },
      {
        name: weightNames.sface,
        source: `${zoo}/face_recognition_sface`,
        bytes: 38_696_353,
        sha256: "0ba9fbfa01b5270c96627c4ef784da859931e02f04419c829e83484087c34e79",
      },
    ],
  },
];
