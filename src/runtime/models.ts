import type { MediaEngine } from "@/media/ffmpeg/engine";
import type { Models } from "@/pipeline/ports";
import { createAnimaticImageModel } from "@/providers/animatic/animatic-image-model";
import { createAnimaticVideoModel } from "@/providers/animatic/animatic-video-model";
import { findSpeechEngine } from "@/providers/espeak/speech-model";
import { createSynthEffectsModel } from "@/providers/synth/effects-model";
import { createSynthMusicModel } from "@/providers/synth/music-model";
import { createTemplateTextModel } from "@/providers/template/template-text-model";
import type { WorkerPool } from "@/workers/worker-pool";

/** What this machine can do without any key: all of it free. */
export async function createLocalModels({
  workers,
  media,
}: {
  workers: WorkerPool;
  media: () => Promise<MediaEngine>;
}): Promise<Models> {
  const image = createAnimaticImageModel({ workers });
  return {
    text: createTemplateTextModel(),
    image,
    sketch: image,
    video: createAnimaticVideoModel({ workers, engine: async () => (await media()).description }),
    music: createSynthMusicModel({ workers }),
    effects: createSynthEffectsModel({ workers }),
    speech: await findSpeechEngine({ workers }),
    moderation: null,
    fallbacks: { image: [], video: [] },
  };
}
