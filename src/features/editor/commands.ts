import { idsOf } from "@/domain/timeline/check-cut";
import type { Cut } from "@/domain/timeline/cut";
import { deleteItems, duplicateClips, moveClips, rowOf } from "@/domain/timeline/edit/arrange";
import {
  addCaption,
  captionsOf,
  mergeCaption,
  removeCaption,
  splitCaption,
} from "@/domain/timeline/edit/captions";
import { addMarker } from "@/domain/timeline/edit/markers";
import { moveToTrack } from "@/domain/timeline/edit/move-to-track";
import { mergeAll, openClip } from "@/domain/timeline/edit/nest";
import { addText, removeOverlay } from "@/domain/timeline/edit/overlays";
import { removeSound } from "@/domain/timeline/edit/sounds";
import { clipAt, splitClip } from "@/domain/timeline/edit/split-and-merge";
import { type Edge, trimClip } from "@/domain/timeline/edit/trim";
import { trackPlaceOf } from "@/domain/timeline/lanes";
import { cutFrames, isNested, layoutOf, placedClips } from "@/domain/timeline/layout";
import type { Editor } from "./editor-context";
import { spokenTime } from "./timecode";
import { nextTrack, trackName } from "./timeline/track-rows";

/** What menus, buttons and keys do with the selection and the playhead. */
type Parts = Pick<Editor, "store" | "player">;

/** What menus, buttons and keys do with the selection and the playhead. */
export type Commands = ReturnType<typeof createCommands>;

export const createCommands = (parts: Parts) => ({
  ...arrangingCommands(parts),
  ...trackCommands(parts),
  ...trimmingCommands(parts),
  ...addingCommands(parts),
  ...selectingCommands(parts),
  ...loopCommands(parts),
});

const newTextSeconds = 2;

const selectedClips = ({ store }: Parts, cut: Cut) =>
  placedClips(cut).filter(({ item }) => store.state().selection.includes(item.id));
const selectedCaption = ({ store }: Parts, cut: Cut) => {
  const [only, ...others] = store.state().selection;
  return others.length === 0 ? captionsOf(cut).find(({ id }) => id === only) : undefined;
};
/** The clip that is selected, or the one at the playhead. */
const targetClip = (parts: Parts, cut: Cut) =>
  selectedClips(parts, cut)[0] ?? clipAt(cut, parts.player.state().frame);

/** The clips that are selected; of one alone also the one behind it. */
function clipsToMerge(parts: Parts, cut: Cut): string[] {
  const chosen = selectedClips(parts, cut).map(({ item }) => item.id);
  if (chosen.length !== 1) return chosen;
  const clips = placedClips(cut).map(({ item }) => item.id);
  const next = clips[clips.indexOf(chosen[0] ?? "") + 1];
  return next === undefined ? chosen : [...chosen, next];
}

function arrangingCommands(parts: Parts) {
  const { store } = parts;
  return {
    merge() {
      const { cut } = store;
      const caption = selectedCaption(parts, cut);
      if (caption) {
        store.edit({ label: "Merge captions" }, () => mergeCaption(cut, { id: caption.id }));
        return;
      }
      const ids = clipsToMerge(parts, cut);
      if (ids.length < 2) {
        return store.tell("Select the clip that shall be merged with the one behind it.", "refused");
      }
      if (!store.edit({ label: "Merge" }, () => mergeAll(cut, { ids }))) return;
      const nested = store.cut.video.find((item) => isNested(item) && !idsOf(cut).includes(item.id));
      if (nested?.type !== "clip") return;
      store.select([nested.id]);
      store.tell(`Merged into a nested clip: ${nested.name}`);
    },
    /** Puts what the selected nested clip holds back on the track. */
    open() {
      const [placed] = selectedClips(parts, store.cut);
      if (!placed) return store.tell("Select a nested clip to open it.", "refused");
      store.edit({ label: "Open nested clip" }, (cut) => openClip(cut, { clipId: placed.item.id }));
    },
    remove(leaveGap: boolean) {
      const { cut } = store;
      const { selection } = store.state();
      const row = rowOf(cut).filter(({ id }) => selection.includes(id));
      if (selection.length === 0) return store.tell("Select what shall be deleted first.", "refused");
      store.edit({ label: leaveGap ? "Delete, leaving a gap" : "Delete" }, (before) => {
        const ids = row.map(({ id }) => id);
        const arranged = ids.length > 0 ? deleteItems(before, { ids, leaveGap }) : before;
        return removeOthers(arranged, selection);
      });
    },
    duplicate() {
      const ids = selectedClips(parts, store.cut).map(({ item }) => item.id);
      if (ids.length === 0) return store.tell("Select a clip to duplicate it.", "refused");
      store.edit({ label: "Duplicate" }, (cut) => duplicateClips(cut, { ids }));
    },
    /** Moves the selected clips by one place. */
    move(places: -1 | 1) {
      const { cut } = store;
      const ids = selectedClips(parts, cut).map(({ item }) => item.id);
      const row = rowOf(cut);
      const first = row.findIndex(({ id }) => ids.includes(id));
      if (first < 0) return store.tell("Select a clip to move it.", "refused");
      const toIndex = first + places;
      if (toIndex < 0 || toIndex > row.length - ids.length)
        return store.tell("The clip is at the end already.", "refused");
      store.edit({ label: "Move", tell: `Moved to place ${toIndex + 1} of ${row.length}` }, () =>
        moveClips(cut, { ids, toIndex }),
      );
    },
  };
}

function trackCommands({ store }: Parts) {
  return {
    /** Moves the selected text or sound to the track above or below; at the end of its kind to a new one. */
    moveTrack(direction: -1 | 1) {
      const { cut } = store;
      const [id, ...others] = store.state().selection;
      const from = id !== undefined && others.length === 0 ? trackPlaceOf(cut, id) : null;
      if (id === undefined || !from) {
        return store.tell("Select one text or sound to move it to another track.", "refused");
      }
      const to = nextTrack(cut, from, direction);
      if (!to) return store.tell("There is no track of its kind in that direction.", "refused");
      const name = trackName(to);
      store.edit({ label: `Move to ${name}`, tell: `Moved to the track ${name}` }, () =>
        moveToTrack(cut, { id, to }),
      );
    },
  };
}

function trimmingCommands(parts: Parts) {
  const { store, player } = parts;
  return {
    split() {
      const { cut } = store;
      const frame = player.state().frame;
      const caption = selectedCaption(parts, cut);
      if (caption) {
        store.edit({ label: "Split caption" }, () => splitCaption(cut, { id: caption.id, atFrame: frame }));
        return;
      }
      const under = clipAt(cut, frame);
      if (!under) return store.tell("Put the playhead inside a clip to split it.", "refused");
      store.edit({ label: "Split", tell: `${under.item.name} split at ${spokenTime(frame, cut.fps)}` }, () =>
        splitClip(cut, { clipId: under.item.id, atFrame: frame }),
      );
    },
    /** Trims the clip that is selected, or under the playhead, to the playhead. */
    trimToPlayhead(edge: Edge, mode: "ripple" | "gap") {
      const { cut } = store;
      const placed = targetClip(parts, cut);
      if (!placed) return store.tell("Put the playhead inside a clip to trim it.", "refused");
      const at = edge === "start" ? placed.startFrame : placed.startFrame + placed.lengthFrames;
      store.edit({ label: "Trim" }, () =>
        trimClip(cut, { clipId: placed.item.id, edge, deltaFrames: player.state().frame - at, mode }),
      );
    },
    /** Moves an edge of the selected clip by frames. */
    nudge(edge: Edge, deltaFrames: number) {
      const { cut } = store;
      const placed = targetClip(parts, cut);
      if (!placed) return store.tell("Select a clip to trim it.", "refused");
      store.edit({ label: "Trim", mark: `nudge/${placed.item.id}/${edge}` }, () =>
        trimClip(cut, { clipId: placed.item.id, edge, deltaFrames, mode: "ripple" }),
      );
    },
  };
}

function addingCommands(parts: Parts) {
  const { store, player } = parts;
  return {
    addText() {
      const { cut } = store;
      const startFrame = Math.min(player.state().frame, Math.max(0, cutFrames(cut) - cut.fps));
      const lengthFrames = Math.min(newTextSeconds * cut.fps, cutFrames(cut) - startFrame);
      const before = new Set(cut.overlays.map(({ id }) => id));
      store.edit({ label: "Add text" }, () => addText(cut, { startFrame, lengthFrames, text: "Your text" }));
      store.select(store.cut.overlays.map(({ id }) => id).filter((id) => !before.has(id)));
    },
    addCaption() {
      const { cut } = store;
      const startFrame = player.state().frame;
      const before = new Set(captionsOf(cut).map(({ id }) => id));
      store.edit({ label: "Add caption" }, () =>
        addCaption(cut, { startFrame, lengthFrames: newTextSeconds * cut.fps, text: "Your words" }),
      );
      const added = captionsOf(store.cut).filter(({ id }) => !before.has(id));
      if (added.length > 0) store.select(added.map(({ id }) => id));
    },
    addMarker() {
      store.edit({ label: "Add marker" }, (cut) =>
        addMarker(cut, { atFrame: player.state().frame, text: "" }),
      );
    },
  };
}

function selectingCommands(parts: Parts) {
  const { store, player } = parts;
  return {
    /** To the beginning of the next or the last clip, which is selected. */
    toSeam(direction: -1 | 1) {
      const { cut } = store;
      const { items } = layoutOf(cut);
      const frame = player.state().frame;
      const found =
        direction > 0
          ? items.find(({ startFrame }) => startFrame > frame)
          : items.findLast(({ startFrame }) => startFrame < frame);
      if (!found) return;
      player.seek(found.startFrame);
      store.select([found.item.id]);
      const name = found.item.type === "clip" ? found.item.name : "Gap";
      store.tell(`${name}, at ${spokenTime(found.startFrame, cut.fps)}`);
    },
    selectAll() {
      store.select(placedClips(store.cut).map(({ item }) => item.id));
    },
    selectAtPlayhead() {
      const under = clipAt(store.cut, player.state().frame);
      if (under) store.select([under.item.id]);
    },
  };
}

function loopCommands(parts: Parts) {
  const { store, player } = parts;
  return {
    setIn() {
      const { loop } = store.state();
      store.setLoop({
        inFrame: player.state().frame,
        outFrame: loop && loop.outFrame > player.state().frame ? loop.outFrame : player.lengthFrames,
      });
    },
    setOut() {
      const { loop } = store.state();
      store.setLoop({
        inFrame: loop && loop.inFrame < player.state().frame ? loop.inFrame : 0,
        outFrame: player.state().frame + 1,
      });
    },
  };
}

/** Texts, pictures and sounds of a selection; those that went with a clip already are passed over. */
function removeOthers(cut: Cut, selection: readonly string[]): Cut {
  return selection.reduce((current, id) => {
    if (current.overlays.some((overlay) => overlay.id === id)) return removeOverlay(current, { id });
    if (captionsOf(current).some((caption) => caption.id === id)) return removeCaption(current, { id });
    const isSound = [...current.voice, ...current.music, ...current.effects].some((sound) => sound.id === id);
    return isSound ? removeSound(current, { soundId: id }) : current;
  }, cut);
}
