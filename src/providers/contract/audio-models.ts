import type { Mood } from "@/domain/picture/scene-spec";
import type { SoundCue } from "@/domain/plan/plan";
import type { MediaFile } from "./media-result";

type AudioModel = {
  readonly id: `${string}/${string}`;
  readonly name: string;
  readonly version: string;
  readonly draft: boolean;
};

export type AudioResult = { file: MediaFile; durationSeconds: number; costMicros: number };

/** Makes music of an exact length. */
export type MusicModel = AudioModel & {
  generate(request: {
    prompt: string;
    mood: Mood;
    tempoBpm: number;
    durationSeconds: number;
    /** Moments, in seconds, at which the picture cuts: good places for a change or an accent. */
    cutSeconds: readonly number[];
    seed: number;
    outputFolder: string;
    signal?: AbortSignal | undefined;
  }): Promise<AudioResult>;
};

/** Makes a short effect for a cue. */
export type EffectsModel = AudioModel & {
  generate(request: {
    cue: SoundCue;
    durationSeconds: number;
    seed: number;
    outputFolder: string;
    signal?: AbortSignal | undefined;
  }): Promise<AudioResult>;
};

/** Speaks. `voices` names what is there; `generate` keeps the text's own language where it can. */
export type SpeechModel = AudioModel & {
  readonly voices: readonly { id: string; name: string; language: string }[];
  generate(request: {
    text: string;
    voice: string | null;
    /** The longest the speech may be; the model speaks faster, within reason, to fit. */
    maxSeconds: number;
    outputFolder: string;
    signal?: AbortSignal | undefined;
  }): Promise<AudioResult>;
};
