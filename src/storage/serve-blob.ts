import type { Readable } from "node:stream";
import type { BlobInfo, BlobStore, ByteRange } from "@/storage/blob-store";
import type { SignedMedia, UrlSigner } from "@/storage/signed-urls";

/**
 * Answers GET and HEAD for signed media URLs: whole files and single byte ranges (RFC 9110, section 14), revalidation
 * by digest, and headers under which nothing a user has uploaded can act as a page of this site.
 */
export async function serveBlob(
  request: Request,
  { store, urls }: { store: BlobStore; urls: UrlSigner },
): Promise<Response> {
  if (request.method !== "GET" && request.method !== "HEAD") {
    return plain(405, "Only GET and HEAD are possible here.", { Allow: "GET, HEAD" });
  }
  const media = urls.verify(new URL(request.url));
  if (media === "forged") return plain(403, "This link is not valid.");
  if (media === "expired") return plain(410, "This link has expired. Reload the page that it is on.");
  const info = await store.head(media.digest);
  if (!info) return plain(404, "This file has been deleted.");

  const headers = mediaHeaders(media, info);
  if (isUnchanged(request, headers)) return new Response(null, { status: 304, headers });
  const range = requestedRange(request, info);
  if (range === "unsatisfiable") {
    return plain(416, "The file has no such bytes.", { "Content-Range": `bytes */${info.bytes}` });
  }
  if (range) headers.set("Content-Range", `bytes ${range.start}-${range.end}/${info.bytes}`);
  headers.set("Content-Length", String(range ? range.end - range.start + 1 : info.bytes));
  const status = range ? 206 : 200;
  if (request.method === "HEAD") return new Response(null, { status, headers });
  const { stream } = await store.get(media.digest, range ?? undefined);
  return new Response(bodyOf(stream, request.signal), { status, headers });
}

function mediaHeaders(media: SignedMedia, info: BlobInfo): Headers {
  const secondsLeft = Math.max(0, Math.floor(media.expiresAtSeconds - Date.now() / 1000));
  const headers = new Headers({
    "Content-Type": info.contentType,
    "Accept-Ranges": "bytes",
    ETag: `"${info.digest}"`,
    "Cache-Control": `private, max-age=${secondsLeft}, immutable`,
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
  });
  if (media.downloadName) headers.set("Content-Disposition", attachment(media.downloadName));
  return headers;
}

/** RFC 6266: a plain name for everyone, the true one (RFC 8187) for all who understand it. */
function attachment(name: string): string {
  const plainName = name.replace(/[^\x20-\x7e]|["\\%/]/g, "_");
  const encoded = encodeURIComponent(name.replace(/\p{Surrogate}/gu, "\ufffd")).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plainName}"; filename*=UTF-8''${encoded}`;
}

function isUnchanged(request: Request, headers: Headers): boolean {
  const known = request.headers.get("If-None-Match");
  if (known === null) return false;
  const tags = known.split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  return tags.includes("*") || tags.includes(headers.get("ETag") ?? "");
}

/** Null: the whole file, also where several ranges or something unknown was asked for, as the standard allows. */
function requestedRange(request: Request, { bytes, digest }: BlobInfo): ByteRange | "unsatisfiable" | null {
  const condition = request.headers.get("If-Range");
  if (condition !== null && condition !== `"${digest}"`) return null;
  const match = /^bytes=(\d*)-(\d*)$/.exec(request.headers.get("Range")?.trim() ?? "");
  const [first = "", last = ""] = match?.slice(1) ?? [];
  if (first === "" && last === "") return null;
  if (first === "") {
    const length = Number(last);
    if (length === 0 || bytes === 0) return "unsatisfiable";
    return { start: Math.max(0, bytes - length), end: bytes - 1 };
  }
  const start = Number(first);
  const end = last === "" ? bytes - 1 : Math.min(Number(last), bytes - 1);
  if (last !== "" && Number(last) < start) return null;
  return start < bytes ? { start, end } : "unsatisfiable";
}

/** Reads no faster than the client does, and closes the file as soon as the client goes away. */
function bodyOf(stream: Readable, signal: AbortSignal): ReadableStream<Uint8Array> {
  const chunks = stream[Symbol.asyncIterator]();
  const stop = () => stream.destroy();
  // Somebody may have gone while the file was opened: of that no event tells.
  if (signal.aborted) stop();
  else signal.addEventListener("abort", stop, { once: true });
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await chunks.next();
        if (!done) return controller.enqueue(value);
        signal.removeEventListener("abort", stop);
        controller.close();
      },
      async cancel() {
        signal.removeEventListener("abort", stop);
        stop();
      },
    },
    { highWaterMark: 0 },
  );
}

function plain(status: number, text: string, headers: Record<string, string> = {}): Response {
  return new Response(text, {
    status,
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store", ...headers },
  });
}
