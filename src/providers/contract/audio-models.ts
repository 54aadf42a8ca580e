import type { Mood } from "@/domain/picture/scene-spec";
import type { SoundCue } from "@/domain/plan/plan";
import type { LocalWork } from "./image-model";
import type { MediaFile } from "./media-result";
import type { ModelFacts } from "./model-facts";
import type { RemoteJob } from "./remote-job";

/** A sound, made on this machine at once (`make`) or as a job elsewhere (`job`). */
type AudioModel<Request> = ModelFacts & {
  /** For estimates, in micro-dollars. */
  priceMicros(request: { durationSeconds: number; characters: number }): number;
} & (
    | { make(request: Request & LocalWork): Promise<SoundFile>; job?: undefined }
    | { job: RemoteJob<Request, MediaFile>; make?: undefined }
  );

export type SoundFile = { file: MediaFile; durationSeconds: number };

export type MusicRequest = {
  prompt: string;
  mood: Mood;
  tempoBpm: number;
  durationSeconds: number;
  /** Moments, in seconds, at which the picture cuts: good places for a change or an accent. */
  cutSeconds: readonly number[];
  seed: number;
};

export type EffectRequest = { cue: SoundCue; durationSeconds: number; seed: number };

export type SpeechRequest = {
  text: string;
  voice: string | null;
  /** The longest the speech may be; the model speaks faster, within reason, to fit. */
  maxSeconds: number;
};

/** Makes music; it is cut or looped to the exact length afterwards. */
export type MusicModel = AudioModel<MusicRequest>;

/** Makes a short effect for a cue. */
export type EffectsModel = AudioModel<EffectRequest>;

/** Speaks. `voices` names what is there; the text's own language is kept where it can be. */
export type SpeechModel = AudioModel<SpeechRequest> & {
  readonly voices: readonly { id: string; name: string; language: string }[];
};

type Local<Model> = Extract<Model, { job?: undefined }>;
export type LocalMusicModel = Local<MusicModel>;
export type LocalEffectsModel = Local<EffectsModel>;
export type LocalSpeechModel = Local<SpeechModel>;
