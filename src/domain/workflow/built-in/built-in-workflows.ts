import { proposeInputs } from "../propose-inputs";
import type { WorkflowDocument } from "../workflow-document";
import type { Workflow, WorkflowKind } from "../workflow-inputs";
import { textToImage } from "./text-to-image";
import { wanFirstLastFrameToVideo, wanImageToVideo } from "./wan-image-to-video";

export type NamedWorkflow = Workflow & { id: string; name: string; kind: WorkflowKind };

const named = (id: string, name: string, [kind, document]: [WorkflowKind, WorkflowDocument]) => ({
  id,
  name,
  kind,
  document,
  inputs: proposeInputs(document),
});

/** Workflows that come with the studio; the names of their model files are those ComfyUI's own examples use. */
export const builtInWorkflows: readonly NamedWorkflow[] = [
  named("text-to-image", "Text to image (SDXL)", ["image", textToImage]),
  named("wan-image-to-video", "Image to video (Wan 2.1)", ["video", wanImageToVideo]),
  named("wan-first-last", "First and last frame to video (Wan 2.1)", ["video", wanFirstLastFrameToVideo]),
];
