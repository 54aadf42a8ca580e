import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import path from "node:path";
import { StudioError } from "@/domain/errors";
import type { WorkerPool } from "@/workers/worker-pool";
import type { LocalSpeechModel } from "../contract/audio-models";
import { espeak, flite, type SpeechEngine, say, type Voice } from "./engines";
import type { FinishSpeech } from "./finish-speech.task";
import { guessLanguage } from "./language";

/** Beyond this a voice is hard to follow. */
const fastestSpeed = 1.35;

/**
 * The first speech program found on this machine, or null: callers then leave speech out and say so. Prefers eSpeak for
 * its languages, except on a Mac, whose own voices are better.
 */
export async function findSpeechEngine({
  workers,
}: {
  workers: WorkerPool;
}): Promise<LocalSpeechModel | null> {
  const engines = process.platform === "darwin" ? [say, espeak, flite] : [espeak, flite];
  for (const engine of engines) {
    for (const command of engine.commands) {
      const model = await createSpeechModel(engine, { path: command, workers }).catch(notThere);
      if (model) return model;
    }
  }
  return null;
}

/** A program that is there but cannot list its voices could not speak either. */
function notThere(error: unknown): null {
  if (error instanceof StudioError && error.code !== "cancelled") return null;
  throw error;
}

/** Speaks with the eSpeak or eSpeak NG program at `path`. Throws "missing-tool" when there is none. */
export const createEspeakSpeechModel = (options: {
  path: string;
  workers: WorkerPool;
}): Promise<LocalSpeechModel> => createSpeechModel(espeak, options);

async function createSpeechModel(
  engine: SpeechEngine,
  { path: program, workers }: { path: string; workers: WorkerPool },
): Promise<LocalSpeechModel> {
  const voices = await engine.listVoices(program);
  if (voices.length === 0) throw new StudioError("missing-tool", `${engine.name} has no voices installed`);
  return {
    id: engine.id,
    name: `${engine.name} (on this machine)`,
    version: "1",
    draft: true,
    voices,
    priceMicros: () => 0,
    async make({ text, voice, maxSeconds, outputFolder, signal }) {
      const chosen = chooseVoice(voices, { voice, text });
      const raw = path.join(outputFolder, `speech-${randomUUID()}.raw.wav`);
      const file = path.join(outputFolder, `speech-${randomUUID()}.wav`);
      const take = async (speed: number) => {
        await engine.speak({ path: program, text: speakable(text), voice: chosen, speed, file: raw, signal });
        const request: FinishSpeech = { source: raw, target: file };
        return workers.run<number>("providers/espeak/finish-speech.task", request, { signal });
      };
      try {
        const durationSeconds = await speakWithin(take, maxSeconds);
        return { file: { path: file, contentType: "audio/wav" }, durationSeconds };
      } catch (error) {
        await rm(file, { force: true });
        throw error;
      } finally {
        await Promise.all([raw, `${raw}.txt`].map((left) => rm(left, { force: true })));
      }
    },
  };
}

/** Speaks at the natural pace, then as much faster as is needed; pauses do not shrink evenly, so it may take a second try. */
async function speakWithin(take: (speed: number) => Promise<number>, maxSeconds: number): Promise<number> {
  let speed = 1;
  const natural = await take(speed);
  for (let seconds = natural; ; seconds = await take(speed)) {
    if (seconds <= maxSeconds) return seconds;
    if (speed >= fastestSpeed || natural / maxSeconds > fastestSpeed) {
      throw new StudioError(
        "invalid-input",
        `Saying this takes ${natural.toFixed(1)} s, but there are only ${maxSeconds.toFixed(1)} s: shorten the text`,
      );
    }
    speed = Math.min(fastestSpeed, speed * (seconds / maxSeconds) * 1.03);
  }
}

/** The voice asked for, else one for the text's language. Throws "invalid-input" when neither is there. */
function chooseVoice(voices: readonly Voice[], wish: { voice: string | null; text: string }): Voice {
  if (wish.voice !== null) {
    const named = voices.find((voice) => voice.id === wish.voice || voice.name === wish.voice);
    if (named) return named;
    throw new StudioError("invalid-input", `The voice "${wish.voice}" is not installed`);
  }
  const language = guessLanguage(wish.text);
  const speaking = voices.filter((voice) => voice.language === language);
  const chosen = speaking.find((voice) => preferred.some((name) => voice.id.endsWith(name))) ?? speaking[0];
  if (chosen) return chosen;
  throw new StudioError("invalid-input", `No installed voice speaks this text's language (${language})`);
}

/** Standard varieties, where a list begins with a regional one. */
const preferred = ["/en-US", "/es", "/fr", "/pt-BR", "Samantha", "slt"];

/**
 * Without what engines would read out as symbols or take for mark-up: control characters, emoji, angle
 * brackets. Throws "invalid-input" when nothing is left to say.
 */
function speakable(text: string): string {
  const words = text
    .replace(/[\p{Cc}<>|\\^~`*_#]+/gu, " ")
    .replace(/(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200d|\ufe0f)+/gu, " ")
    .trim();
  if (!/[\p{L}\p{N}]/u.test(words))
    throw new StudioError("invalid-input", "There are no words to say in this text");
  return words;
}
