import { expect, test } from "vitest";
import type { Cut } from "@/domain/timeline/cut";
import { trimClip } from "@/domain/timeline/edit/trim";
import { sampleCut } from "@/testing/edited-cuts";
import { CutSaver, type SaveFailure } from "./cut-saver";
import { dropLocalCopy, keepLocalCopy, readLocalCopy } from "./local-copy";

/** A server that keeps versions and can be out of reach, and the browser's storage. */
function deskWith(cut: Cut) {
  const server = { versions: [] as Cut[], reachable: true };
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  } as unknown as Storage;
  const open = (version: number, from: Cut) =>
    new CutSaver({
      ...{ version, cut: from, copyMs: 1, waitMs: 1, retryMs: 1 },
      async save(edit) {
        if (!server.reachable) throw new Error("unreachable");
        if (edit.baseVersion !== server.versions.length) throw new Error("conflict");
        server.versions.push(edit.cut);
        return { version: server.versions.length };
      },
      failureOf: (error): SaveFailure => {
        const { message } = error as Error;
        return { kind: message === "conflict" ? "conflict" : "unreachable", message };
      },
      keepCopy: (copy) => {
        if (copy) keepLocalCopy(storage, "p", copy);
        else dropLocalCopy(storage, "p");
      },
    });
  return { server, storage, open: (version = 0, from = cut) => open(version, from) };
}

const trimmed = (cut: Cut, deltaFrames: number) =>
  trimClip(cut, { clipId: "a", edge: "end", deltaFrames, mode: "ripple" });

const settled = (saver: CutSaver, kind: string) =>
  new Promise<void>((resolve) => {
    const look = () => {
      if (saver.state().kind !== kind) return;
      stop();
      resolve();
    };
    const stop = saver.subscribe(look);
    look();
  });

test("edits made one after the other are saved together, and the copy on the device goes", async () => {
  const { server, storage, open } = deskWith(sampleCut());
  const saver = open();
  const edits = [-1, -2, -3].map((delta) => trimmed(sampleCut(), delta));
  for (const edit of edits) saver.changed(edit, "Trim");
  saver.keepNow();
  expect(readLocalCopy(storage, "p")?.cut).toEqual(edits[2]);
  await settled(saver, "saved");
  expect(server.versions).toEqual([edits[2]]);
  expect(readLocalCopy(storage, "p")).toBeNull();
});

test("what is edited without a connection is on the device, and is sent once there is one", async () => {
  const { server, storage, open } = deskWith(sampleCut());
  server.reachable = false;
  const saver = open();
  const edit = trimmed(sampleCut(), -5);
  saver.changed(edit, "Trim");
  await settled(saver, "offline");
  expect(readLocalCopy(storage, "p")).toMatchObject({ baseVersion: 0, cut: edit });
  server.reachable = true;
  await settled(saver, "saved");
  expect(server.versions).toEqual([edit]);
  expect(readLocalCopy(storage, "p")).toBeNull();
});

test("of two tabs the second sends nothing until its maker has decided, and both versions remain", async () => {
  const { server, open } = deskWith(sampleCut());
  const [first, second] = [open(), open()];
  first.changed(trimmed(sampleCut(), -5), "Trim");
  await settled(first, "saved");
  second.changed(trimmed(sampleCut(), -9), "Trim");
  await settled(second, "conflict");
  second.changed(trimmed(sampleCut(), -10), "Trim");
  expect(await second.flush()).toBeNull();
  expect(server.versions).toHaveLength(1);
  await second.takeOver(1, "Taken over");
  expect(second.state()).toEqual({ kind: "saved", version: 2 });
  expect(server.versions).toEqual([trimmed(sampleCut(), -5), trimmed(sampleCut(), -10)]);
});

test("leaving a cut that nobody changed saves nothing, and rendering it saves it once", async () => {
  const { server, open } = deskWith(sampleCut());
  const saver = open();
  saver.leave();
  expect(saver.state()).toEqual({ kind: "saved", version: 0 });
  expect(await saver.flush(true)).toBe(1);
  expect(await saver.flush(true)).toBe(1);
  expect(server.versions).toEqual([sampleCut()]);
});

test("a copy of an unknown form on the device is dropped, not shown", () => {
  const { storage } = deskWith(sampleCut());
  storage.setItem("framewright.cut.p", '{"cut":1}');
  expect(readLocalCopy(storage, "p")).toBeNull();
  expect(storage.getItem("framewright.cut.p")).toBeNull();
});
