import type { MediaEngine } from "../ffmpeg/engine";
import { graphOf, link } from "../ffmpeg/graph";
import { mp4Output } from "../ffmpeg/outputs";
import { writeAtomically } from "../files/write-atomically";
import { bt709 } from "./conform";

/** Visually lossless, as for every clip that enters a project. */
const quality = { crf: 14, preset: "veryfast", maxKilobits: 60_000 } as const;

/** Puts clips of one size and rate one after the other, `frames` of each from its beginning. Sound is left out. */
export function joinClips(
  engine: MediaEngine,
  clips: readonly { path: string; frames: number }[],
  { fps, outputPath, signal }: { fps: number; outputPath: string; signal?: AbortSignal | undefined },
): Promise<void> {
  const parts = clips.map(({ frames }, index) =>
    link([`${index}:v`], [`trim=end_frame=${frames}`, `settb=1/${fps}`, "setpts=N"], [`p${index}`]),
  );
  const joined = link(
    clips.map((_, index) => `p${index}`),
    [`concat=n=${clips.length}:v=1:a=0`, `settb=1/${fps}`, "setpts=N", bt709],
    ["v"],
  );
  return writeAtomically(outputPath, (temporaryPath) =>
    engine.run(
      {
        purpose: "join the parts of a shot",
        inputs: clips.map(({ path }) => ({ kind: "file", path })),
        graph: graphOf([...parts, joined]),
        output: mp4Output(temporaryPath, { video: { ...quality, fps }, audio: false }),
        lengthFrames: clips.reduce((sum, { frames }) => sum + frames, 0),
      },
      { signal },
    ),
  );
}
