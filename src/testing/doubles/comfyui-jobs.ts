import { setTimeout as sleep } from "node:timers/promises";
import type { NodeDefinition } from "./comfyui-nodes";
import type { ContentFault } from "./http-double";

export type Prompt = Record<string, { class_type: string; inputs: Record<string, unknown> }>;

type Item = {
  number: number;
  id: string;
  prompt: Prompt;
  clientId: string | null;
  fault: ContentFault | null;
};
type SavedFile = { filename: string; subfolder: string; type: string };
type History = {
  prompt: unknown[];
  outputs: Record<string, Record<string, unknown>>;
  status: { status_str: string; completed: boolean; messages: [string, Record<string, unknown>][] };
};

/** Sends to one client, or with null to all; bytes are previews. */
export type Tell = (clientId: string | null, message: object | Buffer) => void;

export type ComfyJobsOptions = {
  nodes: Record<string, NodeDefinition>;
  /** What SaveImage and SaveVideo save. */
  media: { image: Buffer; video: Buffer };
  /** What a failing job says. */
  exception?: { exception_type: string; exception_message: string };
};

const usualException = {
  exception_type: "RuntimeError",
  exception_message: "mat1 and mat2 shapes cannot be multiplied",
};

/** The queue of a ComfyUI server: one prompt after the other, told of while it works, kept in a history. */
export class ComfyJobs {
  readonly history = new Map<string, History>();
  readonly files = new Map<string, { bytes: Buffer; fault: ContentFault | null }>();
  readonly #options: ComfyJobsOptions;
  readonly #tell: Tell;
  #pending: Item[] = [];
  #running: (Item & { interrupted: boolean }) | null = null;
  #working: Promise<void> = Promise.resolve();
  #held = false;
  #closed = false;
  #counter = 0;

  constructor(options: ComfyJobsOptions, tell: Tell) {
    this.#options = options;
    this.#tell = tell;
  }

  add(item: Omit<Item, "number">): number {
    this.#counter += 1;
    this.#pending.push({ ...item, number: this.#counter });
    this.#pump();
    return this.#counter;
  }

  /** Finishes no job until it is released. */
  hold(): void {
    this.#held = true;
  }

  release(): void {
    this.#held = false;
    this.#pump();
  }

  remove(ids: readonly string[]): void {
    this.#pending = this.#pending.filter(({ id }) => !ids.includes(id));
  }

  /** Without an id whatever is running, as old servers do. */
  interrupt(id: string | undefined): void {
    if (this.#running && (id === undefined || this.#running.id === id)) this.#running.interrupted = true;
  }

  queue() {
    const asItem = ({ number, id, prompt, clientId }: Item) => [
      number,
      id,
      prompt,
      clientId === null ? {} : { client_id: clientId },
      [],
    ];
    return {
      queue_running: this.#running ? [asItem(this.#running)] : [],
      queue_pending: this.#pending.map(asItem),
    };
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#working;
  }

  #pump(): void {
    if (this.#held || this.#closed || this.#running) return;
    const next = this.#pending.shift();
    if (!next) return;
    const running = { ...next, interrupted: false };
    this.#running = running;
    this.#working = this.#work(running).then(() => {
      this.#running = null;
      this.#pump();
    });
  }

  async #work(item: Item & { interrupted: boolean }): Promise<void> {
    const messages: History["status"]["messages"] = [];
    const note = (type: string, data: Record<string, unknown> = {}) => {
      const full = { ...data, prompt_id: item.id, timestamp: Date.now() };
      messages.push([type, full]);
      this.#tellOf(item, type, full);
    };
    note("execution_start");
    this.#tellOf(item, "execution_cached", { nodes: [] });
    for (const id of Object.keys(item.prompt)) await this.#runNode(item, id);
    while ((item.fault === "job-hangs" || this.#held) && !item.interrupted && !this.#closed) await sleep(5);
    if (item.fault === "job-disappears" || this.#closed) return;
    const place = { node_id: "3", node_type: "KSampler", executed: [] };
    const ended = item.interrupted || item.fault === "job-aborted" ? "interrupted" : item.fault;
    let outputs: History["outputs"] = {};
    if (ended === "interrupted") note("execution_interrupted", place);
    else if (ended === "job-fails")
      note("execution_error", { ...place, ...(this.#options.exception ?? usualException) });
    else {
      outputs = this.#save(item);
      note("execution_success");
    }
    const completed = ended !== "interrupted" && ended !== "job-fails";
    this.history.set(item.id, {
      prompt: [item.number, item.id, item.prompt, { client_id: item.clientId }, Object.keys(outputs)],
      outputs,
      status: { status_str: completed ? "success" : "error", completed, messages },
    });
    this.#tellOf(item, "executing", { node: null });
  }

  #tellOf(item: Item, type: string, data: Record<string, unknown>): void {
    if (item.clientId !== null) this.#tell(item.clientId, { type, data: { ...data, prompt_id: item.id } });
  }

  async #runNode(item: Item, id: string): Promise<void> {
    this.#tellOf(item, "executing", { node: id, display_node: id });
    const steps = item.prompt[id]?.inputs.steps;
    if (typeof steps !== "number") return;
    for (let value = 1; value <= steps; value++) {
      this.#tellOf(item, "progress", { node: id, value, max: steps });
      if (value % 10 === 0) await sleep(1);
    }
    const pngPreview = Buffer.from([0, 0, 0, 1, 0, 0, 0, 2]);
    this.#tell(null, Buffer.concat([pngPreview, this.#options.media.image]));
  }

  #save(item: Item): History["outputs"] {
    const outputs: History["outputs"] = {};
    if (item.fault === "output-missing") return outputs;
    for (const [id, { class_type }] of Object.entries(item.prompt)) {
      const makes = this.#options.nodes[class_type]?.makes;
      if (!makes) continue;
      this.#counter += 1;
      const video = item.fault === "schema-violation" ? "webp" : "mp4";
      const file: SavedFile = {
        filename: `out_${String(this.#counter).padStart(5, "0")}_.${makes === "image" ? "png" : video}`,
        subfolder: "framewright",
        type: "output",
      };
      this.files.set(file.filename, { bytes: this.#options.media[makes], fault: item.fault });
      outputs[id] = { images: [file], ...(makes === "video" && { animated: [true] }) };
      this.#tellOf(item, "executed", { node: id, display_node: id, output: outputs[id] });
    }
    return outputs;
  }
}
