import { z } from "zod";
import { StudioError } from "@/domain/errors";
import { type ClipTokenizer, readClipTokenizer } from "./clip-tokenizer";
import { answerOf, openNetwork, readWeight } from "./open-network";
import { clipInput, dinoInput, type Picture, pictureInput } from "./picture-input";
import { unit } from "./similarity";
import type { Weight } from "./weights-folder";

/** What a picture or a text is to CLIP, of length 1. `weight`: ViT-B/32 or ViT-L/14, whose numbers are not comparable. */
export async function embedByClip(weight: Weight, picture: Picture): Promise<Float32Array> {
  const network = await openNetwork(weight);
  const answers = await network.run({ pixel_values: await pictureInput(picture, clipInput) });
  return unit(answerOf(answers, "image_embeds"));
}

export async function embedText(
  { text, tokenizer }: { text: Weight; tokenizer: Weight },
  words: string,
): Promise<Float32Array> {
  const ids = (await openTokenizer(tokenizer)).encode(words);
  const network = await openNetwork(text);
  const dims = [1, ids.length];
  const answers = await network.run({
    input_ids: { data: BigInt64Array.from(ids), dims },
    // Some exports ask which tokens count: all of them, because nothing is padded.
    ...(network.inputs.includes("attention_mask") && {
      attention_mask: { data: new BigInt64Array(ids.length).fill(1n), dims },
    }),
  });
  return unit(answerOf(answers, "text_embeds"));
}

const tokenizers = new Map<string, ClipTokenizer>();

async function openTokenizer(weight: Weight): Promise<ClipTokenizer> {
  const known = tokenizers.get(weight.sha256);
  if (known) return known;
  const tokenizer = readClipTokenizer(Buffer.from(await readWeight(weight)).toString("utf8"));
  tokenizers.set(weight.sha256, tokenizer);
  return tokenizer;
}

const dinoSize = 384;

/** What a picture is to DINOv2 small: the token that stands for the whole picture. */
export async function embedByDino(weight: Weight, picture: Picture): Promise<Float32Array> {
  const network = await openNetwork(weight);
  const answers = await network.run({ pixel_values: await pictureInput(picture, dinoInput) });
  return answerOf(answers, "last_hidden_state").slice(0, dinoSize);
}

const headFile = z.object({ weight: z.array(z.number()).length(768), bias: z.number() });

/** LAION's first aesthetic predictor: one linear layer on a picture of ViT-L/14, about 1 to 10. */
export type AestheticHead = (embedding: Float32Array) => number;

export async function openAestheticHead(file: Weight): Promise<AestheticHead> {
  const { weight, bias } = parseHead(Buffer.from(await readWeight(file)).toString("utf8"));
  return (embedding) => weight.reduce((sum, one, index) => sum + one * (embedding[index] ?? 0), bias);
}

function parseHead(json: string): z.infer<typeof headFile> {
  try {
    return headFile.parse(JSON.parse(json));
  } catch (error) {
    throw new StudioError(
      "misconfigured",
      'The aesthetic head must be JSON with 768 numbers as "weight" and one as "bias". Run: npm run weights',
      { cause: error },
    );
  }
}
