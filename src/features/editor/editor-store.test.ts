import { expect, test } from "vitest";
import type { Cut } from "@/domain/timeline/cut";
import { trimClip } from "@/domain/timeline/edit/trim";
import { cutFrames, placedClips } from "@/domain/timeline/layout";
import { sampleCut } from "@/testing/edited-cuts";
import { createCommands } from "./commands";
import { EditorStore } from "./editor-store";
import { PreviewPlayer } from "./preview/preview-player";
import { editorKeyAction } from "./use-editor-keys";

/** An editing session without a page: its keys, and what they do. */
function session() {
  const store = new EditorStore(sampleCut());
  const player = new PreviewPlayer(sampleCut(), () => null);
  store.subscribe(() => player.setCut(store.cut));
  const commands = createCommands({ store, player });
  const zoom = { in: () => undefined, out: () => undefined, fit: () => undefined };
  const press = (key: string, modifiers: { shift?: boolean; command?: boolean; alt?: boolean } = {}) =>
    editorKeyAction(
      { key, shift: false, command: false, alt: false, ...modifiers },
      { store, player, commands, zoom },
    )?.();
  return { store, player, press };
}

const order = (cut: Cut) => placedClips(cut).map(({ item }) => item.id);

test("everything about clips can be done with keys: find, split, move, trim, duplicate, delete, undo", () => {
  const { store, player, press } = session();
  press("ArrowDown");
  expect(player.state().frame).toBe(72);
  expect(store.state().selection).toEqual(["b"]);
  press("ArrowRight", { shift: true });
  press("s");
  expect(order(store.cut)).toEqual(["a", "b", "b~2", "c", "d"]);
  press("ArrowLeft", { alt: true });
  expect(order(store.cut)).toEqual(["b", "a", "b~2", "c", "d"]);
  press(",");
  press(",");
  expect(placedClips(store.cut)[0]?.lengthFrames).toBe(22);
  press("d", { command: true });
  expect(order(store.cut)).toEqual(["b", "b~3", "a", "b~2", "c", "d"]);
  press("Delete");
  expect(order(store.cut)).toEqual(["b~3", "a", "b~2", "c", "d"]);
  for (let steps = 0; steps < 5; steps += 1) press("z", { command: true });
  expect(store.cut).toEqual(sampleCut());
  expect(store.state().history.future).toHaveLength(5);
});

test("trimming to the playhead cuts away what is before or behind it", () => {
  const { store, player, press } = session();
  player.seek(30);
  press("]");
  expect(placedClips(store.cut)[0]?.lengthFrames).toBe(30);
  player.seek(10);
  press("[");
  expect(placedClips(store.cut)[0]?.lengthFrames).toBe(20);
});

test("an edit that is refused changes nothing and says why", () => {
  const { store, press } = session();
  // Selects the second clip and puts the playhead where it begins.
  press("ArrowDown");
  press("s");
  expect(store.cut).toEqual(sampleCut());
  expect(store.state().notice).toMatchObject({
    tone: "refused",
    text: expect.stringContaining("inside a clip to split it"),
  });
  press("Escape");
  press("Delete");
  expect(store.state().notice?.text).toBe("Select what shall be deleted first.");
});

test("fifty steps are undone one by one, and done again", () => {
  const { store } = session();
  const cuts = [store.cut];
  for (let step = 0; step < 50; step += 1) {
    const deltaFrames = step % 2 === 0 ? -1 : 1;
    store.edit({ label: "Trim" }, (cut) =>
      trimClip(cut, { clipId: "a", edge: "end", deltaFrames, mode: "ripple" }),
    );
    cuts.push(store.cut);
  }
  for (const cut of cuts.toReversed().slice(1)) {
    store.undo();
    expect(store.cut).toBe(cut);
  }
  for (const cut of cuts.slice(1)) {
    store.redo();
    expect(store.cut).toBe(cut);
  }
});

test("the playhead stays inside the film when it becomes shorter, and repeats between in and out", () => {
  const { store, player, press } = session();
  press("End");
  expect(player.state().frame).toBe(cutFrames(store.cut) - 1);
  store.select(["d"]);
  press("Delete");
  expect(player.state().frame).toBe(cutFrames(store.cut) - 1);
  player.seek(20);
  press("i");
  player.seek(40);
  press("o");
  expect(store.state().loop).toEqual({ inFrame: 20, outFrame: 41 });
});

test("what is deleted is not selected any more", () => {
  const { store, press } = session();
  store.select(["title", "b"]);
  press("Delete");
  expect(store.state().selection).toEqual([]);
  expect(store.cut.overlays.map(({ id }) => id)).toEqual(["end"]);
});
