import WebSocket from "ws";
import { z } from "zod";
import { authorization, type RenderEndpoint } from "@/providers/rendering/render-call";
import { noteMessage, type Progress, startProgress } from "./progress";

const socketMessage = z.object({ type: z.string(), data: z.record(z.string(), z.unknown()) });

/** Between tries to get a broken connection back. */
const reconnectMs = 1000;
/** Whoever follows a job asks every few seconds; after this long nobody does any more. */
const idleMs = 60_000;

/** One job as the server's WebSocket tells of it. It is a hint only: a job's end is read from the history. */
export type ProgressWatch = {
  /** 0-1, or null before the server has told anything. */
  progress(): number | null;
  /** Resolves when there is something new, when the job is told to be over, after `waitMs`, or on an abort. */
  change(options: { waitMs: number; signal?: AbortSignal | undefined }): Promise<void>;
  close(): void;
};

/**
 * Listens under the client id with which the job was submitted: a ComfyUI server tells a job's progress to that client
 * only. A broken connection is opened again; a server without one just gives no progress.
 *
 * @param work Share of each node in the whole, see `workOf`.
 */
export function watchProgress(
  endpoint: RenderEndpoint,
  { promptId, clientId, work }: { promptId: string; clientId: string; work: Record<string, number> },
  { onClose }: { onClose: () => void },
): ProgressWatch {
  let state: Progress = startProgress(work);
  let closed = false;
  let again: NodeJS.Timeout | undefined;
  let socket = connect();
  let idle = setTimeout(close, idleMs).unref();
  const listeners = new Set<() => void>();

  function connect(): WebSocket {
    const url = `${endpoint.url.replace(/^http/, "ws")}/ws?clientId=${encodeURIComponent(clientId)}`;
    const opened = new WebSocket(url, {
      headers: authorization(endpoint.token),
      followRedirects: false,
      handshakeTimeout: 10_000,
    });
    opened.on("message", (data, isBinary) => {
      // Binary messages are pictures of work in progress.
      if (!isBinary) hear(String(data));
    });
    // A failed connection is closed as well, and the closing opens the next one.
    opened.on("error", () => opened.terminate());
    opened.on("close", () => {
      if (closed) return;
      again = setTimeout(() => {
        socket = connect();
      }, reconnectMs).unref();
    });
    return opened;
  }

  function hear(text: string): void {
    const message = readMessage(text);
    if (!message || message.data.prompt_id !== promptId) return;
    const next = noteMessage(state, message);
    if (next === state) return;
    state = next;
    for (const listener of listeners) listener();
  }

  function close(): void {
    closed = true;
    clearTimeout(again);
    clearTimeout(idle);
    socket.terminate();
    for (const listener of listeners) listener();
    onClose();
  }

  return {
    progress: () => state.fraction,
    change({ waitMs, signal }) {
      clearTimeout(idle);
      idle = setTimeout(close, idleMs).unref();
      return new Promise((resolve) => {
        const settle = () => {
          clearTimeout(timer);
          listeners.delete(settle);
          signal?.removeEventListener("abort", settle);
          resolve();
        };
        const timer = setTimeout(settle, waitMs);
        listeners.add(settle);
        signal?.addEventListener("abort", settle, { once: true });
        if (signal?.aborted) settle();
      });
    },
    close,
  };
}

function readMessage(text: string): z.infer<typeof socketMessage> | null {
  try {
    return socketMessage.parse(JSON.parse(text));
  } catch {
    // Custom nodes send what they like; only messages of the server itself are read.
    return null;
  }
}
