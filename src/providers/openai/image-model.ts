import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { toFile } from "openai";
import sharp from "sharp";
import { z } from "zod";
import type { ImageQuality, OpenAiImageEntry } from "@/domain/catalogue/openai-models";
import { StudioError } from "@/domain/errors";
import type { PixelSize } from "@/domain/media/format";
import { writeAtomically } from "@/media/files/write-atomically";
import type { ImageModel, ImageRequest } from "@/providers/contract/image-model";
import type { MediaFile } from "@/providers/contract/media-result";
import type { RemoteCall, Submission } from "@/providers/contract/remote-job";
import { type ImageUsage, imagePrice, mostOfImage, usualOfImage } from "./image-price";
import { toldFailure } from "./told-failure";
import { answeredAtOnce, unusableAnswer } from "./unusable-answer";
import type { Vendor } from "./vendor";

/** Far more than any picture of these sizes has. */
const mostBytes = 32 * 2 ** 20;

/** Pictures by a gpt-image model: from words, or from words and reference pictures. Answered at once, kept nowhere. */
export function createImageModel({
  vendor,
  entry,
  quality,
}: {
  vendor: Vendor;
  entry: OpenAiImageEntry;
  quality: ImageQuality;
}): ImageModel {
  const draw = async (request: ImageRequest, size: string): Promise<unknown> => {
    const wish = {
      model: entry.vendorId,
      prompt: promptOf(request),
      size,
      quality,
      n: 1,
      output_format: "png" as const,
    };
    if (request.references.length === 0) return vendor.client.images.generate(wish);
    return vendor.client.images.edit({ ...wish, image: await filesOf(request) });
  };
  return {
    id: entry.id,
    name: entry.name,
    version: `1-${quality}`,
    draft: false,
    references: entry.capabilities.references,
    seed: entry.capabilities.seed,
    composition: { as: "first-reference", required: false },
    typicalSeconds: entry.typicalSeconds,
    priceMicros: (size) => usualOfImage(entry, { size: nearestSize(entry, size), quality }),
    job: {
      ...answeredAtOnce,
      provider: vendor.provider,
      ceilingMicros: (request) =>
        mostOfImage(entry, { prompt: promptOf(request), references: request.references.length }),
      async submit(request, call) {
        checkRequest(request, entry);
        const size = nearestSize(entry, request.size);
        try {
          const answer = imageAnswer.parse(await draw(request, size));
          const usage = usageOf(answer) ?? tableUsage(entry, { request, size, quality });
          return await keepPicture(answer, { call, costMicros: imagePrice(entry, usage) });
        } catch (error) {
          throw toldFailure(error, vendor);
        }
      },
      // Pictures are not kept by the vendor, so that there is nothing to look one up in.
      find: async () => "unknown",
    },
  };
}

/** The size whose shape is nearest to the wanted one. */
export function nearestSize({ sizes }: Pick<OpenAiImageEntry, "sizes">, wanted: PixelSize): string {
  const shape = ({ width, height }: PixelSize) => Math.log(width / height);
  const away = (size: PixelSize) => Math.abs(shape(size) - shape(wanted));
  const [nearest] = [...sizes].sort((a, b) => away(a) - away(b));
  if (!nearest) throw new StudioError("misconfigured", "The catalogue holds no size for this image model.");
  return nearest.value;
}

const roleWords = {
  composition:
    "the composition: place everything and set the camera as there, but take nothing of how it is drawn",
  product: "the product: keep its shape, colours, label and marks exactly",
  element: "something that must look the same wherever it appears: keep its identity",
  "previous-frame": "the picture before this one: keep its light, palette and place",
  hero: "the look of the whole video: keep its light, palette, materials and style",
} as const;

/** The model is told what each reference is for; without that it mixes them. */
function promptOf({ prompt, references }: ImageRequest): string {
  const lines = references.map(({ role }, index) => `Picture ${index + 1} shows ${roleWords[role]}.`);
  return [prompt, ...lines].join("\n");
}

function checkRequest(request: ImageRequest, { promptMax, capabilities, name }: OpenAiImageEntry): void {
  if (promptOf(request).length > promptMax) {
    throw new StudioError(
      "invalid-input",
      `${name} takes prompts of at most ${promptMax} characters. Shorten the prompt.`,
    );
  }
  if (request.references.length > capabilities.references) {
    throw new StudioError(
      "invalid-input",
      `${name} takes at most ${capabilities.references} reference pictures.`,
    );
  }
}

const filesOf = ({ references }: ImageRequest) =>
  Promise.all(
    references.map(async ({ path: file, contentType }, index) => {
      const bytes = await readFile(file).catch((error: unknown) => {
        throw new StudioError("invalid-input", "A reference picture cannot be read.", { cause: error });
      });
      return toFile(bytes, `picture-${index + 1}.${contentType.split("/").at(-1)}`, { type: contentType });
    }),
  );

const imageAnswer = z.object({
  data: z.array(z.object({ b64_json: z.string().nullish() })),
  /** Null when the vendor does not tell. */
  usage: z
    .object({
      input_tokens_details: z.object({ text_tokens: z.int(), image_tokens: z.int() }),
      output_tokens: z.int(),
    })
    .nullable()
    .catch(null),
});
type ImageAnswer = z.infer<typeof imageAnswer>;

function usageOf({ usage }: ImageAnswer): ImageUsage | null {
  if (usage === null) return null;
  const { text_tokens: text, image_tokens: image } = usage.input_tokens_details;
  return { text, image, output: usage.output_tokens };
}

/** For an answer that does not tell its tokens: those of the vendor's table, and the most for what was read. */
const tableUsage = (
  entry: OpenAiImageEntry,
  { request, size, quality }: { request: ImageRequest; size: string; quality: ImageQuality },
): ImageUsage => ({
  text: Buffer.byteLength(promptOf(request)),
  image: request.references.length * entry.referenceTokens,
  output: entry.outputTokens[size]?.[quality] ?? 0,
});

async function keepPicture(
  answer: ImageAnswer,
  { call, costMicros }: { call: RemoteCall; costMicros: number },
): Promise<Submission<MediaFile>> {
  const unusable = (what: string) =>
    unusableAnswer({ reason: `OpenAI answered with ${what}. Make the picture again.`, costMicros });
  const encoded = answer.data[0]?.b64_json;
  if (!encoded) return unusable("no picture");
  if (encoded.length > (mostBytes * 4) / 3) return unusable("a picture that is far too large");
  const bytes = Buffer.from(encoded, "base64");
  const format = await wholePicture(bytes);
  if (format === null) return unusable("something that is not a whole picture");
  const file = path.join(/*turbopackIgnore: true*/ call.outputFolder, `${call.operationId}.${format}`);
  await writeAtomically(file, (temporary) => writeFile(temporary, bytes));
  return { state: "answered", result: { path: file, contentType: `image/${format}` }, costMicros };
}

const formats = ["png", "jpeg", "webp"] as const;

/** What kind of picture it is, by decoding it to its last line; null when it is none or ends too early. */
async function wholePicture(bytes: Buffer): Promise<(typeof formats)[number] | null> {
  try {
    const picture = sharp(bytes, { failOn: "truncated" });
    const { format } = await picture.metadata();
    await picture.stats();
    return formats.find((known) => known === format) ?? null;
  } catch {
    // Whatever the decoder says: it is not a picture that can be used, and the caller tells the maker so.
    return null;
  }
}
