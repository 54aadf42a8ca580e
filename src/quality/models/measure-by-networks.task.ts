import type { Measurement } from "@/domain/quality/scorecard";
import type { EngineDescription } from "@/media/ffmpeg/engine";
import { openMediaEngine } from "@/media/ffmpeg/resolve-engine";
import type { Task } from "@/workers/task";
import { embedByClip, embedByDino, embedText, openAestheticHead } from "./embeddings";
import { weightNames } from "./manifest";
import {
  aestheticQuality,
  alignmentWords,
  backgroundConsistency,
  subjectConsistency,
  textAlignment,
} from "./network-metrics";
import type { Picture } from "./picture-input";
import { readPicture, samplePictures, spread } from "./sample-pictures";
import type { Weight } from "./weights-folder";

export type MeasureByNetworks = {
  source: { kind: "clip"; file: string; engine: EngineDescription } | { kind: "still"; file: string };
  /** What should be seen; null leaves text alignment out. */
  text: string | null;
  /** Files of the networks that are installed. */
  weights: Record<string, Weight>;
};

/** Frames of a clip that are looked at. */
const lookedAt = 8;
/** The large network takes some seconds for each on a processor, and taste changes slowly. */
const lookedAtForTaste = 3;

/** What the installed networks make of a clip or a still. */
export const task: Task<MeasureByNetworks, Measurement[]> = async ({ source, text, weights }, { report }) => {
  const pictures =
    source.kind === "clip"
      ? await samplePictures(openMediaEngine(source.engine), { file: source.file, count: lookedAt })
      : [await readPicture(source.file)];
  const ofClip = await clipMetrics(pictures, { text, weights });
  report(0.4);
  const ofSubject = await subjectMetrics(pictures, weights);
  report(0.6);
  return [...ofClip, ...ofSubject, ...(await tasteMetrics(pictures, weights))];
};

type Weights = Record<string, Weight>;

async function clipMetrics(
  pictures: readonly Picture[],
  { text, weights }: { text: string | null; weights: Weights },
): Promise<Measurement[]> {
  const vision = weights[weightNames.clipVision];
  const words = weights[weightNames.clipText];
  const tokenizer = weights[weightNames.clipTokenizer];
  if (!vision || !words || !tokenizer) return [];
  const frames = await inTurn(pictures, (picture) => embedByClip(vision, picture));
  return [
    ...(text
      ? [textAlignment(frames, await embedText({ text: words, tokenizer }, alignmentWords(text)))]
      : []),
    ...(frames.length > 1 ? [backgroundConsistency(frames)] : []),
  ];
}

async function subjectMetrics(pictures: readonly Picture[], weights: Weights): Promise<Measurement[]> {
  const dino = weights[weightNames.dino];
  if (!dino || pictures.length < 2) return [];
  return [subjectConsistency(await inTurn(pictures, (picture) => embedByDino(dino, picture)))];
}

async function tasteMetrics(pictures: readonly Picture[], weights: Weights): Promise<Measurement[]> {
  const vision = weights[weightNames.largeClipVision];
  const headFile = weights[weightNames.aestheticHead];
  if (!vision || !headFile || pictures.length === 0) return [];
  const head = await openAestheticHead(headFile);
  const chosen = spread(pictures.length, lookedAtForTaste).flatMap((index) => pictures[index] ?? []);
  return [
    aestheticQuality(await inTurn(chosen, async (picture) => head(await embedByClip(vision, picture)))),
  ];
}

/** One after the other: a network uses all the cores it is given for a single picture. */
async function inTurn<Item, Made>(
  items: readonly Item[],
  make: (item: Item) => Promise<Made>,
): Promise<Made[]> {
  const made: Made[] = [];
  for (const item of items) made.push(await make(item));
  return made;
}
