"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FailureCallout } from "@/features/shell/failure-callout";
import { trpc } from "@/trpc/client";
import { useEditor } from "../editor-context";
import type { CutSaver } from "./cut-saver";
import { useSaveState } from "./use-saver";

/** Somebody saved meanwhile: the maker decides whose cut goes on. Nothing is lost whatever is chosen. */
export function ConflictDialog({ saver }: { saver: CutSaver }) {
  const state = useSaveState(saver);
  const { projectId, store } = useEditor();
  const client = trpc.useUtils().client;
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  async function newest() {
    const [version] = await client.editor.versions.query({ projectId });
    if (!version) throw new Error("a conflict without a newer version");
    const cut = await client.editor.cut.query({ projectId, of: "edit", version: version.version });
    return { version: version.version, cut };
  }
  async function decide(decision: () => Promise<void>) {
    setBusy(true);
    setFailure(null);
    await decision().catch(setFailure);
    setBusy(false);
  }
  const takeOver = () =>
    decide(async () => {
      const { version } = await newest();
      await saver.takeOver(version, `Taken over from version ${version}`);
    });
  const goOnWithTheirs = () =>
    decide(async () => {
      const { version, cut } = await newest();
      saver.goOnWith(cut, version);
      store.edit({ label: `Version ${version}`, tell: `Version ${version} is open` }, () => cut);
    });
  const keepBoth = () =>
    decide(async () => {
      const { version, cut } = await newest();
      await saver.takeOver(version, `Set aside beside version ${version}`);
      store.edit({ label: `Version ${version}` }, () => cut);
      await saver.flush();
      store.tell(`Your cut is version ${version + 1} in the list of versions; version ${version} is open.`);
    });
  return (
    <Dialog
      open={state.kind === "conflict"}
      onOpenChange={() => undefined}
      title="This cut was changed elsewhere"
      description={state.kind === "conflict" ? state.message : ""}
    >
      {failure !== null && <FailureCallout error={failure} />}
      <div className="grid gap-2">
        <Button variant="primary" busy={busy} onClick={() => void takeOver()}>
          Take over with what I have here
        </Button>
        <Button busy={busy} onClick={() => void keepBoth()}>
          Set mine aside as a version, go on with theirs
        </Button>
        <Button variant="ghost" busy={busy} onClick={() => void goOnWithTheirs()}>
          Drop my changes, go on with theirs
        </Button>
      </div>
    </Dialog>
  );
}
