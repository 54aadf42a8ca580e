import { describe, expect, test } from "vitest";
import { sceneSpec } from "@/domain/picture/scene-spec";
import type { HeroView } from "@/domain/view/hero-views";
import { plannedAd } from "@/testing/planned-ad";
import { planInLook } from "./hero-look";
import { heroPrompt } from "./hero-prompt";
import { derivedHeroScenes, newHeroScenes } from "./hero-scenes";
import { heroTree } from "./hero-tree";
import { readGuidance } from "./read-guidance";

const ad = plannedAd("Cold brew coffee by Northwind in a bright kitchen, calm morning", {
  brand: { name: "Northwind", colours: ["#112233"] },
});
const eight = newHeroScenes({ ...ad, count: 8, seed: 5 });

describe("new candidates", () => {
  test("are pictures that can be drawn, differ from one another, and are the same for the same seed", () => {
    for (const { scene } of eight) expect(sceneSpec.safeParse(scene).success).toBe(true);
    expect(new Set(eight.map(({ label }) => label)).size).toBe(8);
    expect(newHeroScenes({ ...ad, count: 8, seed: 5 })).toEqual(eight);
    expect(newHeroScenes({ ...ad, count: 8, seed: 6 }).map(({ seed }) => seed)).not.toEqual(
      eight.map(({ seed }) => seed),
    );
  });

  test("begin with what is planned, show the product in full, and keep the brand's colours", () => {
    const opening = ad.plan.scenes.find(({ key }) => key === ad.plan.shots[0]?.sceneKey);
    expect(eight[0]?.scene.timeOfDay).toBe(opening?.timeOfDay);
    for (const { scene } of eight) {
      expect(scene.subjects[0]).toMatchObject({ kind: "product", visibility: "full", emphasis: 1 });
      expect(scene.palette[0]).toBe("#112233");
    }
  });
});

describe("derived candidates", () => {
  const parent = eight[0]?.scene;
  const derive = (guidance: string, strength: number) =>
    derivedHeroScenes({ parent: parent!, brief: ad.brief, guidance, strength, count: 4, seed: 9 });

  test("all do what the guidance names", () => {
    for (const { scene } of derive("at night in the rain, from below, more emerald", 0.9)) {
      expect(scene).toMatchObject({ timeOfDay: "night", weather: "rain", camera: { perspective: "low" } });
      expect(scene.palette[1]).toBe("#1f8f62");
    }
  });

  test("stay where they are with little strength, and go elsewhere with much", () => {
    for (const { scene } of derive("", 0.1)) {
      expect(scene).toMatchObject({
        timeOfDay: parent?.timeOfDay,
        worldSeed: parent?.worldSeed,
        camera: { size: parent?.camera.size },
      });
    }
    const far = derive("", 1);
    expect(far.every(({ scene }) => scene.worldSeed !== parent?.worldSeed)).toBe(true);
    expect(far.every(({ scene }) => scene.timeOfDay !== parent?.timeOfDay)).toBe(true);
  });
});

test.each([
  ["closer please", { closer: 1 }],
  ["a wide view at sunset", { closer: -1, timeOfDay: "golden-hour" }],
  ["misty dawn from above", { weather: "fog", timeOfDay: "dawn", perspective: "high" }],
  ["teal and gold", { colours: ["#1f8a8a", "#d4a63f"] }],
  ["make it pop", { closer: 0, timeOfDay: null, weather: null, perspective: null, colours: [] }],
])("guidance: %s", (words, read) => {
  expect(readGuidance(words)).toMatchObject(read);
});

test("a plan in a look has its colours, and its place, light and framing where the video opens", () => {
  const look = eight[3]!;
  const looked = planInLook(ad.plan, look);
  expect(looked.palette).toEqual(look.scene.palette);
  expect(looked.shots[0]?.camera).toMatchObject({
    size: look.scene.camera.size,
    move: ad.plan.shots[0]?.camera.move,
  });
  expect(looked.shots.slice(1)).toEqual(ad.plan.shots.slice(1));
  const changed = looked.scenes.filter((scene, index) => scene !== ad.plan.scenes[index]);
  expect(changed.map(({ key }) => key)).toEqual([ad.plan.shots[0]?.sceneKey]);
});

test("the words for a model say the look, and for a derived picture what shall change", () => {
  const scene = eight[1]!.scene;
  expect(heroPrompt(ad, scene, null)).toContain(scene.timeOfDay.replaceAll("-", " "));
  expect(heroPrompt(ad, scene, { guidance: "more steam", strength: 0.2 })).toMatch(
    /Stay very close to the reference picture.*Change: more steam\.$/,
  );
});

test("candidates are numbered in the order of asking and stand below what they were derived from", () => {
  const view = (takeId: string, runId: string, parentTakeId: string | null = null) =>
    ({ takeId, runId, parentTakeId }) as HeroView;
  const tree = heroTree([
    view("a", "r1"),
    view("b", "r1"),
    view("c", "r2", "b"),
    view("d", "r3"),
    view("e", "r4", "c"),
    view("f", "r5", "gone"),
  ]);
  expect(tree.map(({ heroes }) => heroes.map(({ number }) => number))).toEqual([[1, 2], [4], [6]]);
  const [derived] = tree[0]?.derived ?? [];
  expect([
    derived?.parent?.number,
    derived?.heroes[0]?.number,
    derived?.derived[0]?.heroes[0]?.number,
  ]).toEqual([2, 3, 5]);
});
