import { brand } from "@/domain/brief/brief";
import { lookPresets } from "@/domain/look/presets";
import type { Plan, PlanElement, PlanScene, PlanShot } from "@/domain/plan/plan";
import {
  type ClipWish,
  clipWish,
  type FrameWish,
  frameWish,
  type Workspace,
} from "@/domain/workspace/workspace";
import { otherModel } from "@/testing/surveyed-ad";

/** A maker who edits what is decided so far, one thing at a time. @param ownPicture Digest of a picture of theirs. */
export function makerOf(base: Workspace, ownPicture: string) {
  const { plan } = base;
  if (!plan) throw new Error("there is no plan to edit");
  const editPlan = (change: Partial<Plan>): Workspace => ({ ...base, plan: { ...plan, ...change } });
  return {
    plan,
    ownPicture,
    editPlan,
    shotOf: (number: number): PlanShot => numbered(plan.shots, number),
    sceneOf: (number: number): PlanScene => numbered(plan.scenes, number),
    editShot: (number: number, change: Partial<PlanShot>): Workspace =>
      editPlan({ shots: withChange(plan.shots, number, change) }),
    editScene: (number: number, change: Partial<PlanScene>): Workspace =>
      editPlan({ scenes: withChange(plan.scenes, number, change) }),
    editElement: (key: string, change: Partial<PlanElement>): Workspace =>
      editPlan({
        elements: plan.elements.map((element) => (element.key === key ? { ...element, ...change } : element)),
      }),
    decide: (change: Pick<Workspace, "look" | "brand" | "elements">): Workspace => ({ ...base, ...change }),
    wishFrame: (slot: string, wish: Partial<FrameWish>): Workspace => ({
      ...base,
      frames: { [slot]: frameWish.parse(wish) },
    }),
    wishClip: (shotKey: string, wish: Partial<ClipWish>): Workspace => ({
      ...base,
      clips: { [shotKey]: clipWish.parse(wish) },
    }),
  };
}
const noir = lookPresets[0] ?? null;
const yellowText = brand.parse({ textColour: "#ffee00" });

export type Maker = ReturnType<typeof makerOf>;

function numbered<Part>(parts: readonly Part[], number: number): Part {
  const part = parts[number - 1];
  if (!part) throw new Error(`The plan has no part ${number}`);
  return part;
}

export const withChange = <Part>(parts: readonly Part[], number: number, change: Partial<Part>): Part[] =>
  parts.map((part, at) => (at === number - 1 ? { ...part, ...change } : part));

export const first = (number: number) => `shot/shot-${number}/first-frame`;
export const last = (number: number) => `shot/shot-${number}/last-frame`;
export const clip = (number: number) => `shot/shot-${number}/clip`;
const voice = (number: number) => `shot/shot-${number}/voice`;
const effect = (number: number) => `shot/shot-${number}/effect-0`;
export const whole = (number: number) => [first(number), last(number), clip(number)];
export const end = ["cut", "video"];
const allShots = [1, 2, 3, 4].flatMap(whole);
const elements = ["product", "person", "prop"].map((key) => `element/${key}/reference`);

/**
 * Kinds of edit of a plan of four shots, of which the third goes on from the second, and exactly what is to be made again
 * after each.
 */
export const makerEdits: (readonly [name: string, edit: (maker: Maker) => Workspace, stale: string[]])[] = [
  ["the action of a shot", (maker) => maker.editShot(1, { action: "A mother runs." }), [...whole(1), ...end]],
  [
    "the composition of a shot",
    (maker) => maker.editShot(1, { composition: "centred" }),
    [...whole(1), ...end],
  ],
  [
    "the lens",
    (maker) => maker.editShot(4, { camera: { ...maker.shotOf(4).camera, lensMm: 85 } }),
    [...whole(4), ...end],
  ],
  [
    "the camera's move",
    (maker) =>
      maker.editShot(4, { camera: { ...maker.shotOf(4).camera, move: "static", direction: "none" } }),
    [...whole(4), ...end],
  ],
  [
    "a shot that another goes on from",
    (maker) => maker.editShot(2, { action: "She pours." }),
    [...whole(2), ...whole(3), ...end],
  ],
  [
    "a shot that goes on from another",
    (maker) => maker.editShot(3, { action: "She smiles." }),
    [last(3), clip(3), ...end],
  ],
  ["a spoken line", (maker) => maker.editShot(4, { voiceOver: "Northwind, now." }), [voice(4), ...end]],
  ["a spoken line taken out", (maker) => maker.editShot(4, { voiceOver: null }), end],
  ["a spoken line added", (maker) => maker.editShot(1, { voiceOver: "Today." }), [voice(1), ...end]],
  ["a sound", (maker) => maker.editShot(1, { sounds: ["impact"] }), [effect(1), ...end]],
  ["a sound taken out", (maker) => maker.editShot(3, { sounds: [] }), end],
  [
    "the music's description",
    (maker) => maker.editPlan({ music: { ...maker.plan.music, description: "harps" } }),
    ["music", ...end],
  ],
  [
    "the music's tempo",
    (maker) => maker.editPlan({ music: { ...maker.plan.music, tempoBpm: 90 } }),
    ["music", ...end],
  ],
  [
    "the words of an overlay",
    (maker) =>
      maker.editShot(4, {
        overlays: [{ ...maker.shotOf(4).overlays[0]!, text: "Try it" }, ...maker.shotOf(4).overlays.slice(1)],
      }),
    end,
  ],
  [
    "the animation of an overlay",
    (maker) => maker.editShot(1, { overlays: [{ ...maker.shotOf(1).overlays[0]!, animation: "pop" }] }),
    end,
  ],
  [
    "the look of the video",
    (maker) => maker.editPlan({ look: "hand-drawn ink" }),
    [...elements, ...allShots, ...end],
  ],
  [
    "the palette",
    (maker) => maker.editPlan({ palette: ["#112233", "#445566", "#778899"] }),
    [...elements, ...allShots, ...end],
  ],
  ["the mood", (maker) => maker.editPlan({ mood: "dramatic" }), [...elements, ...allShots, ...end]],
  [
    "a label",
    (maker) => maker.editElement("product", { label: "Southwind" }),
    [...elements.slice(0, 1), ...[2, 3, 4].flatMap(whole), ...end],
  ],
  [
    "an element in one shot",
    (maker) => maker.editElement("prop", { colours: ["#aa3355"] }),
    ["element/prop/reference", ...whole(4), ...end],
  ],
  ["the time of day of a scene", (maker) => maker.editScene(4, { timeOfDay: "dusk" }), [...whole(4), ...end]],
  [
    "what a place looks like",
    (maker) =>
      maker.editScene(1, { setting: { ...maker.sceneOf(1).setting, description: "a blue kitchen" } }),
    [...whole(1), ...end],
  ],
  [
    "another place, to which the cut is a dissolve that takes a longer clip",
    (maker) => maker.editScene(1, { setting: { kind: "beach", description: "a beach" } }),
    [...whole(1), clip(2), ...end],
  ],
  ["the feeling of a scene", (maker) => maker.editScene(1, { emotion: "joy" }), [...whole(1), ...end]],
  ["what nobody draws from", (maker) => maker.editPlan({ audience: "students" }), []],
  ["consistency groups", (maker) => maker.editPlan({ consistencyGroups: [] }), []],
  ["the title", (maker) => maker.editPlan({ title: "Another one" }), ["video"]],
  ["a frame's seed", (maker) => maker.wishFrame(first(4), { seed: 9 }), [...whole(4), ...end]],
  [
    "the seed of a frame that is taken over",
    (maker) => maker.wishFrame(last(2), { seed: 9 }),
    [last(2), clip(2), ...whole(3), ...end],
  ],
  [
    "a frame's prompt",
    (maker) => maker.wishFrame(last(4), { prompt: "A bottle." }),
    [last(4), clip(4), ...end],
  ],
  [
    "a frame's composition",
    (maker) => maker.wishFrame(first(1), { composition: "from above" }),
    [...whole(1), ...end],
  ],
  ["a frame's model", (maker) => maker.wishFrame(last(4), { model: otherModel }), [last(4), clip(4), ...end]],
  [
    "a picture of one's own",
    (maker) => maker.wishFrame(last(1), { uploadDigest: maker.ownPicture }),
    [last(1), clip(1), ...end],
  ],
  ["a frame of its own", (maker) => maker.wishFrame(first(3), { unlinked: true }), [...whole(3), ...end]],
  ["a clip's prompt", (maker) => maker.wishClip("shot-2", { prompt: "She drinks." }), [clip(2), ...end]],
  ["a clip's seed", (maker) => maker.wishClip("shot-4", { seed: 3 }), [clip(4), ...end]],
  ["a look", (maker) => maker.decide({ look: noir }), [...elements, ...allShots, ...end]],
  ["no look, where the brief names none", (maker) => maker.decide({ look: null }), []],
  ["the text colour of the brand", (maker) => maker.decide({ brand: yellowText }), end],
  ["another take of a clip", (maker) => maker.wishClip("shot-4", { attempts: 2 }), [`${clip(4)}-retake-1`]],
];
