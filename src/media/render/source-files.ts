import { StudioError } from "@/domain/errors";
import type { MediaInfo } from "@/domain/media/format";
import { rescale } from "@/domain/time/rational";
import type { ClipItem, Cut } from "@/domain/timeline/cut";
import { seenClips } from "@/domain/timeline/nested";
import { type Probe, probeMedia } from "../probe/probe-media";

/** The files that a cut is made of, by digest. */
export type SourceFiles = ReadonlyMap<string, { path: string; probe: Probe }>;

/**
 * Finds and reads the files of a cut. Throws "invalid-input" for a clip that is no video, or has fewer frames than the
 * cut shows of it.
 */
export async function openSources(
  cut: Cut,
  resolveMedia: (digest: string) => string | Promise<string>,
): Promise<SourceFiles> {
  const clips = seenClips(cut);
  const digests = new Set(
    [...clips, ...cut.voice, ...cut.music, ...cut.effects].map((item) => item.mediaDigest),
  );
  const files = new Map<string, { path: string; probe: Probe }>();
  for (const digest of digests) {
    const file = await resolveMedia(digest);
    files.set(digest, { path: file, probe: await probeMedia(file) });
  }
  for (const clip of clips) requireFrames(cut, clip, sourceFile(files, clip.mediaDigest).probe.info);
  return files;
}

export function sourceFile(files: SourceFiles, digest: string) {
  const file = files.get(digest);
  if (file === undefined) throw new StudioError("not-found", `Media ${digest} was not resolved`);
  return file;
}

/** The file of a sound, or null for a clip that was recorded without one. */
export function soundFile(files: SourceFiles, digest: string): string | null {
  const found = sourceFile(files, digest);
  return found.probe.info.audio ? found.path : null;
}

/** One frame of grace for clips whose length is no whole number of frames at the cut's rate. */
function requireFrames(cut: Cut, clip: ClipItem, info: MediaInfo) {
  if (info.kind !== "video" || info.durationSeconds === null) {
    throw new StudioError("invalid-input", `${clip.name} is not a video`);
  }
  const { start, duration } = clip.sourceRange;
  const neededFrames = rescale(start, cut.fps).value + rescale(duration, cut.fps).value;
  const presentFrames = Math.round(info.durationSeconds * cut.fps);
  if (presentFrames + 1 < neededFrames) {
    throw new StudioError(
      "invalid-input",
      `${clip.name} has ${presentFrames} frames, but the cut uses it up to frame ${neededFrames}. Shorten the clip or choose another take.`,
    );
  }
}
