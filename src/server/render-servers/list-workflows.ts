import type { Database } from "@/db/client";
import { listWorkflows as listRows } from "@/db/queries/render-servers";
import { builtInWorkflows, type NamedWorkflow } from "@/domain/workflow/built-in/built-in-workflows";
import { choicesOf } from "@/domain/workflow/describe-workflow";
import type { WorkflowView } from "@/domain/workflow/render-server";

/** The workflows that come with the studio, then those that were uploaded. */
export async function listWorkflows(db: Database): Promise<WorkflowView[]> {
  const view = ({ id, name, kind, inputs, document }: NamedWorkflow, builtIn: boolean): WorkflowView => ({
    ...{ id, name, kind, inputs, builtIn },
    choices: choicesOf(document),
  });
  return [
    ...builtInWorkflows.map((workflow) => view(workflow, true)),
    ...(await listRows(db)).map((workflow) => view(workflow, false)),
  ];
}
