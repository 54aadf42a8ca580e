import {
  findWorkflow,
  insertWorkflow,
  isWorkflowNameTaken,
  updateWorkflow,
} from "@/db/queries/render-servers";
import { StudioError } from "@/domain/errors";
import type { WorkflowInput } from "@/domain/workflow/render-server";
import { readWorkflow } from "@/domain/workflow/workflow-document";
import { requireFittingInputs } from "@/domain/workflow/workflow-inputs";
import type { SignedInContext } from "@/server/context";

/** Throws StudioError "invalid-input" for files and inputs that cannot be used, with what to do about it. */
export async function addWorkflow(
  { db, user }: SignedInContext,
  { name, kind, text, inputs }: WorkflowInput,
): Promise<void> {
  const document = readWorkflow(text);
  requireFittingInputs({ document, inputs }, kind);
  await requireFreeName({ db }, { name, except: null });
  await insertWorkflow(db, { ownerId: user.userId, name, kind, document, inputs });
}

/** Throws StudioError "invalid-input" for inputs that do not fit, "not-found". */
export async function changeWorkflow(
  { db }: SignedInContext,
  { id, name, inputs }: Pick<WorkflowInput, "name" | "inputs"> & { id: string },
): Promise<void> {
  const known = await findWorkflow(db, id);
  if (!known) throw new StudioError("not-found", "This workflow was removed");
  requireFittingInputs({ document: known.document, inputs }, known.kind);
  await requireFreeName({ db }, { name, except: id });
  await updateWorkflow(db, { id, name, inputs });
}

async function requireFreeName(
  { db }: Pick<SignedInContext, "db">,
  wanted: { name: string; except: string | null },
): Promise<void> {
  if (!(await isWorkflowNameTaken(db, wanted))) return;
  const message = "Another workflow has this name already";
  throw new StudioError("invalid-input", message, { fieldErrors: { name: message } });
}
