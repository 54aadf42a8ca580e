import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createFetchRemote, type GuardedFetchOptions } from "./guarded-fetch";

const png = Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), Buffer.alloc(5_000, 7)]);
const open: { close(): Promise<void> }[] = [];
let folder: string;
let toFile: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "framewright-fetch-"));
  toFile = path.join(folder, "file.png");
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
  await rm(folder, { recursive: true });
});

async function serve(answer: RequestListener, { host = "127.0.0.1", port = 0 } = {}) {
  const server = createServer(answer);
  server.listen(port, host);
  await once(server, "listening");
  open.push({
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  });
  const address = server.address() as AddressInfo;
  return { origin: `http://${host}:${address.port}`, port: address.port };
}

type Wish = Partial<Parameters<ReturnType<typeof createFetchRemote>>[1]>;
const download = (url: string, options: GuardedFetchOptions, wish: Wish = {}) =>
  createFetchRemote(options)(url, { toFile, maxBytes: 1_000_000, accept: "image", ...wish });

/** Downloads from a server with this answer, which is allowed. */
async function downloadFrom(answer: RequestListener, options: GuardedFetchOptions = {}, wish: Wish = {}) {
  const { origin } = await serve(answer);
  return download(`${origin}/file`, { allow: [origin], ...options }, wish);
}

const nothingLeft = async () => expect(await readdir(folder)).toEqual([]);

test("a file arrives whole, with the type that its bytes say, whatever the server calls it", async () => {
  const result = await downloadFrom((_, response) => {
    response.writeHead(200, { "content-type": "text/html" }).end(png);
  });
  expect(result).toEqual({ path: toFile, contentType: "image/png", bytes: png.length });
  expect(await readFile(toFile)).toEqual(png);
  expect(await readdir(folder)).toEqual(["file.png"]);
});

test("bytes that come one by one are judged all the same", async () => {
  const result = await downloadFrom((_, response) => {
    const drip = (at: number) => {
      if (at === 20) return response.end(png.subarray(20));
      response.write(png.subarray(at, at + 1), () => setImmediate(drip, at + 1));
    };
    drip(0);
  });
  expect(result.bytes).toBe(png.length);
  expect(await readFile(toFile)).toEqual(png);
});

describe("addresses", () => {
  test("a server on this machine is refused without being asked", async () => {
    let asked = 0;
    const { origin, port } = await serve((_, response) => {
      asked++;
      response.end(png);
    });
    for (const url of [origin, `https://127.0.0.1:${port}/`, `https://localhost:${port}/`]) {
      await expect(download(url, {})).rejects.toMatchObject({ code: "forbidden" });
    }
    expect(asked).toBe(0);
    await nothingLeft();
  });

  test("a name is asked at the address that was checked, though it points elsewhere a moment later", async () => {
    const first = await serve((_, response) => response.end(png));
    let asked = 0;
    await serve(
      (_, response) => {
        asked++;
        response.end(png);
      },
      { host: "127.0.0.2", port: first.port },
    );
    const answers = ["127.0.0.1", "127.0.0.2", "127.0.0.2"];
    const lookup = async () => [{ address: answers.shift() ?? "127.0.0.2", family: 4 }];
    const origin = `http://media.test:${first.port}`;
    const result = await download(`${origin}/file`, { allow: [origin], lookup });
    expect(result.bytes).toBe(png.length);
    expect(asked).toBe(0);
    expect(answers).toEqual(["127.0.0.2", "127.0.0.2"]);
  });

  test("a redirect to the inside is refused without being followed, also one of a name that has changed", async () => {
    let asked = 0;
    const inside = await serve((_, response) => {
      asked++;
      response.end(png);
    });
    for (const location of [
      `${inside.origin}/`,
      `https://rebound.test:${inside.port}/`,
      "file:///etc/passwd",
    ]) {
      const lookup = async () => [{ address: "127.0.0.1", family: 4 }];
      const answer: RequestListener = (_, response) => response.writeHead(302, { location }).end();
      await expect(downloadFrom(answer, { lookup })).rejects.toMatchObject({ code: "forbidden" });
    }
    expect(asked).toBe(0);
    await nothingLeft();
  });
});

describe("redirects", () => {
  test("are followed three times, relative ones too; the fourth is an error", async () => {
    const hops = (count: number): RequestListener => {
      let left = count;
      return (_, response) => {
        if (left-- === 0) response.end(png);
        else response.writeHead(307, { location: `/next/${left}` }).end();
      };
    };
    expect((await downloadFrom(hops(3))).bytes).toBe(png.length);
    await rm(toFile);
    await expect(downloadFrom(hops(4))).rejects.toMatchObject({ code: "media-failed" });
    await nothingLeft();
  });

  test("headers go to the first origin only, and not on a way that comes back to it", async () => {
    const seen: [string, string | undefined][] = [];
    const note = (name: string, answer: RequestListener): RequestListener => {
      return (request, response) => {
        seen.push([`${name}${request.url}`, request.headers.authorization]);
        answer(request, response);
      };
    };
    const away = await serve(
      note("b", (_, response) => response.writeHead(302, { location: `${home.origin}/3` }).end()),
    );
    const home = await serve(
      note("a", ({ url }, response) => {
        if (url === "/3") return response.end(png);
        response.writeHead(302, { location: url === "/1" ? "/2" : `${away.origin}/` }).end();
      }),
    );
    const headers = { authorization: "Bearer key" };
    await download(`${home.origin}/1`, { allow: [home.origin, away.origin] }, { headers });
    expect(seen).toEqual([
      ["a/1", "Bearer key"],
      ["a/2", "Bearer key"],
      ["b/", undefined],
      ["a/3", undefined],
    ]);
  });
});

describe("what is not the file", () => {
  test.each([
    [404, "media-failed"],
    [403, "media-failed"],
    [410, "media-failed"],
    [204, "media-failed"],
    [206, "media-failed"],
    [304, "media-failed"],
    [429, "provider-unavailable"],
    [500, "provider-unavailable"],
    [503, "provider-unavailable"],
  ])("status %d is %s", async (status, code) => {
    const answer: RequestListener = (_, response) => {
      response.writeHead(status).end(status === 204 || status === 304 ? undefined : png);
    };
    await expect(downloadFrom(answer)).rejects.toMatchObject({ code });
    await nothingLeft();
  });

  test.each([
    ["nothing", Buffer.alloc(0), "image"],
    ["a page", Buffer.from("<!doctype html><title>Sign in</title>".repeat(9)), "image"],
    ["a drawing with scripts", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"), "image"],
    ["a picture where a video belongs", png, "video"],
    ["a still in a film's container", Buffer.from("\0\0\0\x1cftypavif\0\0\0\0".padEnd(90, "\0")), "video"],
    ["text that is not Latin", Buffer.from("\ufefftext", "utf16le"), "audio"],
  ] as const)("%s is refused by its bytes", async (_name, body, accept) => {
    const answer: RequestListener = (_, response) =>
      response.writeHead(200, { "content-type": "image/png" }).end(body);
    await expect(downloadFrom(answer, {}, { accept })).rejects.toMatchObject({ code: "media-failed" });
    await nothingLeft();
  });

  test.each([
    ["video", "video/mp4", Buffer.from("\0\0\0\x20ftypisom\0\0\x02\0isomiso2")],
    ["video", "video/quicktime", Buffer.from("\0\0\0\x14ftypqt  \0\0\x02\0")],
    ["video", "video/webm", Buffer.from("1a45dfa39f4286810142f7810142f2810442f381084282847765626d", "hex")],
    ["audio", "audio/wav", Buffer.from("RIFF\0\0\0\0WAVEfmt ")],
    ["audio", "audio/mpeg", Buffer.from("fffb9064", "hex")],
    ["audio", "audio/mpeg", Buffer.from("ID3\x04")],
    ["audio", "audio/aac", Buffer.from("fff15080", "hex")],
    ["audio", "audio/mp4", Buffer.from("\0\0\0\x20ftypM4A \0\0\x02\0")],
    ["image", "image/webp", Buffer.from("RIFF\0\0\0\0WEBPVP8 ")],
    ["image", "image/jpeg", Buffer.from("ffd8ffe0", "hex")],
  ] as const)("%s: %s is known by its bytes", async (accept, contentType, body) => {
    expect(await downloadFrom((_, response) => response.end(body), {}, { accept })).toMatchObject({
      contentType,
    });
  });

  test("one that says it is too large is not begun; one that does not say so is cut off", async () => {
    const large: RequestListener = (_, response) =>
      response.writeHead(200, { "content-length": "2000000" }).end(Buffer.alloc(2_000_000));
    await expect(downloadFrom(large)).rejects.toMatchObject({ code: "media-failed" });
    let sent = 0;
    const endless: RequestListener = (_, response) => {
      const more = () => {
        if (response.destroyed) return;
        sent += png.length;
        response.write(png, () => setImmediate(more));
      };
      more();
    };
    await expect(downloadFrom(endless)).rejects.toMatchObject({
      code: "media-failed",
      message: expect.stringContaining("1 MB"),
    });
    expect(sent).toBeLessThan(20_000_000);
    await nothingLeft();
  });
});

describe("connections that fail", () => {
  test.each([
    ["after half of what was announced", { "content-length": String(png.length) }],
    ["in the middle of chunks", {}],
  ])("a body that breaks off %s is an error and no shorter file", async (_name, headers) => {
    const answer: RequestListener = (request, response) => {
      response.writeHead(200, headers);
      response.write(png.subarray(0, 2_500), () => request.socket.destroy());
    };
    await expect(downloadFrom(answer)).rejects.toMatchObject({ code: "provider-unavailable" });
    await nothingLeft();
  });

  test("nobody there, a name that is not known, and no answer at all", async () => {
    const unknown = async () => {
      throw Object.assign(new Error("getaddrinfo ENOTFOUND"), { code: "ENOTFOUND" });
    };
    const unavailable = { code: "provider-unavailable" };
    const gone = "http://127.0.0.1:9";
    await expect(download(gone, { allow: [gone] })).rejects.toMatchObject(unavailable);
    await expect(download("https://x.test/", { lookup: unknown })).rejects.toMatchObject(unavailable);
    await expect(download("https://x.test/", { lookup: async () => [] })).rejects.toMatchObject(unavailable);
    const dropped: RequestListener = (request) => request.socket.destroy();
    await expect(downloadFrom(dropped)).rejects.toMatchObject(unavailable);
    await nothingLeft();
  });

  test.each([
    ["a name that is never resolved", { connectTimeoutMs: 50, lookup: () => new Promise<never>(() => {}) }],
    ["an answer that never begins", { connectTimeoutMs: 50 }],
    ["a body that falls silent", { idleTimeoutMs: 50 }],
    ["a body that trickles on and on", { timeoutMs: 150 }],
  ])("%s ends after the time that it may take", async (name, options) => {
    const { port } = await serve((_, response) => {
      if (name.startsWith("an answer")) return;
      response.write(png);
      if (name.includes("silent")) return;
      const trickle = setInterval(() => response.write("."), 10);
      response.on("close", () => clearInterval(trickle));
    });
    const host = name.startsWith("a name") ? "slow.test" : "127.0.0.1";
    const origin = `http://${host}:${port}`;
    const failed = download(origin, { allow: [origin], ...options });
    await expect(failed).rejects.toMatchObject({
      code: "provider-unavailable",
      message: expect.stringContaining("too long"),
    });
    await nothingLeft();
  });

  test("the caller's abort ends it at once, before and in the middle", async () => {
    const abort = new AbortController();
    const begun: RequestListener = (_, response) => {
      response.write(png, () => abort.abort(new Error("not wanted any more")));
    };
    await expect(downloadFrom(begun, {}, { signal: abort.signal })).rejects.toMatchObject({
      code: "cancelled",
    });
    await expect(downloadFrom(begun, {}, { signal: abort.signal })).rejects.toMatchObject({
      code: "cancelled",
      cause: expect.objectContaining({ message: "not wanted any more" }),
    });
    await nothingLeft();
  });

  test("a folder that is not there is told as a failure of the disk", async () => {
    const wish = { toFile: path.join(folder, "missing", "file.png") };
    await expect(downloadFrom((_, response) => response.end(png), {}, wish)).rejects.toMatchObject({
      code: "storage-failed",
    });
  });
});
