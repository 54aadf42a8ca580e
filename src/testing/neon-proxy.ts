import { once } from "node:events";
import net, { type AddressInfo } from "node:net";
import { createWebSocketStream, WebSocketServer } from "ws";

export type NeonProxy = {
  /** For NEON_WS_PROXY. */
  url: string;
  /** How many connections were relayed so far. */
  connections(): number;
  /** Breaks every connection that is open, as a proxy that is restarted does. */
  drop(): void;
  close(): Promise<void>;
};

/**
 * A relay between websockets and Postgres' own protocol, as Neon's wsproxy is: the client says in `?address=` where to.
 * Like that one it only goes where it is allowed to.
 */
export async function startNeonProxy(databaseUrl: string): Promise<NeonProxy> {
  const { hostname, port } = new URL(databaseUrl);
  const allowed = `${hostname}:${port || 5432}`;
  const server = new WebSocketServer({ host: "127.0.0.1", port: 0 });
  let connections = 0;
  server.on("connection", (socket, request) => {
    const address = new URL(request.url ?? "", "ws://proxy").searchParams.get("address");
    if (address !== allowed) {
      socket.close(1008, "This address is not allowed");
      return;
    }
    connections += 1;
    const upstream = net.connect(Number(port || 5432), hostname);
    const downstream = createWebSocketStream(socket);
    // Whichever side breaks takes the other with it; the client sees its connection end.
    upstream.on("error", () => downstream.destroy());
    downstream.on("error", () => upstream.destroy());
    upstream.on("close", () => socket.terminate());
    upstream.pipe(downstream).pipe(upstream);
  });
  await once(server, "listening");
  const { port: own } = server.address() as AddressInfo;
  const drop = () => {
    for (const client of server.clients) client.terminate();
  };
  return {
    url: `ws://127.0.0.1:${own}/v1`,
    connections: () => connections,
    drop,
    close: () =>
      new Promise((resolve) => {
        drop();
        server.close(() => resolve());
      }),
  };
}
