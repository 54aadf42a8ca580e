import { linkOf, type WorkflowDocument, type WorkflowNode } from "./workflow-document";
import {
  type WorkflowInputName,
  type WorkflowInputs,
  type WorkflowSlot,
  workflowInputNames,
} from "./workflow-inputs";

type Found = { name: WorkflowInputName; slot: WorkflowSlot };

/**
 * Reads off a workflow's graph which inputs are ours to fill. A prompt is the text from which a sampler's `positive` is
 * made, through whatever nodes stand between; a first frame is the picture behind `start_image`. People can correct it.
 */
export function proposeInputs(document: WorkflowDocument): WorkflowInputs {
  const found: Found[] = Object.entries(document).flatMap(([nodeId, node]) => [
    ...linkedTo(document, node),
    ...literalsOf(nodeId, node),
  ]);
  // In the order of the names: where positive and negative come from the same text, it is the prompt.
  const placed = workflowInputNames.flatMap((wanted) =>
    [...found, ...references(document, found)].filter(({ name }) => name === wanted),
  );
  const proposal: WorkflowInputs = {};
  const taken = new Set<string>();
  for (const { name, slot } of placed) {
    const place = `${slot.nodeId}.${slot.input}`;
    if (taken.has(place)) continue;
    taken.add(place);
    proposal[name] = [...(proposal[name] ?? []), slot];
  }
  return proposal;
}

const texts = ["text", "prompt", "value", "string"];

/** Inputs, by their names in ComfyUI, behind which a value of ours stands, and what that value is called there. */
const sources: Record<string, { name: WorkflowInputName; literals: readonly string[] }> = {
  positive: { name: "prompt", literals: texts },
  negative: { name: "negativePrompt", literals: texts },
  start_image: { name: "firstFrame", literals: ["image"] },
  init_image: { name: "firstFrame", literals: ["image"] },
  end_image: { name: "lastFrame", literals: ["image"] },
};

/** A ControlNet is shown its picture under a name that many nodes use for other things. */
const sourceOf = ({ class_type }: WorkflowNode, input: string) =>
  /controlnet/i.test(class_type) && input === "image"
    ? ({ name: "composition", literals: ["image"] } as const)
    : sources[input];

function linkedTo(document: WorkflowDocument, node: WorkflowNode): Found[] {
  return Object.entries(node.inputs).flatMap(([input, value]) => {
    const source = sourceOf(node, input);
    const from = linkOf(value);
    if (!source || from === null) return [];
    const slot = searchBack(document, from, { through: input, literals: source.literals });
    return slot ? [{ name: source.name, slot }] : [];
  });
}

/**
 * The nearest node upstream with one of `literals` as a text. Conditioning passes nodes with a `positive` and a
 * `negative` side, of which only the side that was followed so far is meant.
 */
function searchBack(
  document: WorkflowDocument,
  start: string,
  { through, literals }: { through: string; literals: readonly string[] },
): WorkflowSlot | null {
  const queue = [start];
  const seen = new Set<string>();
  for (let nodeId = queue.shift(); nodeId !== undefined; nodeId = queue.shift()) {
    const node = document[nodeId];
    if (!node || seen.has(nodeId)) continue;
    seen.add(nodeId);
    const input = literals.find((literal) => typeof node.inputs[literal] === "string");
    if (input) return { nodeId, input };
    const ahead = through in node.inputs ? [node.inputs[through]] : Object.values(node.inputs);
    queue.push(...ahead.map(linkOf).filter((link) => link !== null));
  }
  return null;
}

const makesFrames = (node: WorkflowNode) =>
  typeof node.inputs.width === "number" &&
  typeof node.inputs.height === "number" &&
  /latent|tovideo|img2vid/i.test(node.class_type);

function literalsOf(nodeId: string, node: WorkflowNode): Found[] {
  const numbers: [WorkflowInputName, readonly string[], boolean][] = [
    ["seed", ["seed", "noise_seed"], true],
    ["width", ["width"], makesFrames(node)],
    ["height", ["height"], makesFrames(node)],
    ["length", ["length", "video_frames"], makesFrames(node)],
    ["fps", ["fps", "frame_rate"], /video|webm|webp/i.test(node.class_type)],
  ];
  const found = numbers.flatMap(([name, literals, applies]): Found[] => {
    const input = applies ? literals.find((literal) => typeof node.inputs[literal] === "number") : undefined;
    return input ? [{ name, slot: { nodeId, input } }] : [];
  });
  if (typeof node.inputs.lora_name !== "string") return found;
  const strength = typeof node.inputs.strength_model === "number";
  return [
    ...found,
    { name: "lora", slot: { nodeId, input: "lora_name" } },
    ...(strength ? [{ name: "loraStrength" as const, slot: { nodeId, input: "strength_model" } }] : []),
  ];
}

/** Pictures that are loaded and have no other meaning. */
function references(document: WorkflowDocument, found: readonly Found[]): Found[] {
  const known = new Set(found.map(({ slot }) => slot.nodeId));
  return Object.entries(document)
    .filter(([nodeId, node]) => node.class_type === "LoadImage" && !known.has(nodeId))
    .filter(([, node]) => typeof node.inputs.image === "string")
    .map(([nodeId]) => ({ name: "reference", slot: { nodeId, input: "image" } }));
}
