import { mkdtemp, rm } from "node:fs/promises";
import { createServer, get, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { BlobStore } from "./blob-store";
import { createFilesystemStore } from "./filesystem/filesystem-store";
import { serveBlob } from "./serve-blob";
import { createUrlSigner } from "./signed-urls";

const content = Buffer.from("0123456789abcdef");
let nowMs = Date.now();
const urls = createUrlSigner({ key: "a key for tests", nowMs: () => nowMs });
let folder: string;
let store: BlobStore;
let digest: string;
let url: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "framewright-serve-"));
  store = createFilesystemStore({ folder, urls });
  ({ digest } = await store.put(content, { contentType: "video/mp4" }));
  url = await store.signedUrl(digest, { expiresInSeconds: 600 });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const ask = (headers: Record<string, string> = {}, { method = "GET", at = url } = {}) =>
  serveBlob(new Request(new URL(at, "http://studio.test"), { method, headers }), { store, urls });

/** For tests that do not look at the body: an answer that nobody reads would keep its file open. */
async function askHead(...args: Parameters<typeof ask>): Promise<Response> {
  const answer = await ask(...args);
  await answer.body?.cancel();
  return answer;
}

test("serves the whole file with headers under which it can only be media", async () => {
  const answer = await ask();
  expect(answer.status).toBe(200);
  expect(await answer.text()).toBe(String(content));
  const headers = Object.fromEntries(answer.headers);
  expect(headers).toMatchObject({
    "content-type": "video/mp4",
    "content-length": "16",
    "accept-ranges": "bytes",
    etag: `"${digest}"`,
    "x-content-type-options": "nosniff",
    "content-security-policy": "sandbox; default-src 'none'",
  });
  const maxAge = Number(/^private, max-age=(\d+), immutable$/.exec(headers["cache-control"] ?? "")?.[1]);
  expect(maxAge).toBeGreaterThan(590);
  expect(maxAge).toBeLessThanOrEqual(750);
});

test.each([
  ["bytes=0-0", "0", "bytes 0-0/16"],
  ["bytes=4-7", "4567", "bytes 4-7/16"],
  ["bytes=10-", "abcdef", "bytes 10-15/16"],
  ["bytes=12-999", "cdef", "bytes 12-15/16"],
  ["bytes=-3", "def", "bytes 13-15/16"],
  ["bytes=-999", "0123456789abcdef", "bytes 0-15/16"],
])("%s is answered with those bytes only", async (range, text, contentRange) => {
  const answer = await ask({ Range: range });
  expect(answer.status).toBe(206);
  expect(answer.headers.get("Content-Range")).toBe(contentRange);
  expect(answer.headers.get("Content-Length")).toBe(String(text.length));
  expect(await answer.text()).toBe(text);
});

test.each(["bytes=16-", "bytes=99-100", "bytes=-0"])("%s cannot be satisfied", async (range) => {
  const answer = await ask({ Range: range });
  expect(answer.status).toBe(416);
  expect(answer.headers.get("Content-Range")).toBe("bytes */16");
});

test.each(["bytes=0-1,4-5", "bytes=7-3", "bytes=-", "pages=1-2", "bytes=a-b"])(
  "%s is ignored: the whole file comes",
  async (range) => {
    const answer = await ask({ Range: range });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe(String(content));
  },
);

test("a range holds only for the version that it was meant for", async () => {
  expect((await askHead({ Range: "bytes=0-1", "If-Range": `"${digest}"` })).status).toBe(206);
  expect((await askHead({ Range: "bytes=0-1", "If-Range": '"older"' })).status).toBe(200);
});

test("a known digest is not sent again", async () => {
  for (const known of [`"${digest}"`, `"other", W/"${digest}"`, "*"]) {
    const answer = await ask({ "If-None-Match": known });
    expect(answer.status).toBe(304);
    expect(await answer.text()).toBe("");
  }
  expect((await askHead({ "If-None-Match": '"other"' })).status).toBe(200);
});

test("HEAD tells all but the bytes, and nothing can be changed here", async () => {
  const answer = await ask({ Range: "bytes=4-7" }, { method: "HEAD" });
  expect(answer.status).toBe(206);
  expect(answer.headers.get("Content-Length")).toBe("4");
  expect(await answer.text()).toBe("");
  expect((await askHead({}, { method: "POST" })).status).toBe(405);
});

test("any change to a link, and its age, end it", async () => {
  const changed = [
    url.replace(/.(?=\?)/, (digit) => (digit === "0" ? "1" : "0")),
    url.replace(/exp=(\d)/, "exp=9$1"),
    `${url}&name=other.mp4`,
    url.replace(/sig=[^&]+/, "sig="),
    url.replace(/sig=[^&]+/, ""),
    url.replace(digest, "../secrets"),
    createUrlSigner({ key: "another key" }).sign(digest, { expiresInSeconds: 600 }),
  ];
  for (const at of changed) expect((await askHead({}, { at })).status).toBe(403);
  nowMs += 599_000;
  expect((await askHead()).status).toBe(200);
  nowMs += 152_000;
  expect((await askHead()).status).toBe(410);
  nowMs -= 751_000;
});

test("the same file keeps its URL for a while, so that caches work, and never lives shorter than asked", () => {
  let clock = 1_700_000_000_000;
  const signer = createUrlSigner({ key: "k", nowMs: () => clock });
  const seen = new Set<string>();
  for (let second = 0; second < 3600; second += 10) {
    clock += 10_000;
    const made = signer.sign(digest, { expiresInSeconds: 3600 });
    seen.add(made);
    const verified = signer.verify(new URL(made, "http://studio.test"));
    const left = typeof verified === "object" ? verified.expiresAtSeconds - clock / 1000 : 0;
    expect(left).toBeGreaterThanOrEqual(3600);
    expect(left).toBeLessThanOrEqual(4500);
  }
  expect(seen.size).toBeLessThanOrEqual(5);
});

test("downloads keep names in any script without breaking the header", async () => {
  const at = await store.signedUrl(digest, {
    expiresInSeconds: 60,
    downloadName: 'Café "été"\r\nSet-Cookie: x/日本 (1).mp4',
  });
  const disposition = (await askHead({}, { at })).headers.get("Content-Disposition") ?? "";
  expect(disposition).toMatch(/^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''[A-Za-z0-9%._~-]+$/);
  expect(disposition).not.toContain("\n");
  expect(decodeURIComponent(disposition.split("''")[1] ?? "")).toContain("日本 (1).mp4");
});

test("a deleted file is told apart from a bad link", async () => {
  const gone = await store.put(Buffer.from("soon gone"), { contentType: "video/mp4" });
  const at = await store.signedUrl(gone.digest, { expiresInSeconds: 60 });
  await store.delete(gone.digest);
  expect((await askHead({}, { at })).status).toBe(404);
});

test("reads only what the client takes, and closes the file when the client goes away", async () => {
  const big = await store.put(Readable.from(manyChunks()), { contentType: "video/mp4" });
  const at = await store.signedUrl(big.digest, { expiresInSeconds: 60 });
  let opened: Readable | undefined;
  let sent = 0;
  const watching: BlobStore = {
    ...store,
    async get(...args) {
      const found = await store.get(...args);
      opened = found.stream;
      opened.on("data", (chunk: Buffer) => {
        sent += chunk.length;
      });
      opened.pause();
      return found;
    },
  };
  const server = createServer(async (incoming, outgoing) => {
    const gone = new AbortController();
    outgoing.on("close", () => gone.abort());
    const request = new Request(new URL(incoming.url ?? "/", "http://studio.test"), { signal: gone.signal });
    const answer = await serveBlob(request, { store: watching, urls });
    outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
    await pipeline(Readable.fromWeb(answer.body as never), outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const response = await new Promise<IncomingMessage>((resolve) =>
    get(`http://127.0.0.1:${port}${at}`, resolve),
  );
  response.once("data", () => response.pause());
  await vi.waitFor(() => expect(sent).toBeGreaterThan(0));
  response.destroy();
  await vi.waitFor(() => expect(opened?.closed).toBe(true));
  expect(sent).toBeLessThan(big.bytes);
  server.close();
});

function* manyChunks() {
  for (let index = 0; index < 400; index++) yield Buffer.alloc(100_000, index);
}

test("a client that has gone before the file was opened leaves no file open", async () => {
  const leaving = new AbortController();
  const opened: Readable[] = [];
  const slow: BlobStore = {
    ...store,
    async get(...args) {
      const found = await store.get(...args);
      opened.push(found.stream);
      leaving.abort();
      return found;
    },
  };
  const request = new Request(new URL(url, "http://studio.test"), { signal: leaving.signal });
  await serveBlob(request, { store: slow, urls });
  await vi.waitFor(() => expect(opened.map(({ closed }) => closed)).toEqual([true]));
});
