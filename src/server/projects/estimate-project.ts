import type { Brief } from "@/domain/brief/brief";
import { briefSeed, resolveBrief } from "@/domain/brief/resolve-brief";
import { estimateRun } from "@/domain/cost/estimate";
import { exportSizes, frameSizes } from "@/domain/media/format";
import type { CostEstimate } from "@/domain/view/views";
import type { Runtime } from "@/runtime/runtime";

/** What a brief would cost and take, before anything is made. */
export function estimateProject(runtime: Runtime, { brief }: { brief: Brief }): CostEstimate {
  const resolved = resolveBrief(brief, { fallbackSeed: briefSeed(brief) });
  const models = runtime.models.local;
  const size = frameSizes[resolved.aspect];
  const durationSeconds = resolved.durationFrames / resolved.fps / Math.max(1, resolved.clips ?? 4);
  const { width, height } = exportSizes[resolved.aspect];
  return estimateRun(
    resolved,
    {
      text: { name: models.text.name, microsPerCall: 0, secondsPerCall: 0.1 },
      image: { name: models.image.name, micros: models.image.priceMicros(size), seconds: 1 },
      video: {
        name: models.video.name,
        micros: models.video.priceMicros({ size, durationSeconds }),
        seconds: models.video.typicalSeconds({ size, durationSeconds }),
      },
      music: { name: models.music.name },
      speech: models.speech && { name: models.speech.name },
    },
    {
      parallelism: runtime.env.concurrency ?? 2,
      notices: [
        ...resolved.notes,
        ...noticesOf(models, brief),
        `The video will be ${width} × ${height} pixels.`,
      ],
    },
  );
}

/** What a maker should know of the models before starting, rather than find out after. */
function noticesOf(models: Runtime["models"]["local"], brief: Brief): string[] {
  const notices: string[] = [];
  if (models.video.draft) {
    notices.push("Pictures and clips are drawn on this machine as a free draft.");
  }
  if (brief.voice && !models.speech) {
    notices.push("No speech engine was found on this machine: the voice-over will be left out.");
  }
  if (brief.coherence.chainedFrames && models.video.capabilities.firstFrame === "no") {
    notices.push(`${models.video.name} takes no first frame, so shots cannot continue one another.`);
  }
  return notices;
}
