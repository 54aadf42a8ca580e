import type { Pool, PoolClient } from "pg";

/** Calls back at each notification on a channel; notifications arrive when their sender commits. Returns how to stop. */
export type Listen = (channel: string, onNotification: () => void) => Promise<() => Promise<void>>;

const reconnectMs = 1_000;

/** Listens on a connection of its own, and on a new one when that is lost. */
export function createListen(pool: Pool): Listen {
  return async (channel, onNotification) => {
    let client: PoolClient | undefined;
    let retry: NodeJS.Timeout | undefined;
    let isStopped = false;

    const connect = async () => {
      const connected = await pool.connect();
      client = connected;
      connected.on("notification", onNotification);
      connected.once("error", () => reconnectLater(connected));
      await connected.query(`listen ${connected.escapeIdentifier(channel)}`);
    };
    const reconnectLater = (lost?: PoolClient) => {
      lost?.release(true);
      client = undefined;
      clearTimeout(retry);
      if (isStopped) return;
      retry = setTimeout(() => {
        // What was said meanwhile went unheard, so the listener has to look for itself.
        connect().then(onNotification, () => reconnectLater());
      }, reconnectMs);
    };

    await connect();
    return async () => {
      isStopped = true;
      clearTimeout(retry);
      client?.release(true);
    };
  };
}
