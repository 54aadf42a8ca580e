import { setTimeout as sleep } from "node:timers/promises";
import { StudioError } from "@/domain/errors";
import type { ConnectedServer } from "./comfy-servers";

export type FoundPrompt = { server: ConnectedServer; promptId: string };

/**
 * Where the prompt of an operation went. The choice of a server is lost with the answer, so all are asked; null when
 * none of them has it, after having looked again for a request that was still on its way. Throws when one of them cannot
 * be asked and none of the others has it.
 */
export async function findPrompt(
  servers: readonly ConnectedServer[],
  operationId: string,
  { lookAgainMs }: { lookAgainMs: readonly number[] },
): Promise<FoundPrompt | null> {
  for (const waitMs of [0, ...lookAgainMs]) {
    if (waitMs > 0) await sleep(waitMs);
    const looks = await Promise.allSettled(servers.map((server) => lookOn(server, operationId)));
    const found = looks.find((look) => look.status === "fulfilled" && look.value !== null);
    if (found?.status === "fulfilled") return found.value;
    const failed = looks.find((look) => look.status === "rejected");
    if (failed) throw cannotTell(failed.reason);
  }
  return null;
}

function cannotTell(cause: unknown): unknown {
  if (!(cause instanceof StudioError)) return cause;
  const message = `Whether the job was taken is not known yet. ${cause.message}`;
  return new StudioError("provider-unavailable", message, { cause });
}

/** By the id that was asked for, or by the client's on servers that choose their ids themselves. */
async function lookOn(server: ConnectedServer, operationId: string): Promise<FoundPrompt | null> {
  const { client } = server;
  // The queue first: what leaves it meanwhile is in the history then.
  const { running, pending } = await client.queue();
  const queued = [...running, ...pending].find(
    ({ promptId, clientId }) => promptId === operationId || clientId === operationId,
  );
  if (queued) return { server, promptId: queued.promptId };
  if (await client.history(operationId)) return { server, promptId: operationId };
  const ended = (await client.recentHistory()).find(([, { prompt }]) => prompt?.clientId === operationId);
  return ended ? { server, promptId: ended[0] } : null;
}
