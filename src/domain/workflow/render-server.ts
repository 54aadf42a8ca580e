import { z } from "zod";
import { type WorkflowInputs, type WorkflowKind, workflowInputs, workflowKinds } from "./workflow-inputs";

export const renderServerKinds = ["comfyui", "runpod"] as const;
export type RenderServerKind = (typeof renderServerKinds)[number];

const name = z.string().trim().min(1, "Give it a name").max(80, "This name is too long");

const address = z
  .url({
    protocol: /^https?$/,
    error: "This is not a web address. It looks like http://192.168.1.20:8188",
  })
  .max(500, "This address is too long")
  .refine((url) => !/[?#]/.test(url), "Leave out everything from the question mark on")
  .refine(
    (url) => !/\/\/[^/]*@/.test(url),
    "Leave out user name and password; enter the key in its own field",
  )
  .transform((url) => url.replace(/\/+$/, ""));

/** Printable, as it travels in a header. */
const token = z
  .string()
  .trim()
  .min(1, "Paste the whole key")
  .max(500, "This is too long for a key")
  .regex(/^[\x21-\x7e]*$/, "A key has no spaces and no accents. Copy it again");

/** A machine that renders, as an admin registers it. */
export const renderServerInput = z
  .strictObject({
    name,
    kind: z.enum(renderServerKinds),
    url: address,
    /** Null for none; absent to keep the one that is stored, which goes with the address it was stored for. */
    token: token.nullable().optional(),
    enabled: z.boolean(),
    /** Micro-dollars for a second of work; 0 for a machine of one's own. At most ten dollars. */
    pricePerSecondMicros: z.int().min(0, "A price is 0 or more").max(10_000_000, "This price is too high"),
  })
  .refine(({ kind, url }) => kind !== "runpod" || /\/v2\/[A-Za-z0-9_-]+$/.test(url), {
    path: ["url"],
    error: "The address of a RunPod endpoint ends in /v2/ and its id: https://api.runpod.ai/v2/abc123",
  });
export type RenderServerInput = z.output<typeof renderServerInput>;

/** A registered machine as admins see it: never its key. */
export type RenderServerView = Omit<RenderServerInput, "token"> & {
  id: string;
  hasToken: boolean;
  /** ISO 8601, UTC. */
  addedAt: string;
};

/** What asking a machine has shown. */
export type RenderServerHealth =
  | { state: "failed"; message: string }
  | {
      state: "ready";
      running: number;
      waiting: number;
      /** What only a ComfyUI server tells. */
      comfyui: {
        version: string | null;
        devices: { name: string; vramBytes: number | null; freeBytes: number | null }[];
        /** Model files that its nodes can choose from. */
        modelFiles: number;
        /** For each workflow what is missing to run it; empty when it can. */
        workflows: { id: string; name: string; lacking: string[] }[];
      } | null;
      /** Workers of a RunPod endpoint by what they do. */
      workers: Record<string, number> | null;
    };

/** A workflow's file as it was uploaded, with what is said about it. */
export const workflowInput = z.strictObject({
  name,
  kind: z.enum(workflowKinds),
  /** The file's text; it is read and checked by `readWorkflow`. */
  text: z.string(),
  inputs: workflowInputs,
});
export type WorkflowInput = z.output<typeof workflowInput>;

export const workflowChange = workflowInput.omit({ text: true, kind: true });

/** Places for a value, by what they are: `label` is for people. */
export type SlotChoice = { nodeId: string; input: string; label: string };

/** What a workflow's file says about itself. */
export type WorkflowReading = {
  kind: WorkflowKind;
  inputs: WorkflowInputs;
  choices: { numbers: SlotChoice[]; texts: SlotChoice[] };
  needs: { classes: number; files: string[] };
};

export type WorkflowView = {
  id: string;
  name: string;
  kind: WorkflowKind;
  /** Comes with the studio and cannot be changed. */
  builtIn: boolean;
  inputs: WorkflowInputs;
  choices: WorkflowReading["choices"];
};
