import type { SceneSpec, SceneSubject } from "@/domain/picture/scene-spec";
import type { Camera } from "@/domain/shot/camera";
import { cameraPath } from "@/domain/shot/camera-path";
import type { LookContent } from "./look";

const camera: Camera = {
  move: "static",
  direction: "none",
  size: "medium",
  perspective: "eye-level",
  lensMm: 50,
};
const plainPalette = ["#d8cbb8", "#6f8791", "#c4704a"];
const seed = 12;

/** Small enough to be drawn while somebody looks on. */
export const previewSize = { width: 400, height: 225 } as const;

const thing = (
  given: Pick<SceneSubject, "kind" | "name" | "colours"> & Partial<SceneSubject>,
): SceneSubject => ({
  ...{ elementKey: given.kind, form: "box", label: "", materials: [], marks: [], identitySeed: 5 },
  ...{ visibility: "full", emphasis: 0.8, action: "", photoDigest: null },
  ...given,
});

/** The same street and the same two things for every look, so that looks are what differs. */
export function previewScene({
  visual,
}: {
  visual: Pick<LookContent["visual"], "palette" | "grade">;
}): SceneSpec {
  const { palette, grade } = visual;
  return {
    setting: { kind: "street", description: "a street with shops" },
    timeOfDay: "golden-hour",
    weather: "clear",
    mood: "calm",
    palette: [...new Set([...palette, ...plainPalette])].slice(0, 6),
    subjects: [
      thing({ kind: "character", name: "A woman", colours: ["#b8452f", "#2c3e50"], action: "standing" }),
      thing({ kind: "product", name: "A bicycle", colours: ["#2f6f73", "#e9c46a"], form: "bicycle" }),
    ],
    camera,
    path: cameraPath({ camera, from: null, seed }),
    grade,
    worldSeed: seed,
  };
}
