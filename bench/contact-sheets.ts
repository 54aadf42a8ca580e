/**
 * Makes the contact sheets of docs/guides/product-videos.md: three made-up products, each filmed by the built-in planner and
 * provider, with the last frame of every shot. To be looked at: the product looks the same in all of them. Some minutes.
 * Run: npm run bench -- contact-sheets
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import sharp from "sharp";
import { readArguments } from "@/cli/arguments";
import { makeOnce } from "@/cli/make-once";
import { projectTakes } from "@/db/queries/project-history";
import { projects } from "@/db/schema/all";
import { env } from "@/env";
import { openRuntime, type Runtime } from "@/runtime/runtime";
import { type DrawnProduct, drawnProducts, photoOf } from "@/testing/product-drawings";

const columns = 3;
const gap = 8;
const picture = { width: 480, height: 270 };
const ground = "#16181b";
const shots = "5";

async function film({ prompt, views }: DrawnProduct, folder: string): Promise<void> {
  const photos = views.map((_view, index) => path.join(folder, `view-${index}.png`));
  for (const [index, view] of views.entries()) await writeFile(photos[index] ?? "", await photoOf(view));
  const images = photos.flatMap((photo) => ["--image", photo]);
  const wanted = ["--format", "product", "--aspect", "16:9", "--duration", "15", "--clips", shots];
  const args = readArguments([
    prompt,
    ...wanted,
    ...images,
    "--json",
    "--out",
    path.join(folder, "video.mp4"),
  ]);
  if (args === "help" || "list" in args) throw new Error("these arguments make no video");
  await makeOnce({ ...args, data: path.join(folder, "data") }, new AbortController().signal);
}

/** The last frame of every shot, in the order in which they were planned. */
async function lastFrames(runtime: Runtime): Promise<Buffer[]> {
  const [project] = await runtime.db.select().from(projects);
  if (!project) throw new Error("the video was not kept");
  const drawn = (await projectTakes(runtime.db, project.id)).filter(
    ({ take, chosen }) => chosen !== null && take.slot.endsWith("/last-frame"),
  );
  const inOrder = drawn.toSorted((a, b) => a.take.slot.localeCompare(b.take.slot, "en", { numeric: true }));
  return Promise.all(
    inOrder.map(async ({ take }) =>
      sharp(await runtime.deps.files.pathOf(take.digest))
        .resize(picture.width, picture.height)
        .toBuffer(),
    ),
  );
}

const sheetOf = (pictures: readonly Buffer[]): Promise<Buffer> =>
  sharp({
    create: {
      width: columns * (picture.width + gap) + gap,
      height: Math.ceil(pictures.length / columns) * (picture.height + gap) + gap,
      channels: 3,
      background: ground,
    },
  })
    .composite(
      pictures.map((input, index) => ({
        input,
        left: gap + (index % columns) * (picture.width + gap),
        top: gap + Math.floor(index / columns) * (picture.height + gap),
      })),
    )
    .jpeg({ quality: 82, mozjpeg: true })
    .toBuffer();

for (const product of drawnProducts) {
  const folder = await mkdtemp(path.join(os.tmpdir(), "framewright-sheet-"));
  try {
    await film(product, folder);
    const runtime = await openRuntime(
      { ...env(), dataFolder: path.join(folder, "data") },
      { address: null, durable: false, projectFolder: process.cwd() },
    );
    const pictures = await lastFrames(runtime).finally(() => runtime.close());
    const file = `docs/images/product-${product.name}.jpg`;
    await writeFile(file, await sheetOf(pictures));
    console.log(`${file}: ${pictures.length} shots`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
