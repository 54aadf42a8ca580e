/**
 * The editor's preview in a real browser against the file that is exported, at 30 instants of a cut with trims, every
 * transition, text, captions, colour, tables for colours and speed: structural similarity of the brightness. The pictures are harsher than any
 * film: test patterns and a fractal. The preview is as large as the film, so that no scaling comes between them.
 * Run: npx tsx bench/preview-against-export.ts
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import os from "node:os";
import path from "node:path";
import { chromium, type Page } from "@playwright/test";
import sharp from "sharp";
import { build } from "vite";
import type { ClipItem, Cut, TextItem, TransitionItem } from "@/domain/timeline/cut";
import { setCaptions } from "@/domain/timeline/edit/captions";
import { graphOf, link } from "@/media/ffmpeg/graph";
import { mp4Output } from "@/media/ffmpeg/outputs";
import { resolveMediaEngine } from "@/media/ffmpeg/resolve-engine";
import { decodeFrames } from "@/media/frames/decode-frames";
import { bt709 } from "@/media/render/conform";
import { renderCut } from "@/media/render/render-cut";
import { structuralSimilarity } from "@/quality/structural-similarity";
import { createWorkerPool } from "@/workers/worker-pool";
import config from "../playwright.config";

const fps = 24;
const size = { width: 540, height: 960 };
const mediaFrames = 120;
const instants = 30;
const folder = mkdtempSync(path.join(os.tmpdir(), "framewright-preview-"));
const file = (name: string) => path.join(folder, name);

const patterns = {
  pattern: "testsrc2=s=540x960:r=24",
  bars: "smptehdbars=s=540x960:r=24",
  fractal: "mandelbrot=s=540x960:r=24:start_scale=2",
} as const;

const at = (value: number) => ({ value, rate: fps });
const clip = (
  id: string,
  media: keyof typeof patterns,
  { start, length, ...change }: { start: number; length: number } & Partial<ClipItem>,
): ClipItem => ({
  ...{ type: "clip", id, name: id, takeId: media, mediaDigest: media, gainDb: 0 },
  sourceRange: { start: at(start), duration: at(length) },
  available: { start: at(0), duration: at(mediaFrames) },
  ...{ fadeIn: null, fadeOut: null },
  ...change,
});
const seam = (kind: TransitionItem["kind"], length: number): TransitionItem => ({
  ...{ type: "transition", id: kind, kind, duration: at(length) },
});
const text = (id: string, start: number, change: Partial<TextItem>): TextItem => ({
  ...{ type: "text", id, range: { start: at(start), duration: at(60) }, text: "Cold brew, made slowly" },
  ...{ role: "body", position: "lower-third", animation: "none", font: "Inter" },
  ...{ colour: "#ffffff", accent: "#ff7a45" },
  ...change,
});

/** A table of 17 points that makes a picture dusky, for two of the clips and through them four transitions. */
const duskTable = [
  "LUT_3D_SIZE 17",
  ...Array.from({ length: 17 ** 3 }, (_, point) => {
    const [red, green, blue] = [point % 17, Math.floor(point / 17) % 17, Math.floor(point / 289)] as const;
    return [(red / 16) ** 1.2, (0.85 * green) / 16, 0.15 + (0.75 * blue) / 16].join(" ");
  }),
].join("\n");
const dusk = (strength: number) => ({ lut: { digest: "dusk", name: "dusk.cube", strength } });

const plain: Cut = {
  ...{ version: 1, fps, size, duckDb: 0, voice: [], music: [], effects: [] },
  video: [
    clip("a", "pattern", { start: 6, length: 48 }),
    seam("crossfade", 12),
    clip("b", "fractal", { start: 20, length: 60 }),
    seam("wipe", 12),
    clip("c", "bars", { start: 0, length: 48, speedPercent: 150 }),
    seam("slide", 10),
    clip("d", "pattern", { start: 30, length: 60, speedPercent: 50 }),
    seam("zoom", 12),
    clip("e", "fractal", { start: 0, length: 60 }),
    seam("dip", 12),
    clip("f", "pattern", { start: 50, length: 60 }),
  ],
  overlays: [
    text("hook", 0, { role: "hook", text: "Slow is good" }),
    text("body", 62, { position: "top", animation: "slide" }),
    text("cta", 125, { role: "cta", text: "Try it today" }),
    text("brand", 200, { role: "brand", position: "top", text: "Nordlys", animation: "fade" }),
  ],
  grade: {
    clips: {
      a: { exposure: 1, saturation: 1, warmth: 0, ...dusk(1) },
      b: { exposure: 1.1, saturation: 1.2, warmth: 0.2, ...dusk(0.6) },
      c: { exposure: 0.9, saturation: 0.8, warmth: -0.3, contrast: 1.1 },
      f: { exposure: 1.15, saturation: 1, warmth: 0, contrast: 0.9 },
    },
    ...{ contrast: 1, grain: 0 },
  },
  loudness: { integratedLufs: -14, truePeakDbtp: -1 },
};
const cut = setCaptions(plain, {
  spans: [{ startFrame: 230, lengthFrames: 70, text: "Every morning begins with a path" }],
});

/** The film, and every frame of it that is compared. */
async function exportFilm(): Promise<{ lengthFrames: number; frames: Map<number, Uint8Array> }> {
  const engine = await resolveMediaEngine();
  for (const [name, source] of Object.entries(patterns)) {
    const made = [
      source,
      `trim=end_frame=${mediaFrames}`,
      "scale=out_color_matrix=bt709:out_range=tv",
      bt709,
    ];
    await engine.run({
      purpose: "make a pattern",
      inputs: [],
      graph: graphOf([link([], [...made, "format=yuv420p"], ["v"])]),
      output: mp4Output(file(name), {
        video: { fps, crf: 14, preset: "veryfast", maxKilobits: 40_000 },
        audio: false,
      }),
      lengthFrames: mediaFrames,
    });
  }
  writeFileSync(file("dusk"), duskTable);
  const workers = createWorkerPool({ size: 1 });
  const { lengthFrames } = await renderCut(cut, {
    ...{ engine, workers, resolveMedia: file, outputPath: file("film") },
  });
  void workers.close();
  const wanted = new Set(instantsOf(lengthFrames));
  const frames = new Map<number, Uint8Array>();
  let frame = 0;
  for await (const pixels of decodeFrames(engine, file("film"), { pixelFormat: "rgb24", size })) {
    if (wanted.has(frame)) frames.set(frame, pixels);
    frame += 1;
  }
  return { lengthFrames, frames };
}

const instantsOf = (lengthFrames: number) =>
  Array.from({ length: instants }, (_, index) => Math.floor(((index + 0.5) * lengthFrames) / instants));

/** The preview's page and the media, at an address of their own. */
async function serve(): Promise<string> {
  await build({
    configFile: false,
    logLevel: "error",
    define: { "process.env.NODE_ENV": '"production"' },
    resolve: { alias: { "@": path.resolve("src") } },
    build: {
      outDir: file("page"),
      lib: {
        entry: "src/testing/preview-page.ts",
        formats: ["iife"],
        name: "preview",
        fileName: () => "page.js",
      },
    },
  });
  const stage = `width:${size.width}px;height:${size.height}px`;
  const page =
    `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="/page/framewright.css"><body style="margin:0">` +
    `<div id="root" style="${stage}"></div><script>window.shownCut=${JSON.stringify(cut)}</script><script src="/page/page.js"></script>`;
  const types: Record<string, string> = { ".js": "text/javascript", ".css": "text/css", "": "video/mp4" };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    if (pathname === "/") return response.setHeader("content-type", "text/html").end(page);
    readFile(file(pathname.replace("/media/", "/"))).then(
      (bytes) => {
        const [from, to] = rangeOf(request.headers.range, bytes.length);
        response.writeHead(request.headers.range ? 206 : 200, {
          "content-type": types[path.extname(pathname)] ?? "application/octet-stream",
          "accept-ranges": "bytes",
          "content-range": `bytes ${from}-${to}/${bytes.length}`,
        });
        response.end(bytes.subarray(from, to + 1));
      },
      () => response.writeHead(404).end(),
    );
  });
  server.unref();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/`;
}

function rangeOf(header: string | undefined, length: number): [number, number] {
  const [, from = "0", to = ""] = /bytes=(\d+)-(\d*)/.exec(header ?? "") ?? [];
  return [Number(from), to === "" ? length - 1 : Number(to)];
}

const isStill = () =>
  [...document.querySelectorAll("video")].every(
    // One that is shown through a table is hidden behind its canvas.
    (video) => !video.seeking && (video.style.visibility === "hidden" || video.readyState >= 2),
  );

async function shownAt(page: Page, frame: number): Promise<Uint8Array> {
  await page.evaluate((wanted) => window.seek(wanted), frame);
  await page.waitForFunction(isStill);
  // A frame that has arrived is on the screen with the next one that the page draws.
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
  return sharp(await page.screenshot())
    .removeAlpha()
    .raw()
    .toBuffer();
}

function brightness(rgb: Uint8Array): Uint8Array {
  return Uint8Array.from({ length: rgb.length / 3 }, (_, pixel) => {
    const [red = 0, green = 0, blue = 0] = rgb.subarray(pixel * 3, pixel * 3 + 3);
    return Math.round(0.2126 * red + 0.7152 * green + 0.0722 * blue);
  });
}

const film = await exportFilm();
const address = await serve();
const browser = await chromium.launch(config.use?.launchOptions);
try {
  const page = await browser.newPage({ viewport: size });
  await page.goto(address);
  await page.locator("video").first().waitFor({ state: "attached" });
  await page.evaluate(() => document.fonts.ready);
  await shownAt(page, 0);
  const similarities: number[] = [];
  for (const frame of instantsOf(film.lengthFrames)) {
    const shown = brightness(await shownAt(page, frame));
    const similarity = structuralSimilarity(
      shown,
      brightness(film.frames.get(frame) ?? new Uint8Array()),
      size,
    );
    similarities.push(similarity);
    console.log(`frame ${String(frame).padStart(3)}  ${similarity.toFixed(4)}`);
  }
  console.log(`least ${Math.min(...similarities).toFixed(4)} of ${instants} instants; 0.97 is asked for`);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
