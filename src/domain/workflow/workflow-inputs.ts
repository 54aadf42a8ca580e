import { z } from "zod";
import { StudioError } from "@/domain/errors";
import { linkOf, type WorkflowDocument } from "./workflow-document";

/** What the studio may put into a workflow, or, for `fps`, reads from it: how fast its clips play. */
export const workflowInputNames = [
  "prompt",
  "negativePrompt",
  "seed",
  "width",
  "height",
  "length",
  "fps",
  "firstFrame",
  "lastFrame",
  "reference",
  "composition",
  "lora",
  "loraStrength",
] as const;
export type WorkflowInputName = (typeof workflowInputNames)[number];

export const workflowKinds = ["image", "video"] as const;
export type WorkflowKind = (typeof workflowKinds)[number];

/** One input of one node. */
const workflowSlot = z.object({ nodeId: z.string().min(1).max(100), input: z.string().min(1).max(200) });
export type WorkflowSlot = z.infer<typeof workflowSlot>;

const slots = z.array(workflowSlot).max(20).optional();

/** Which inputs of which nodes are ours to fill; a seed or a LoRA may stand at several. */
export const workflowInputs = z.strictObject({
  prompt: slots,
  negativePrompt: slots,
  seed: slots,
  width: slots,
  height: slots,
  length: slots,
  fps: slots,
  firstFrame: slots,
  lastFrame: slots,
  reference: slots,
  /** A picture whose depth, pose or outlines the result keeps to. */
  composition: slots,
  lora: slots,
  loraStrength: slots,
} satisfies Record<WorkflowInputName, typeof slots>);
export type WorkflowInputs = z.infer<typeof workflowInputs>;

/** A workflow with what is ours to fill in it. */
export type Workflow = { document: WorkflowDocument; inputs: WorkflowInputs };

export const slotsOf = (inputs: WorkflowInputs, name: WorkflowInputName): readonly WorkflowSlot[] =>
  inputs[name] ?? [];

const numeric: ReadonlySet<WorkflowInputName> = new Set([
  "seed",
  "width",
  "height",
  "length",
  "fps",
  "loraStrength",
]);

/** Whether an input takes numbers; the others take texts, and pictures by their names. */
export const isNumeric = (name: WorkflowInputName): boolean => numeric.has(name);

/** The literals of a workflow: what could be ours to fill. */
export function literalSlots(document: WorkflowDocument, type: "number" | "string"): WorkflowSlot[] {
  return Object.entries(document).flatMap(([nodeId, node]) =>
    Object.entries(node.inputs)
      .filter(([, value]) => typeof value === type)
      .map(([input]) => ({ nodeId, input })),
  );
}

/** The literal that stands in a slot; undefined when the node or the input is gone, or is a link. */
export function literalAt(document: WorkflowDocument, { nodeId, input }: WorkflowSlot) {
  const value = document[nodeId]?.inputs[input];
  return linkOf(value) === null ? value : undefined;
}

/**
 * Refuses, as "invalid-input", declarations that do not fit the document or the kind: every slot must be a literal that
 * is there, one slot can have one meaning only, and nothing can be made without a prompt or a picture.
 */
export function requireFittingInputs({ document, inputs }: Workflow, kind: WorkflowKind): void {
  const meanings = new Map<string, WorkflowInputName>();
  for (const name of workflowInputNames) {
    for (const slot of slotsOf(inputs, name)) {
      const place = `${slot.nodeId}.${slot.input}`;
      if (literalAt(document, slot) === undefined) {
        throw new StudioError("invalid-input", `${place} is not a value of this workflow; choose another.`);
      }
      const other = meanings.get(place);
      if (other)
        throw new StudioError(
          "invalid-input",
          `${place} is chosen for ${other} and for ${name}; choose one.`,
        );
      meanings.set(place, name);
    }
  }
  const prompted = slotsOf(inputs, "prompt").length > 0;
  const pictured = slotsOf(inputs, "firstFrame").length > 0;
  if (!prompted && !(kind === "video" && pictured)) {
    throw new StudioError("invalid-input", "Choose where the prompt goes in this workflow.");
  }
  if (kind === "video" && slotsOf(inputs, "length").length === 0) {
    throw new StudioError("invalid-input", "Choose where the number of frames goes in this workflow.");
  }
}
