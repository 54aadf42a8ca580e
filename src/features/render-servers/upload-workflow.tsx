"use client";

import { type ChangeEvent, useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { WorkflowForm } from "@/features/render-servers/workflow-form";
import { readFailure } from "@/features/wording/failures";
import { trpc } from "@/trpc/client";

type ChosenFile = { name: string; text: string };

/** Takes a workflow's file, shows what was read from it, and keeps it with what the admin says about it. */
export function UploadWorkflow({ onClose }: { onClose: () => void }) {
  const [file, setFile] = useState<ChosenFile | null>(null);
  const utils = trpc.useUtils();
  const reading = trpc.workflows.read.useMutation({ gcTime: 0 });
  const adding = trpc.workflows.add.useMutation({
    gcTime: 0,
    async onSuccess(workflows) {
      utils.workflows.list.setData(undefined, workflows);
      toast.success("The workflow was added");
      onClose();
      await utils.renderServers.check.invalidate();
    },
  });

  async function choose(event: ChangeEvent<HTMLInputElement>) {
    const chosen = event.target.files?.[0];
    if (!chosen) return;
    const text = await chosen.text();
    setFile({ name: chosen.name.replace(/\.json$/i, ""), text });
    reading.mutate({ text });
  }

  if (file && reading.data) {
    const { kind, inputs, choices, needs } = reading.data;
    return (
      <WorkflowForm
        title="Add a workflow"
        description={`It makes ${kind === "video" ? "clips" : "pictures"} with ${needs.classes} kinds of nodes and needs ${needs.files.join(", ") || "no model files"}.`}
        initial={{ name: file.name, kind, inputs }}
        choices={choices}
        busy={adding.isPending}
        error={adding.error}
        onSave={({ name, inputs: chosen }) => adding.mutate({ name, kind, text: file.text, inputs: chosen })}
        onClose={onClose}
      />
    );
  }
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="Upload a workflow">
      <div className="grid gap-4">
        {reading.error && <Callout tone="danger" title={readFailure(reading.error).message} />}
        <Field
          label="File"
          hint='In ComfyUI, choose "Export (API)"; older versions call it "Save (API format)".'
        >
          {(control) => (
            <Input
              {...control}
              type="file"
              accept=".json,application/json"
              onChange={(event) => void choose(event)}
              disabled={reading.isPending}
              className="py-2"
            />
          )}
        </Field>
        <div className="flex justify-end">
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </div>
    </Dialog>
  );
}
