import { createHash, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

/**
 * What goes wrong with the next request that matches: an error of the service, a connection that breaks before or
 * after the request has taken effect, or one that breaks in the middle of the answer's body.
 */
export type BlobFault = {
  on: "put" | "head" | "list" | "delete" | "part" | "complete" | "download";
  kind: "500" | "dropped" | "answer-lost" | "truncated";
};

type StoredBlob = { content: Buffer; contentType: string; uploadedAt: string };
type Upload = {
  pathname: string;
  contentType: string;
  parts: Map<number, { etag: string; content: Buffer }>;
};

/**
 * A store that speaks the wire format of Vercel Blob (API version 12, as @vercel/blob 2.8 sends it) on this machine,
 * strictly: what the service would refuse, this refuses.
 */
export async function startVercelBlobServer({ access }: { access: "private" | "public" }) {
  const token = "vercel_blob_rw_teststore_testsecret";
  const blobs = new Map<string, StoredBlob>();
  const uploads = new Map<string, Upload>();
  const faults: BlobFault[] = [];
  const requests: BlobFault["on"][] = [];
  let origin = "";

  const describe = (pathname: string, blob: StoredBlob) => ({
    url: `${origin}/files/${pathname}`,
    downloadUrl: `${origin}/files/${pathname}?download=1`,
    pathname,
    size: blob.content.length,
    contentType: blob.contentType,
    contentDisposition: `inline; filename="${pathname.split("/").at(-1)}"`,
    cacheControl: "public, max-age=2592000",
    uploadedAt: blob.uploadedAt,
    etag: etagOf(blob.content),
  });
  const save = (pathname: string, content: Buffer, contentType: string) => {
    const blob = { content, contentType, uploadedAt: new Date().toISOString() };
    blobs.set(pathname, blob);
    return describe(pathname, blob);
  };

  const checkPut = (request: IncomingMessage, pathname: string) => {
    if (request.headers["x-vercel-blob-access"] !== access)
      throw refuse(400, "bad_request", "Wrong access for store");
    if (blobs.has(pathname) && request.headers["x-allow-overwrite"] !== "1") {
      throw refuse(400, "bad_request", "This blob already exists, use `allowOverwrite: true`");
    }
  };
  const typeIn = (request: IncomingMessage) =>
    String(request.headers["x-content-type"] ?? "application/octet-stream");

  const operations: Record<BlobFault["on"], (request: IncomingMessage, url: URL) => unknown> = {
    async put(request, url) {
      const pathname = url.searchParams.get("pathname") ?? "";
      checkPut(request, pathname);
      return save(pathname, await buffer(request), typeIn(request));
    },
    head(_request, url) {
      const wanted = url.searchParams.get("url") ?? "";
      const pathname = wanted.replace(`${origin}/files/`, "");
      const blob = blobs.get(pathname);
      if (!blob) throw refuse(404, "not_found", "The requested blob does not exist");
      return describe(pathname, blob);
    },
    list(_request, url) {
      const { prefix = "", cursor = "", limit = "1000" } = Object.fromEntries(url.searchParams);
      const after = [...blobs.keys()]
        .sort()
        .filter((pathname) => pathname.startsWith(prefix) && pathname > cursor);
      const page = after.slice(0, Number(limit));
      const hasMore = after.length > page.length;
      return {
        // As in the service, a listing does not tell types.
        blobs: page.map((pathname) => ({
          ...describe(pathname, blobs.get(pathname)!),
          contentType: undefined,
        })),
        hasMore,
        ...(hasMore && { cursor: page.at(-1) }),
      };
    },
    async delete(request) {
      const { urls } = JSON.parse(String(await buffer(request))) as { urls: string[] };
      for (const url of urls) blobs.delete(url.replace(`${origin}/files/`, ""));
      return {};
    },
    async part(request) {
      const upload = uploads.get(String(request.headers["x-mpu-upload-id"]));
      if (!upload) throw refuse(404, "not_found", "Unknown upload");
      const content = await buffer(request);
      const etag = etagOf(content);
      upload.parts.set(Number(request.headers["x-mpu-part-number"]), { etag, content });
      return { etag };
    },
    async complete(request) {
      const upload = uploads.get(String(request.headers["x-mpu-upload-id"]));
      if (!upload) throw refuse(404, "not_found", "Unknown upload");
      const named = JSON.parse(String(await buffer(request))) as { partNumber: number; etag: string }[];
      named.sort((a, b) => a.partNumber - b.partNumber);
      const contents = named.map(({ partNumber, etag }, index) => {
        const part = upload.parts.get(partNumber);
        if (!part || part.etag !== etag) throw refuse(400, "bad_request", "Unknown part");
        if (index < named.length - 1 && part.content.length < 5 * 1024 * 1024) {
          throw refuse(400, "bad_request", "Only the last part may be smaller than 5 MB");
        }
        return part.content;
      });
      return save(upload.pathname, Buffer.concat(contents), upload.contentType);
    },
    download: () => {
      throw new Error("Answered apart, because it is no JSON");
    },
  };

  const answerApi = async (on: BlobFault["on"], request: IncomingMessage, url: URL) => {
    if (request.headers.authorization !== `Bearer ${token}`) throw refuse(403, "forbidden", "Access denied");
    if (request.headers["x-api-version"] !== "12") throw refuse(400, "bad_request", "Unknown API version");
    if (request.headers["x-mpu-action"] === "create") {
      const pathname = url.searchParams.get("pathname") ?? "";
      checkPut(request, pathname);
      const uploadId = randomUUID();
      uploads.set(uploadId, { pathname, contentType: typeIn(request), parts: new Map() });
      return { uploadId, key: pathname };
    }
    return operations[on](request, url);
  };

  const download = (
    request: IncomingMessage,
    response: ServerResponse,
    fault: BlobFault["kind"] | undefined,
  ) => {
    const blob = blobs.get(new URL(request.url ?? "", origin).pathname.slice("/files/".length));
    if (access === "private" && request.headers.authorization !== `Bearer ${token}`) {
      response.writeHead(403).end();
      return;
    }
    if (!blob) {
      response.writeHead(404).end();
      return;
    }
    const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? "");
    const [start, end] = range ? [Number(range[1]), Number(range[2])] : [0, blob.content.length - 1];
    const body = blob.content.subarray(start, end + 1);
    response.writeHead(range ? 206 : 200, {
      "Content-Type": blob.contentType,
      "Content-Length": body.length,
      ...(range && { "Content-Range": `bytes ${start}-${end}/${blob.content.length}` }),
    });
    if (fault !== "truncated") response.end(body);
    else response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy());
  };

  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? "", origin);
    const on = operationOf(request, url);
    requests.push(on);
    const at = faults.findIndex((fault) => fault.on === on);
    const fault = at < 0 ? undefined : faults.splice(at, 1)[0]?.kind;
    if (fault === "dropped") return request.socket.destroy();
    if (fault === "500")
      return respond(response, 500, { error: { code: "internal_server_error", message: "Oops" } });
    if (on === "download") return download(request, response, fault);
    const result = await answerApi(on, request, url);
    if (fault === "answer-lost") return request.socket.destroy();
    return respond(response, 200, result);
  };

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      if (error instanceof Refusal)
        respond(response, error.status, { error: { code: error.code, message: error.message } });
      else response.destroy(error as Error);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    token,
    /** Faults to come, each used once, in order. */
    faults,
    /** What was asked for so far. */
    requests,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function operationOf(request: IncomingMessage, url: URL): BlobFault["on"] {
  if (url.pathname.startsWith("/files/")) return "download";
  if (url.pathname === "/mpu") {
    if (request.headers["x-mpu-action"] === "complete") return "complete";
    return request.headers["x-mpu-action"] === "upload" ? "part" : "put";
  }
  if (url.pathname === "/delete") return "delete";
  if (request.method === "PUT") return "put";
  return url.searchParams.has("url") ? "head" : "list";
}

class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

const refuse = (status: number, code: string, message: string) => new Refusal(status, code, message);

const etagOf = (content: Buffer) => `"${createHash("md5").update(content).digest("hex")}"`;

function respond(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
}
