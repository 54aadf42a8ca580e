import type { Plan, PlanElement, PlanScene, PlanShot } from "@/domain/plan/plan";

/** Where a shot goes: among the other shots of a scene, from 0. */
export type ShotPlace = { sceneKey: string; index: number };

/**
 * What becomes of the other shots when one is made longer, added or removed: "rebalance" gives or takes from them so
 * that the video keeps its length, "keep" leaves them, and the difference shows.
 */
export type Others = "rebalance" | "keep";

export type PlanFields = Partial<
  Pick<Plan, "title" | "mood" | "look" | "palette" | "audience" | "reveal" | "music">
>;
export type SceneFields = Partial<Omit<PlanScene, "key">>;
export type ShotFields = Partial<Omit<PlanShot, "key" | "sceneKey" | "durationFrames">>;
export type ElementFields = Partial<Omit<PlanElement, "key">>;

/**
 * One thing that a maker does to a plan, as data. Keys of what is new are chosen by whoever edits; they must never have
 * been used in the project, because takes of what was removed still go by theirs.
 */
export type PlanEdit =
  | { type: "change-plan"; fields: PlanFields }
  | { type: "change-scene"; key: string; fields: SceneFields }
  | { type: "change-shot"; key: string; fields: ShotFields }
  | { type: "change-element"; key: string; fields: ElementFields }
  | { type: "add-shot"; key: string; place: ShotPlace; others: Others }
  /** A scene with one shot, at `index` among the scenes. */
  | { type: "add-scene"; key: string; shotKey: string; index: number; others: Others }
  /** The last shot of a scene takes the scene with it. */
  | { type: "remove-shot"; key: string; others: Others }
  | { type: "remove-scene"; key: string; others: Others }
  /** In the middle; the second half goes on from the first. */
  | { type: "split-shot"; key: string; newKey: string }
  /** With the one after it in the same scene. */
  | { type: "merge-shot"; key: string }
  | { type: "move-shot"; key: string; place: ShotPlace }
  | { type: "move-scene"; key: string; index: number }
  | { type: "set-length"; key: string; frames: number; others: Others }
  /** All shots share the length of the video again, in their present proportions. */
  | { type: "rebalance" }
  | { type: "add-element"; key: string; kind: PlanElement["kind"]; name: string }
  | { type: "remove-element"; key: string }
  /** In which of the shots that show it an element must match. */
  | { type: "set-group"; elementKey: string; shotKeys: readonly string[] };
