import { proposeInputs } from "./propose-inputs";
import type { SlotChoice, WorkflowReading } from "./render-server";
import { titleOf, type WorkflowDocument } from "./workflow-document";
import { literalSlots, type WorkflowKind } from "./workflow-inputs";
import { needsOf } from "./workflow-needs";

/** What a workflow says about itself: what it makes, what is ours to fill, and what it needs. */
export function describeWorkflow(document: WorkflowDocument): WorkflowReading {
  const { classes, models } = needsOf(document);
  return {
    kind: kindOf(document),
    inputs: proposeInputs(document),
    choices: choicesOf(document),
    needs: {
      classes: classes.length,
      files: [...new Set(models.map(({ folder, file }) => `models/${folder}/${file}`))],
    },
  };
}

/** The places where a value of ours could go, for people to choose from. */
export function choicesOf(document: WorkflowDocument): WorkflowReading["choices"] {
  const label = (slots: ReturnType<typeof literalSlots>): SlotChoice[] =>
    slots.map(({ nodeId, input }) => {
      const node = document[nodeId];
      return { nodeId, input, label: `${node ? titleOf(node) : nodeId}: ${input} (node ${nodeId})` };
    });
  return {
    numbers: label(literalSlots(document, "number")),
    texts: label(literalSlots(document, "string")),
  };
}

/** A workflow that ends in a video makes clips, whatever else it saves. */
const kindOf = (document: WorkflowDocument): WorkflowKind =>
  Object.values(document).some(({ class_type }) =>
    /video.*(save|combine)|(save|create).*(video|webm|animated)/i.test(class_type),
  )
    ? "video"
    : "image";
