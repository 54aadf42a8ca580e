import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { OpenAiSpeechEntry } from "@/domain/catalogue/openai-models";
import { StudioError } from "@/domain/errors";
import { speechSeconds } from "@/domain/text/wording";
import { writeAtomically } from "@/media/files/write-atomically";
import { decodeWav, encodeWav } from "@/media/sound/wav";
import type { SpeechModel, SpeechRequest } from "@/providers/contract/audio-models";
import type { MediaFile } from "@/providers/contract/media-result";
import type { RemoteCall, Submission } from "@/providers/contract/remote-job";
import { toldFailure } from "./told-failure";
import { answeredAtOnce, unusableAnswer } from "./unusable-answer";
import type { Vendor } from "./vendor";

/** Speech that is faster than this sounds hurried. */
const fastest = 1.3;
/** The slowest that its voices speak, in characters a second: bounds how long a text can become. */
const slowestCharactersPerSecond = 5;

/** Speech by OpenAI's voices. Answered at once, kept nowhere. */
export function createSpeechModel({
  vendor,
  entry,
}: {
  vendor: Vendor;
  entry: OpenAiSpeechEntry;
}): SpeechModel {
  const speak = async ({ text, voice, maxSeconds }: SpeechRequest): Promise<Buffer> => {
    const speed = speedFor(text, maxSeconds);
    const response = await vendor.client.audio.speech.create({
      model: entry.vendorId,
      input: text,
      voice: voiceOf(voice, entry),
      speed,
      response_format: "wav",
      // Models that listen to words do not all listen to the number.
      ...(entry.instructions && speed > 1 ? { instructions: "Speak a little faster than usual." } : {}),
    });
    checkIsFile(response);
    return Buffer.from(await response.arrayBuffer());
  };
  return {
    id: entry.id,
    name: entry.name,
    version: "1",
    draft: false,
    voices: entry.voices,
    priceMicros: ({ characters, durationSeconds }) =>
      speechPrice(entry, { characters, seconds: durationSeconds }),
    job: {
      ...answeredAtOnce,
      provider: vendor.provider,
      ceilingMicros: ({ text }) =>
        speechPrice(entry, {
          characters: text.length,
          seconds: Math.max(1, text.length / slowestCharactersPerSecond),
        }),
      async submit(request, call) {
        checkRequest(request, entry);
        try {
          return await keepSpeech(await speak(request), { request, call, entry });
        } catch (error) {
          throw toldFailure(error, vendor);
        }
      },
      // Speech is not kept by the vendor, so that there is nothing to look it up in.
      find: async () => "unknown",
    },
  };
}

/**
 * Whole micro-dollars, rounded up. The answer does not tell what it cost: characters, or the seconds of sound at the rate
 * that the vendor names, are the nearest that can be known.
 */
export function speechPrice(
  { speechPrice: { microsPerMillionCharacters, microsPerSecond } }: Pick<OpenAiSpeechEntry, "speechPrice">,
  { characters, seconds }: { characters: number; seconds: number },
): number {
  return Math.ceil((characters * microsPerMillionCharacters) / 1_000_000 + seconds * microsPerSecond);
}

/** As fast as it takes to fit, to a twentieth, and never hurried or drawled. */
export function speedFor(text: string, maxSeconds: number): number {
  const needed = Math.ceil((speechSeconds(text) / Math.max(maxSeconds, 0.1)) * 20) / 20;
  return Math.min(fastest, Math.max(1, needed));
}

function voiceOf(voice: string | null, { voices, name }: OpenAiSpeechEntry): string {
  const known = voice === null ? voices[0] : voices.find(({ id }) => id === voice);
  if (known) return known.id;
  throw new StudioError(
    "invalid-input",
    `${name} has no voice ${voice}. Choose one of ${voices.map(({ id }) => id).join(", ")}.`,
  );
}

function checkRequest({ text, voice }: SpeechRequest, entry: OpenAiSpeechEntry): void {
  voiceOf(voice, entry);
  if (text.trim() === "") throw new StudioError("invalid-input", "There is nothing to say.");
  if (text.length <= entry.textMax) return;
  throw new StudioError(
    "invalid-input",
    `${entry.name} speaks at most ${entry.textMax} characters at a time. Shorten the text, or split it.`,
  );
}

/** A page in place of a file comes from something in between, which cannot know whether the vendor has spoken. */
function checkIsFile({ headers }: { headers: Headers }): void {
  const type = headers.get("content-type") ?? "";
  if (!/^text\/|json/.test(type)) return;
  throw new StudioError(
    "outcome-unknown",
    `Something between here and OpenAI answered with ${type}. The speech may have been charged for.`,
  );
}

/** Writes the sound anew: the vendor's own header does not tell its length. */
async function keepSpeech(
  bytes: Buffer,
  { request, call, entry }: { request: SpeechRequest; call: RemoteCall; entry: OpenAiSpeechEntry },
): Promise<Submission<MediaFile>> {
  const characters = request.text.length;
  const sound = readSound(bytes);
  if (sound === null) {
    return unusableAnswer({
      reason: "OpenAI answered with something that is no sound. Make the speech again.",
      costMicros: speechPrice(entry, { characters, seconds: speechSeconds(request.text) }),
    });
  }
  const seconds = (sound.channels[0]?.length ?? 0) / sound.rate;
  const file = path.join(call.outputFolder, `${call.operationId}.wav`);
  await writeAtomically(file, (temporary) => writeFile(temporary, encodeWav(sound.channels, sound.rate)));
  return {
    state: "answered",
    result: { path: file, contentType: "audio/wav" },
    costMicros: speechPrice(entry, { characters, seconds }),
  };
}

function readSound(bytes: Buffer): ReturnType<typeof decodeWav> | null {
  try {
    const sound = decodeWav(bytes);
    return sound.channels[0]?.length ? sound : null;
  } catch {
    // Told to the maker by the caller, with what it cost.
    return null;
  }
}
