import { writeFile } from "node:fs/promises";
import { builtInNames } from "@/domain/catalogue/built-in-models";
import { runEngine } from "./run-engine";

export type Voice = { id: string; name: string; language: string };

/** What differs between speech programs. `speed` 1 is the engine's natural pace. */
export type SpeechEngine = {
  id: `${string}/${string}`;
  name: string;
  /** Commands by which it may be found on the PATH. */
  commands: readonly string[];
  listVoices(path: string): Promise<Voice[]>;
  /** Writes a 16-bit WAV of the text to `file`. */
  speak(request: SpeakRequest): Promise<void>;
};

type SpeakRequest = {
  path: string;
  text: string;
  voice: Voice;
  speed: number;
  file: string;
  signal?: AbortSignal | undefined;
};

/** Words a minute that sound natural in an advertisement; the engines' own defaults hurry. */
const naturalWordsPerMinute = 160;

export const espeak: SpeechEngine = {
  id: "espeak/speech",
  name: builtInNames["espeak/speech"],
  commands: ["espeak-ng", "espeak"],
  async listVoices(path) {
    return parseEspeakVoices(await runEngine({ path, args: ["--voices"] }));
  },
  async speak({ path, text, voice, speed, file, signal }) {
    const pace = String(Math.round(naturalWordsPerMinute * speed));
    const args = ["-v", voice.id, "-s", pace, "-p", "42", "-b", "1", "-w", file, "--stdin"];
    await runEngine({ path, args, stdin: text }, signal);
  },
};

/**
 * Columns: priority, language, age/gender, name, file, other languages. Japanese is left out: eSpeak knows no kanji and
 * would say "Chinese letter" for each.
 */
export function parseEspeakVoices(table: string): Voice[] {
  return table
    .split("\n")
    .slice(1)
    .flatMap((line) => {
      const [, language, , name, file] = line.trim().split(/\s+/);
      if (!language || !name || !file || language === "ja") return [];
      return [{ id: file, name: name.replaceAll("_", " "), language: primaryTag(language) }];
    });
}

export const flite: SpeechEngine = {
  id: "flite/speech",
  name: "Flite",
  commands: ["flite"],
  async listVoices(path) {
    return parseFliteVoices(await runEngine({ path, args: ["-lv"] }));
  },
  async speak({ path, text, voice, speed, file, signal }) {
    // Flite takes a text file; a text in the arguments would be seen by everybody on the machine.
    const script = `${file}.txt`;
    await writeFile(script, text);
    const args = [
      "-voice",
      voice.id,
      "--setf",
      `duration_stretch=${(1 / speed).toFixed(3)}`,
      "-f",
      script,
      "-o",
      file,
    ];
    await runEngine({ path, args }, signal);
  },
};

/** One line: "Voices available: kal awb_time kal16 awb rms slt". All of them speak English. */
export function parseFliteVoices(line: string): Voice[] {
  const names = line.split(":")[1]?.trim().split(/\s+/) ?? [];
  // "_time" voices know clock times only.
  return names.filter((id) => id && !id.endsWith("_time")).map((id) => ({ id, name: id, language: "en" }));
}

export const say: SpeechEngine = {
  id: "say/speech",
  name: "macOS speech",
  commands: ["say"],
  async listVoices(path) {
    return parseSayVoices(await runEngine({ path, args: ["-v", "?"] }));
  },
  async speak({ path, text, voice, speed, file, signal }) {
    const pace = String(Math.round(naturalWordsPerMinute * speed));
    const args = [
      "-v",
      voice.id,
      "-r",
      pace,
      "-o",
      file,
      "--file-format=WAVE",
      "--data-format=LEI16@22050",
      "-f",
      "-",
    ];
    await runEngine({ path, args, stdin: text }, signal);
  },
};

/** Lines such as "Eddy (English (UK))  en_GB    # Hello! My name is Eddy." */
export function parseSayVoices(table: string): Voice[] {
  return table.split("\n").flatMap((line) => {
    const match = /^(.+?)\s+([a-z]{2,3})[_-]\w+\s+#/.exec(line);
    return match?.[1] && match[2] ? [{ id: match[1], name: match[1], language: match[2] }] : [];
  });
}

/** BCP 47 primary tag of an eSpeak language code; eSpeak calls Mandarin by its ISO 639-3 code. */
function primaryTag(code: string): string {
  const primary = code.split("-")[0] ?? code;
  return primary === "cmn" ? "zh" : primary;
}
