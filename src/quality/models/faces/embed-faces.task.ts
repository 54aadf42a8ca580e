import type { EngineDescription } from "@/media/ffmpeg/engine";
import { openMediaEngine } from "@/media/ffmpeg/resolve-engine";
import type { Task } from "@/workers/task";
import { answerOf, openNetwork } from "../open-network";
import type { Picture } from "../picture-input";
import { samplePictures } from "../sample-pictures";
import { unit } from "../similarity";
import type { Weight } from "../weights-folder";
import { alignFace, faceSide } from "./align-face";
import { detectFaces, type Face } from "./detect-faces";

export type EmbedFaces = { file: string; engine: EngineDescription; yunet: Weight; sface: Weight };

/** Frames of a clip in which a face is looked for. */
const lookedAt = 8;

/** 128 numbers for the face that is seen best in a clip, of length 1; null when no face is seen. */
export const task: Task<EmbedFaces, number[] | null> = async ({ file, engine, yunet, sface }) => {
  const pictures = await samplePictures(openMediaEngine(engine), { file, count: lookedAt });
  let best: { picture: Picture; face: Face; worth: number } | null = null;
  for (const picture of pictures) {
    for (const face of await detectFaces(yunet, picture)) {
      const worth = face.sureness * Math.sqrt(face.width * face.height);
      if (!best || worth > best.worth) best = { picture, face, worth };
    }
  }
  if (!best) return null;
  const network = await openNetwork(sface);
  const data = alignFace(best.picture, best.face.landmarks);
  const answers = await network.run({ data: { data, dims: [1, 3, faceSide, faceSide] } });
  return [...unit(answerOf(answers, "fc1"))];
};
