import { z } from "zod";
import { StudioError } from "@/domain/errors";
import { jsonValue } from "@/domain/json";

/** Far more than the largest workflows people share have, in characters of JSON. */
export const maxWorkflowCharacters = 1_000_000;
const maxNodes = 1000;

const workflowNode = z.object({
  class_type: z.string().min(1).max(200),
  inputs: z.record(z.string(), jsonValue),
  _meta: z.object({ title: z.string().optional() }).optional(),
});
export type WorkflowNode = z.infer<typeof workflowNode>;

/** A ComfyUI workflow in API format: nodes by their id. An input is a literal or a link `[node id, output index]`. */
export const workflowDocument = z.record(z.string(), workflowNode);
export type WorkflowDocument = z.infer<typeof workflowDocument>;

/** Where an input takes its value from; null for a literal. */
export function linkOf(value: unknown): string | null {
  if (!Array.isArray(value) || value.length !== 2) return null;
  const [nodeId, output] = value;
  return typeof nodeId === "string" && typeof output === "number" ? nodeId : null;
}

/** What people call a node: its title, or its class. */
export const titleOf = (node: WorkflowNode): string => node._meta?.title || node.class_type;

/**
 * Reads a workflow file. Throws "invalid-input" with what to do about it, above all for the format that ComfyUI's own
 * "Save" writes, which its server cannot run.
 */
export function readWorkflow(text: string): WorkflowDocument {
  if (text.length > maxWorkflowCharacters) {
    throw refusal("This workflow is larger than 1 MB. Remove pictures or notes that are stored in it.");
  }
  const value = parseJson(text);
  if (isUiFormat(value)) {
    throw refusal(
      'This is a workflow in the format of ComfyUI\'s editor. In ComfyUI choose "Export (API)", called "Save (API format)" in older versions, and upload that file.',
    );
  }
  const document = workflowDocument.safeParse(value);
  if (!document.success || Object.keys(document.data).length === 0) {
    throw refusal(
      "This is not a ComfyUI workflow: in API format every entry has a class_type and inputs.",
      document.error,
    );
  }
  if (Object.keys(document.data).length > maxNodes) {
    throw refusal(`This workflow has more than ${maxNodes} nodes. Split it into smaller ones.`);
  }
  requireLinksToExist(document.data);
  return document.data;
}

const refusal = (message: string, cause?: unknown) => new StudioError("invalid-input", message, { cause });

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw refusal("This file is not JSON. Choose the .json file that ComfyUI exported.", cause);
  }
}

const isUiFormat = (value: unknown) =>
  typeof value === "object" && value !== null && "nodes" in value && Array.isArray(value.nodes);

function requireLinksToExist(document: WorkflowDocument): void {
  for (const node of Object.values(document)) {
    for (const [input, value] of Object.entries(node.inputs)) {
      const from = linkOf(value);
      if (from !== null && !(from in document)) {
        throw refusal(
          `"${input}" of "${titleOf(node)}" takes its value from node ${from}, which is not in the file. Export the workflow again.`,
        );
      }
    }
  }
}
