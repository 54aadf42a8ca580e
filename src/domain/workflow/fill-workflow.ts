import { StudioError } from "@/domain/errors";
import type { Json } from "@/domain/json";
import { linkOf, titleOf, type WorkflowDocument, type WorkflowNode } from "./workflow-document";
import {
  literalAt,
  slotsOf,
  type Workflow,
  type WorkflowInputName,
  type WorkflowSlot,
  workflowInputNames,
} from "./workflow-inputs";

/** Values by input. Pictures are names by which the server knows them; null for "there is none". */
export type WorkflowValues = Partial<Record<WorkflowInputName, Json>>;

/**
 * The document with the values in their places. A list fills the slots of its input one after the other. A picture that
 * is null is taken out together with the links to it, which works where the picture is optional.
 *
 * Throws "invalid-input" when a slot is not in the document any more, or a picture that there is none of is needed.
 */
export function fillWorkflow(workflow: Workflow, values: WorkflowValues): WorkflowDocument {
  const places = workflowInputNames.flatMap((name) => placesFor(workflow, name, values[name]));
  const filled = structuredClone(workflow.document);
  for (const { name, slot, value } of places) {
    const node = filled[slot.nodeId];
    if (!node || literalAt(filled, slot) === undefined) throw goneSlot(name, slot);
    if (value !== null) node.inputs[slot.input] = value;
  }
  const missing = places.filter(({ value }) => value === null).map(({ slot }) => slot.nodeId);
  return missing.reduce(withoutNode, filled);
}

/** The slots of an input, each with the value that it gets. */
function placesFor({ inputs }: Workflow, name: WorkflowInputName, given: Json | undefined) {
  if (given === undefined) return [];
  return slotsOf(inputs, name).map((slot, index) => ({
    name,
    slot,
    value: Array.isArray(given) ? (given[index] ?? null) : given,
  }));
}

const goneSlot = (name: WorkflowInputName, { nodeId, input }: WorkflowSlot) =>
  new StudioError(
    "invalid-input",
    `The workflow has no value ${nodeId}.${input} for ${name} any more. Choose its inputs again.`,
  );

/** Whether the workflow runs without the picture of this input. */
export function canDoWithout(
  workflow: Workflow,
  name: "firstFrame" | "lastFrame" | "reference" | "composition",
): boolean {
  try {
    fillWorkflow(workflow, { [name]: null });
    return true;
  } catch (error) {
    if (error instanceof StudioError && error.code === "invalid-input") return false;
    throw error;
  }
}

/** Inputs that ComfyUI's nodes do without; whatever else takes a picture needs it. */
const optionalInputs = new Set([
  "start_image",
  "end_image",
  "clip_vision_output",
  "clip_vision_start_image",
  "clip_vision_end_image",
  "reference_image",
  "ref_image",
  "image_negative",
  "image2",
  "image3",
]);

/** Takes a node out, and with it whatever cannot be without it. */
function withoutNode(document: WorkflowDocument, nodeId: string): WorkflowDocument {
  let left = document;
  const leaving = [nodeId];
  for (const id of leaving) {
    const { [id]: removed, ...rest } = left;
    left = rest;
    const consumers = Object.entries(rest).filter(([, node]) => linksTo(node, id).length > 0);
    if (removed && id !== nodeId && consumers.length === 0) {
      throw new StudioError(
        "invalid-input",
        `This workflow needs a picture that this shot does not have: "${titleOf(removed)}" cannot be without it. Use another workflow.`,
      );
    }
    for (const [consumerId, node] of consumers) {
      const links = linksTo(node, id);
      if (links.every((input) => optionalInputs.has(input))) {
        const kept = Object.entries(node.inputs).filter(([input]) => !links.includes(input));
        left = { ...left, [consumerId]: { ...node, inputs: Object.fromEntries(kept) } };
      } else if (!leaving.includes(consumerId)) leaving.push(consumerId);
    }
  }
  return left;
}

const linksTo = (node: WorkflowNode, nodeId: string): string[] =>
  Object.keys(node.inputs).filter((input) => linkOf(node.inputs[input]) === nodeId);
