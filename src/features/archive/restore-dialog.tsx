"use client";

import { ArchiveRestore } from "lucide-react";
import { useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import { ProgressBar } from "@/components/ui/progress-bar";
import { type Restoring, useRestore } from "./use-restore";

/** The button that takes in a project archive, with what it opens. */
export function RestoreDialog() {
  const [open, setOpen] = useState(false);
  const { restoring, send, cancel, reset } = useRestore();
  const close = () => {
    if (restoring.state === "sending") cancel();
    else reset();
    setOpen(false);
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <ArchiveRestore aria-hidden /> Restore a project
      </Button>
      <Dialog
        open={open}
        onOpenChange={(next) => (next ? setOpen(true) : close())}
        title="Restore a project"
        description="Choose a project archive, made in any studio under Export, Package. It becomes a project of yours, with all takes and versions; what is there stays as it is."
      >
        {restoring.state === "sending" ? (
          <Sending {...restoring} onCancel={cancel} />
        ) : (
          <ChooseArchive restoring={restoring} onChoose={send} />
        )}
      </Dialog>
    </>
  );
}

function ChooseArchive({ restoring, onChoose }: { restoring: Restoring; onChoose: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  return (
    <div className="grid gap-4">
      {restoring.state === "failed" && (
        <Callout tone="danger" title="The project was not restored">
          {restoring.message}
        </Callout>
      )}
      <label htmlFor={id} className="sr-only">
        Project archive
      </label>
      <input
        ref={input}
        id={id}
        type="file"
        accept=".zip,application/zip"
        className="sr-only"
        tabIndex={-1}
        onChange={({ target }) => {
          const file = target.files?.[0];
          target.value = "";
          if (file) onChoose(file);
        }}
      />
      <Button variant="primary" className="justify-self-start" onClick={() => input.current?.click()}>
        <ArchiveRestore aria-hidden /> Choose a ZIP file
      </Button>
    </div>
  );
}

function Sending({
  fileName,
  share,
  onCancel,
}: Extract<Restoring, { state: "sending" }> & { onCancel: () => void }) {
  const percent = Math.round(share * 100);
  return (
    <div className="grid gap-4">
      <p role="status" className="wrap-anywhere text-sm">
        {percent < 100 ? `Sending ${fileName}: ${percent} %` : `Checking and unpacking ${fileName}`}
      </p>
      <ProgressBar label="Restoring the project" percent={percent} />
      <Button className="justify-self-start" onClick={onCancel}>
        Cancel
      </Button>
    </div>
  );
}
