"use client";

import { useMemo } from "react";
import { toast } from "sonner";
import type { Plan } from "@/domain/plan/plan";
import { longestShot } from "@/domain/plan-edit/edit-lengths";
import { neighbourPlace } from "@/domain/plan-edit/neighbour-place";
import type { ShotPlace } from "@/domain/plan-edit/plan-edit";
import type { PlanWarning } from "@/domain/plan-edit/plan-warnings";
import { withAlternateShown, withNewAlternate, withoutAlternate } from "@/domain/workspace/alternates";
import {
  withNewSceneAlternate,
  withoutSceneAlternate,
  withSceneAlternateShown,
} from "@/domain/workspace/scene-alternates";
import type { Workspace } from "@/domain/workspace/workspace";
import { useUrlParams } from "@/features/shell/use-url-params";
import { type Decide, type DoEdit, newKey, type PlanEditor } from "@/features/storyboard/use-plan-editor";
import type { RewriteTarget } from "@/features/storyboard/use-rewrite";
import { shotLengthText } from "@/features/wording/numbers";
import { useSessionState } from "@/features/workspace/workspace-provider";
import type { WorkspaceSession } from "@/features/workspace/workspace-session";

/** What can be done with a shot or a scene on the board. The same object as long as nothing about it changes. */
export type BoardActions = {
  edit: DoEdit;
  /** One place earlier or later. The handle keeps the focus, so that it can be pressed again. */
  step(key: string, step: -1 | 1): void;
  /** Before or after another shot. */
  drop(key: string, beside: string, side: "before" | "after"): void;
  addShot(place: ShotPlace): void;
  addAfter(key: string): void;
  addScene(index: number): void;
  removeShot(key: string): void;
  removeScene(key: string): void;
  split(key: string): void;
  setSeconds(key: string, seconds: number): void;
  /** Lays the shot as it is under a new version of it. */
  addAlternate(key: string): void;
  showAlternate(key: string, name: string): void;
  removeAlternate(key: string, name: string): void;
  /** The same for a scene with all its shots. */
  addSceneAlternate(key: string): void;
  showSceneAlternate(key: string, name: string): void;
  removeSceneAlternate(key: string, name: string): void;
  /** Opens the question to the planner for other words. */
  rewrite(target: RewriteTarget): void;
  /** Shows all fields of a shot, or none of any for null. */
  open(key: string | null): void;
};

export type Board = {
  actions: BoardActions;
  /** The shot of which all fields are shown; it stands in the address. */
  openShot: string | null;
  /** Shots that there are several versions of, by key. */
  stacks: Workspace["alternates"];
  /** The same of scenes. */
  sceneStacks: Workspace["sceneAlternates"];
  /** What is to be said of a shot, one line each, by its key. */
  warnings: ReadonlyMap<string, string>;
};

export const handleId = (shotKey: string) => `handle-${shotKey}`;

export function useBoard(
  session: WorkspaceSession,
  {
    planned,
    editor: { edit, decide, others, warnings },
    onRewrite,
  }: { planned: Plan; editor: PlanEditor; onRewrite: (target: RewriteTarget) => void },
): Board {
  const { alternates: stacks, sceneAlternates: sceneStacks } = useSessionState(session).history.present;
  const { params, setParams } = useUrlParams();
  const actions = useMemo<BoardActions>(() => {
    const plan = () => session.data.plan ?? planned;
    const open = (key: string | null) => setParams({ shot: key ?? "" });
    const addShot = (place: ShotPlace) => {
      const key = newKey("shot");
      edit({ type: "add-shot", key, place, others });
      open(key);
    };
    /** The place beside a shot, counted without the one that goes there. */
    const beside = (key: string, side: "before" | "after", moving?: string): ShotPlace | null => {
      const sceneKey = plan().shots.find((shot) => shot.key === key)?.sceneKey;
      if (sceneKey === undefined) return null;
      const rest = plan().shots.filter((shot) => shot.sceneKey === sceneKey && shot.key !== moving);
      return { sceneKey, index: rest.findIndex((shot) => shot.key === key) + (side === "after" ? 1 : 0) };
    };
    return {
      edit,
      open,
      rewrite: onRewrite,
      step(key, step) {
        const place = neighbourPlace(plan(), key, step);
        if (place) edit({ type: "move-shot", key, place });
        focusHandle(key);
      },
      drop(key, other, side) {
        const place = key === other ? null : beside(other, side, key);
        if (place) edit({ type: "move-shot", key, place });
      },
      addShot,
      addAfter(key) {
        const place = beside(key, "after");
        if (place) addShot(place);
      },
      addScene: (index) =>
        edit({ type: "add-scene", key: newKey("scene"), shotKey: newKey("shot"), index, others }),
      removeShot: (key) => edit({ type: "remove-shot", key, others }),
      removeScene: (key) => edit({ type: "remove-scene", key, others }),
      split: (key) => edit({ type: "split-shot", key, newKey: newKey("shot") }),
      setSeconds(key, seconds) {
        const { fps } = plan();
        // Of nothing the plan says why not; a little more is at least a frame.
        const frames = Math.round(seconds * fps) || Math.ceil(seconds);
        edit({ type: "set-length", key, frames, others });
        const longest = longestShot(plan(), plan().shots.length);
        if (others === "rebalance" && frames > longest) {
          toast(`${shotLengthText(longest, fps)} is the most: each other shot keeps at least a second.`);
        }
      },
      ...versionActions(decide),
    };
  }, [session, planned, edit, decide, others, onRewrite, setParams]);
  const lines = useMemo(() => linesByShot(warnings), [warnings]);
  return { actions, openShot: params.get("shot"), stacks, sceneStacks, warnings: lines };
}

/** What can be done with the versions of a shot or scene. */
function versionActions(
  decide: Decide,
): Pick<
  BoardActions,
  | "addAlternate"
  | "showAlternate"
  | "removeAlternate"
  | "addSceneAlternate"
  | "showSceneAlternate"
  | "removeSceneAlternate"
> {
  const change = (what: string, key: string) => ({ what, target: key });
  return {
    addAlternate: (key) =>
      decide((content) => withNewAlternate(content, key), change("Added a version of a shot", key)),
    showAlternate: (key, name) =>
      decide(
        (content) => withAlternateShown(content, key, name),
        change(`Changed to version ${name} of a shot`, key),
      ),
    removeAlternate: (key, name) =>
      decide(
        ({ data }) => withoutAlternate(data, key, name),
        change(`Removed version ${name} of a shot`, key),
      ),
    addSceneAlternate: (key) =>
      decide((content) => withNewSceneAlternate(content, key), change("Added a version of a scene", key)),
    showSceneAlternate: (key, name) =>
      decide(
        (content) => withSceneAlternateShown(content, key, name),
        change(`Changed to version ${name} of a scene`, key),
      ),
    removeSceneAlternate: (key, name) =>
      decide(
        ({ data }) => withoutSceneAlternate(data, key, name),
        change(`Removed version ${name} of a scene`, key),
      ),
  };
}

/** Moved to another scene, the card is another element: the focus goes after it once it is there. */
const focusHandle = (key: string) =>
  requestAnimationFrame(() => document.getElementById(handleId(key))?.focus());

function linesByShot(warnings: readonly PlanWarning[]): Map<string, string> {
  const lines = new Map<string, string>();
  for (const { shotKey, message } of warnings) {
    if (shotKey !== null) lines.set(shotKey, [lines.get(shotKey), message].filter(Boolean).join("\n"));
  }
  return lines;
}
