import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Network, networks, weightNames } from "@/quality/models/manifest";
import { randomMatrix, tinyClipText, tinyClipVision, tinyDino, tinySface, tinyYunet } from "./tiny-networks";

/** Seeds of the random numbers in each tiny network. */
export const tinySeeds = { clipVision: 1, clipText: 8, largeClipVision: 3, aesthetics: 4, dino: 5, sface: 6 };

const letters = [..."abcdefghijklmnopqrstuvwxyz"];

/** Letters, also at the end of words, and some that were learnt to belong together. */
export const tinyVocabulary = [
  ...letters,
  ...letters.map((letter) => `${letter}</w>`),
  ...["ab", "ab</w>", "abc</w>", "Ã", "©</w>"],
];
const marks = ["<|startoftext|>", "<|endoftext|>"];

export const tinyTokenizer = JSON.stringify({
  version: "1.0",
  model: {
    type: "BPE",
    vocab: Object.fromEntries([...tinyVocabulary, ...marks].map((token, id) => [token, id])),
    merges: ["a b", ["ab", "c</w>"], "a b</w>"],
  },
});

export const tinyVocabularySize = tinyVocabulary.length + marks.length;

const contents = (): Record<string, Uint8Array | string> => ({
  [weightNames.clipVision]: tinyClipVision(512, tinySeeds.clipVision),
  [weightNames.clipText]: tinyClipText(tinyVocabularySize, tinySeeds.clipText),
  [weightNames.clipTokenizer]: tinyTokenizer,
  [weightNames.largeClipVision]: tinyClipVision(768, tinySeeds.largeClipVision),
  [weightNames.aestheticHead]: JSON.stringify({
    weight: [...randomMatrix(768, 1, tinySeeds.aesthetics)],
    bias: 5,
  }),
  [weightNames.dino]: tinyDino(tinySeeds.dino),
  [weightNames.yunet]: tinyYunet(),
  [weightNames.sface]: tinySface(tinySeeds.sface),
});

/** Tiny networks in the place of the real ones: writes their files and returns the manifest they stand in. */
export async function writeTinyWeights(folder: string): Promise<Network[]> {
  const files = contents();
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  const digest = (name: string) =>
    createHash("sha256")
      .update(files[name] ?? "")
      .digest("hex");
  return networks.map((network) => ({
    ...network,
    files: network.files.map((file) => ({ ...file, sha256: file.sha256 && digest(file.name) })),
  }));
}
