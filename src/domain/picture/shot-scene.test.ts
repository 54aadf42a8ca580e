import { describe, expect, it } from "vitest";
import type { PlanShot } from "@/domain/plan/plan";
import { chainHead } from "@/domain/plan/shot-chain";
import type { CameraPath } from "@/domain/shot/camera";
import { plannedAd } from "@/testing/planned-ad";
import { photosFor } from "./photo-choice";
import { type SceneSpec, sceneSpec } from "./scene-spec";
import { shotScene } from "./shot-scene";

const still = { x: 0, y: 0, dolly: 0, yaw: 0, pitch: 0, zoom: 1, roll: 0 };
const path: CameraPath = { start: still, end: still, shake: 0 };
const photo = "sha256-photo";
const form = {
  brand: { name: "Nimbus", colours: ["#FF0000", "#00ff00"] },
  imageDigests: [photo, "other"],
  clips: 8,
};

function scenes(seed: number) {
  const ad = plannedAd("Running shoes for city runners at dawn, the runner laughs with friends", {
    ...form,
    seed,
  });
  return ad.plan.shots.map((shot) => ({ shot, ad, scene: shotScene({ ...ad, shot, path }) }));
}
const subjectsOf = (all: { scene: SceneSpec }[], key: string) =>
  all.flatMap(({ scene }) => scene.subjects.filter(({ elementKey }) => elementKey === key));

describe("shotScene", () => {
  it("keeps to the schema and puts brand colours first", () => {
    for (const { scene } of scenes(1)) {
      expect(sceneSpec.safeParse(scene).success).toBe(true);
      expect(scene.palette.slice(0, 2)).toEqual(["#ff0000", "#00ff00"]);
    }
  });

  it("gives shots of one scene the same place and other scenes another", () => {
    const all = scenes(1);
    const seeds = new Map(all.map(({ shot, scene }) => [shot.sceneKey, scene.worldSeed]));
    for (const { shot, scene } of all) expect(scene.worldSeed).toBe(seeds.get(shot.sceneKey));
    expect(new Set(seeds.values()).size).toBe(seeds.size);
  });

  it("gives an element one identity in all shots, another with another seed", () => {
    const identity = (seed: number) =>
      new Set(subjectsOf(scenes(seed), "product").map(({ identitySeed }) => identitySeed));
    expect(identity(1).size).toBe(1);
    expect([...identity(1)]).not.toEqual([...identity(2)]);
  });

  it("cuts the maker's first photo in for the product and for nothing else", () => {
    const all = scenes(1);
    expect(subjectsOf(all, "product").every(({ photoDigest }) => photoDigest === photo)).toBe(true);
    expect(subjectsOf(all, "person").every(({ photoDigest }) => photoDigest === null)).toBe(true);
    expect(subjectsOf(all, "person").length).toBeGreaterThan(0);
  });

  it("takes the photo of a detail where nothing else is seen, and the first one, which shows the whole, elsewhere", () => {
    const notes = { imageNotes: { [photo]: "The whole shoe from the side", other: "Detail of the sole" } };
    const ad = plannedAd("Running shoes for city runners at dawn", { ...form, ...notes, seed: 3 });
    const [shot] = ad.plan.shots;
    if (!shot) throw new Error("the plan has no shot");
    const filmed = (size: PlanShot["camera"]["size"], count: number) => {
      const [element] = shot.elements;
      const elements = element ? Array.from({ length: count }, () => element) : [];
      return photosFor(ad.brief, ad.plan, {
        ...shot,
        key: "new",
        elements,
        camera: { ...shot.camera, size },
      });
    };
    expect(filmed("extreme-close-up", 1)).toEqual(["other", photo]);
    expect(filmed("extreme-close-up", 2)).toEqual([photo, "other"]);
    expect(filmed("medium", 1)).toEqual([photo, "other"]);
  });

  it("shows the same things throughout a continuous take", () => {
    const all = scenes(1);
    const continued = all.filter(({ shot }) => shot.continuesPrevious);
    expect(continued.length).toBeGreaterThan(0);
    for (const { shot, ad, scene } of continued) {
      const head = shotScene({ ...ad, shot: chainHead(ad.plan, shot), path });
      expect({ ...scene, camera: null }).toEqual({ ...head, camera: null });
    }
  });
});
