import { createHash, timingSafeEqual } from "node:crypto";
import { metricsContentType } from "@/runtime/metrics-registry";
import { getRuntime } from "@/runtime/running";
import type { Runtime } from "@/runtime/runtime";

/** Figures of this process and of the installation for a Prometheus server. */
export async function answerMetrics(request: Request): Promise<Response> {
  const { env, metrics } = await getRuntime();
  // As for a page that does not exist: who may not read them need not know of them.
  if (!mayReadMetrics(request.headers, env)) return new Response("Not found", { status: 404 });
  return new Response(await metrics.render(), {
    headers: { "content-type": metricsContentType, "cache-control": "no-store" },
  });
}

/**
 * Whether a request may read the metrics: it shows the token, or, where none is set, comes from this very machine. That
 * can only be known where nothing but this machine reaches the server and no proxy stands in front of it.
 */
export function mayReadMetrics(
  headers: Headers,
  { metricsToken, server }: Pick<Runtime["env"], "metricsToken" | "server">,
): boolean {
  if (metricsToken !== null) return isEqual(headers.get("authorization") ?? "", `Bearer ${metricsToken}`);
  const hops = (headers.get("x-forwarded-for") ?? "").split(",").map((hop) => hop.trim());
  return (
    isLoopback(server.host) &&
    server.appUrl === null &&
    isLoopback(hostOf(headers.get("host"))) &&
    hops.every((hop) => hop === "" || isLoopback(hop.replace(/^::ffff:/, "")))
  );
}

const isLoopback = (host: string) => /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/.test(host);

const hostOf = (host: string | null) => (host ?? "").replace(/:\d+$/, "");

/** Takes equally long for every wrong token. */
function isEqual(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
