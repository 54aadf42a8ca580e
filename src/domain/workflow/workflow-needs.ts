import { linkOf, type WorkflowDocument } from "./workflow-document";

/** What a server has: its node classes, and for inputs that are a choice, what there is to choose from. */
export type ServerNodes = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

/** Which inputs of ComfyUI's loaders name model files, and the folder on the server that holds them. */
const modelFolders: Record<string, string> = {
  ckpt_name: "checkpoints",
  unet_name: "diffusion_models",
  clip_name: "text_encoders",
  clip_name1: "text_encoders",
  clip_name2: "text_encoders",
  vae_name: "vae",
  lora_name: "loras",
  control_net_name: "controlnet",
  style_model_name: "style_models",
  model_name: "upscale_models",
  ipadapter_file: "ipadapter",
};

export type NeededModel = { nodeId: string; classType: string; input: string; folder: string; file: string };

export type WorkflowNeeds = { classes: string[]; models: NeededModel[] };

/** Node classes and model files that a workflow cannot run without. */
export function needsOf(document: WorkflowDocument): WorkflowNeeds {
  const nodes = Object.entries(document);
  return {
    classes: [...new Set(nodes.map(([, node]) => node.class_type))].toSorted(),
    models: nodes.flatMap(([nodeId, { class_type: classType, inputs }]) =>
      Object.entries(inputs).flatMap(([input, file]) => {
        const folder = folderOf(classType, input);
        return folder && typeof file === "string" ? [{ nodeId, classType, input, folder, file }] : [];
      }),
    ),
  };
}

/** `clip_name` names a text encoder, except where a vision encoder is loaded. */
const folderOf = (classType: string, input: string): string | undefined =>
  classType === "CLIPVisionLoader" && input === "clip_name" ? "clip_vision" : modelFolders[input];

/** What a server lacks for a workflow, in words for its admin; empty when it can run it. */
export function lackingOn(server: ServerNodes, { classes, models }: WorkflowNeeds): string[] {
  const unknown = classes.filter((classType) => !server.has(classType));
  const missing = models.filter(({ classType, input, file }) => {
    const choices = server.get(classType)?.get(input);
    return choices !== undefined && !choices.includes(file);
  });
  return [
    ...unknown.map((classType) => `the node ${classType}`),
    ...[...new Set(missing.map(({ folder, file }) => `the file models/${folder}/${file}`))],
  ];
}

/** Model files that a server's nodes can choose from, as folder/file. */
export const modelFilesOn = (server: ServerNodes): Set<string> =>
  new Set(
    [...server].flatMap(([classType, inputs]) =>
      [...inputs].flatMap(([input, files]) => {
        const folder = folderOf(classType, input);
        return folder ? files.map((file) => `${folder}/${file}`) : [];
      }),
    ),
  );

/** Rough share of the work of each node, for progress: a sampler's steps, and one for everything else. */
export function workOf(document: WorkflowDocument): Record<string, number> {
  return Object.fromEntries(
    Object.entries(document).map(([nodeId, { inputs }]) => {
      const steps = typeof inputs.steps === "number" && linkOf(inputs.model) !== null ? inputs.steps : 1;
      const from = typeof inputs.start_at_step === "number" ? inputs.start_at_step : 0;
      const to = typeof inputs.end_at_step === "number" ? inputs.end_at_step : steps;
      return [nodeId, Math.max(1, Math.min(steps, to) - from)];
    }),
  );
}
