import type { UpscalerEntry } from "./catalogue";
import { refusesUnsafe, replicateId } from "./replicate-ids";

export const replicateUpscalers: readonly UpscalerEntry[] = [
  {
    ...replicateId("nightmareai/real-esrgan"),
    provider: "replicate",
    kind: "upscaler",
    name: "Real-ESRGAN",
    dated: "2026-11-21",
    typicalSeconds: 10,
    safety: refusesUnsafe,
    takes: "image",
    version: "f121d640bd286e1fdc67f9799164c1d5be36ff74576ee11c803ae5b665dd46aa",
    fields: { file: "image", scale: "scale" },
    fixed: { face_enhance: false },
    price: { per: "compute-second", tiers: [{ micros: 1_400 }] },
    note: "Charged by the second of computing, at the rate of the largest machine it may run on.",
  },
  {
    ...replicateId("topazlabs/video-upscale"),
    provider: "replicate",
    kind: "upscaler",
    name: "Topaz video",
    dated: "2026-11-21",
    typicalSeconds: 180,
    safety: refusesUnsafe,
    takes: "video",
    fields: { file: "video", resolution: "target_resolution", fps: "target_fps" },
    price: {
      per: "second",
      tiers: [{ when: { resolution: "4k" }, micros: 600_000 }, { micros: 200_000 }],
    },
    note: "The price is an estimate on the high side: none was published where we looked.",
  },
];
