"use client";

import { Upload } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { WorkflowView } from "@/domain/workflow/render-server";
import { workflowInputNames } from "@/domain/workflow/workflow-inputs";
import { inputWords } from "@/features/render-servers/server-words";
import { UploadWorkflow } from "@/features/render-servers/upload-workflow";
import { WorkflowForm } from "@/features/render-servers/workflow-form";
import { readFailure } from "@/features/wording/failures";
import { trpc } from "@/trpc/client";

/** The workflows that servers can be given. */
export function WorkflowList({ initial }: { initial: WorkflowView[] }) {
  const { data: workflows } = trpc.workflows.list.useQuery(undefined, { initialData: initial });
  const [uploading, setUploading] = useState(false);
  return (
    <Card aria-labelledby="workflows-title">
      <CardTitle>
        <span id="workflows-title">Workflows</span>
      </CardTitle>
      <p className="text-muted text-sm leading-relaxed">
        What servers are asked to do, as ComfyUI exports it. The model files that a workflow names must be on
        the server.
      </p>
      <ul className="my-2 divide-y divide-line">
        {workflows.map((workflow) => (
          <WorkflowRow key={workflow.id} workflow={workflow} />
        ))}
      </ul>
      <Button onClick={() => setUploading(true)}>
        <Upload aria-hidden /> Upload a workflow
      </Button>
      {uploading && <UploadWorkflow onClose={() => setUploading(false)} />}
    </Card>
  );
}

function WorkflowRow({ workflow }: { workflow: WorkflowView }) {
  const { name, kind, builtIn, inputs } = workflow;
  const [editing, setEditing] = useState(false);
  const filled = workflowInputNames.filter((input) => (inputs[input]?.length ?? 0) > 0);
  return (
    <li className="flex flex-wrap items-center gap-3 py-4" aria-label={name}>
      <div className="min-w-0 grow basis-56">
        <div className="flex flex-wrap items-center gap-2">
          <h3 className="font-medium text-sm">{name}</h3>
          <Badge>{kind === "video" ? "Clips" : "Pictures"}</Badge>
          {builtIn && <Badge>Built in</Badge>}
        </div>
        <p className="text-muted text-xs">
          Takes {filled.map((input) => shortWord(inputWords[input])).join(", ")}
        </p>
      </div>
      {!builtIn && (
        <div className="flex flex-wrap gap-2">
          <Button size="sm" onClick={() => setEditing(true)}>
            Change
          </Button>
          <RemoveWorkflow workflow={workflow} />
        </div>
      )}
      {editing && <EditWorkflow workflow={workflow} onClose={() => setEditing(false)} />}
    </li>
  );
}

/** In the middle of a sentence, without what is only for the form. */
const shortWord = (word: string) =>
  word.replace(/ \(.*\)$/, "").replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());

function EditWorkflow({ workflow, onClose }: { workflow: WorkflowView; onClose: () => void }) {
  const utils = trpc.useUtils();
  const change = trpc.workflows.change.useMutation({
    onSuccess(workflows) {
      utils.workflows.list.setData(undefined, workflows);
      toast.success("The workflow was changed");
      onClose();
    },
  });
  return (
    <WorkflowForm
      title={`Change ${workflow.name}`}
      initial={workflow}
      choices={workflow.choices}
      busy={change.isPending}
      error={change.error}
      onSave={({ name, inputs }) => change.mutate({ id: workflow.id, name, inputs })}
      onClose={onClose}
    />
  );
}

function RemoveWorkflow({ workflow: { id, name } }: { workflow: WorkflowView }) {
  const [asking, setAsking] = useState(false);
  const utils = trpc.useUtils();
  const removal = trpc.workflows.remove.useMutation({
    onSuccess(workflows) {
      setAsking(false);
      utils.workflows.list.setData(undefined, workflows);
      toast(`${name} was removed`);
    },
  });
  return (
    <>
      <Button size="sm" onClick={() => setAsking(true)}>
        Remove
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Remove ${name}?`}
        confirmLabel="Remove it"
        cancelLabel="Keep it"
        busy={removal.isPending}
        error={removal.error && readFailure(removal.error).message}
        onConfirm={() => removal.mutate({ id })}
      >
        Finished takes that were made with it stay. New ones cannot be made with it any more.
      </ConfirmDialog>
    </>
  );
}
