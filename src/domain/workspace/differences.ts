import { canonicalJson, type Json } from "@/domain/json";
import type { Plan } from "@/domain/plan/plan";
import { slots } from "@/domain/shot/take";
import type { BranchContent } from "./merge";
import { namesOfSlot, shotOfSlot } from "./touched";
import type { FrameWish } from "./workspace";

/** One thing that two versions say differently, in words of both. */
export type WorkspaceDifference = {
  /** The shot, scene or slot that it is about; null for the whole video. */
  target: string | null;
  field: string;
  label: string;
  /** Empty where one of the versions says nothing. */
  before: string;
  after: string;
};

type Part = { target: string | null; field: string; label: string; text: string };

/** What two versions of a project say differently, in the order of the plan. */
export function workspaceDifferences(before: BranchContent, after: BranchContent): WorkspaceDifference[] {
  const one = partsOf(before);
  const other = partsOf(after);
  const names = [...new Set([...one.keys(), ...other.keys()])];
  return names.flatMap((name) => {
    const was = one.get(name);
    const is = other.get(name);
    if (was?.text === is?.text) return [];
    const { target, field, label } = is ?? was ?? { target: null, field: name, label: name };
    return [{ target, field, label, before: was?.text ?? "", after: is?.text ?? "" }];
  });
}

/** What of the whole video counts for every frame and clip. */
const styleFields = ["look", "palette", "mood", "chosenLook", "brand"];

/** Whether a difference is about what a slot holds: its shot with scene and elements, or how the whole video looks. */
export function concernsSlot({ target, field }: WorkspaceDifference, slot: string, plan: Plan): boolean {
  if (target === null) return styleFields.includes(field);
  const shot = plan.shots.find(({ key }) => key === shotOfSlot(slot));
  const within = [
    `scene/${shot?.sceneKey}`,
    ...(shot?.elements.map(({ key }) => `element/${key}`) ?? []),
    ...namesOfSlot(slot),
  ];
  return within.includes(target);
}

const words = (value: unknown): string => {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value;
  return canonicalJson(value as Json)
    .replaceAll(/[{}[\]"]/g, "")
    .replaceAll(/([:,])(?=\S)/g, "$1 ");
};

/** Everything that a version says, by a name that is the same in all versions. */
function partsOf({ data, plan }: BranchContent): Map<string, Part> {
  const parts = new Map<string, Part>();
  const add = (target: string | null, label: string, values: object) => {
    for (const [field, value] of Object.entries(values)) {
      if (field === "key") continue;
      const text = words(value);
      if (text !== "")
        parts.set(`${target ?? ""}/${field}`, { target, field, label: `${label}: ${spaced(field)}`, text });
    }
  };
  const { shots, scenes, elements, consistencyGroups: _groups, fps: _fps, ...whole } = plan;
  add(null, "Video", { ...whole, order: shots.map(({ key }) => key) });
  for (const [index, scene] of scenes.entries()) add(`scene/${scene.key}`, `Scene ${index + 1}`, scene);
  for (const [index, shot] of shots.entries()) add(`shot/${shot.key}`, `Shot ${index + 1}`, shot);
  for (const element of elements) add(`element/${element.key}`, element.name, element);
  if (data.look !== undefined) add(null, "Video", { chosenLook: data.look?.name ?? "none" });
  if (data.brand) add(null, "Video", { brand: data.brand });
  for (const [key, link] of Object.entries(data.elements ?? {})) {
    const name = elements.find((element) => element.key === key)?.name ?? key;
    add(`element/${key}`, name, { fromLibrary: `version ${link.version}` });
  }
  const named = (slot: string) => slotLabel(slot, plan);
  for (const [slot, wish] of Object.entries(data.frames)) add(slot, named(slot), saidInFrame(wish));
  for (const [key, wish] of Object.entries(data.clips)) {
    const slot = slots.clip(key);
    add(slot, named(slot), wish);
  }
  for (const slot of Object.keys(data.pins)) add(slot, named(slot), { pinned: "kept as it is" });
  for (const slot of data.approved) add(slot, named(slot), { approval: "approved" });
  return parts;
}

/** What a wish for a frame says, in words of the page. */
const saidInFrame = ({ uploadDigest, unlinked, ...wish }: FrameWish) => ({
  ...wish,
  // Two pictures are told apart by the beginning of their names.
  ownPicture: uploadDigest && `yours, ${uploadDigest.slice(0, 6)}`,
  firstFrame: unlinked ? "of its own, not taken over" : null,
});

/** "durationFrames" reads "duration frames". */
const spaced = (field: string) => field.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** "shot/shot-7/first-frame" reads "Shot 2, first frame" where that shot is the second one. */
function slotLabel(slot: string, { shots }: Plan): string {
  const [, key = slot, part = ""] = slot.split("/");
  const number = shots.findIndex((shot) => shot.key === key) + 1;
  const name = number > 0 ? `shot ${number}` : key.replaceAll("-", " ");
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}${part && `, ${part.replaceAll("-", " ")}`}`;
}
