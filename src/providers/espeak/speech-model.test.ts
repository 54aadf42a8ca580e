import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { activeLevel, decibels, peakOf } from "@/media/sound/pcm";
import { decodeWav } from "@/media/sound/wav";
import { createWorkerPool, type WorkerPool } from "@/workers/worker-pool";
import type { LocalSpeechModel } from "../contract/audio-models";
import { parseEspeakVoices, parseFliteVoices, parseSayVoices } from "./engines";
import { guessLanguage } from "./language";
import { runEngine } from "./run-engine";
import { createEspeakSpeechModel, findSpeechEngine } from "./speech-model";

const installed = await runEngine({ path: "espeak-ng", args: ["--version"] }).then(
  () => true,
  () => false,
);

describe.runIf(installed)("a speech engine on this machine", () => {
  let workers: WorkerPool;
  let folder: string;
  let model: LocalSpeechModel;

  beforeAll(async () => {
    workers = createWorkerPool({ size: 1 });
    folder = await mkdtemp(path.join(os.tmpdir(), "speech-"));
    const found = await findSpeechEngine({ workers });
    if (!found) throw new Error("espeak-ng answers but was not found");
    model = found;
  });
  afterAll(async () => {
    await workers.close();
    await rm(folder, { recursive: true, force: true });
  });

  const say = (text: string, maxSeconds = 20) =>
    model.make({ text, voice: null, maxSeconds, outputFolder: folder });
  const read = async (file: string) => decodeWav(await readFile(file));

  test("speaks 48 kHz sound of the length it tells, at an even level, without silence around it", async () => {
    const { file, durationSeconds } = await say("Fresh coffee, roasted this morning. Come and taste it.");
    const { channels, rate } = await read(file.path);
    const voice = channels[0]!;
    expect(rate).toBe(48_000);
    expect(voice.length / rate).toBeCloseTo(durationSeconds, 4);
    expect(durationSeconds).toBeGreaterThan(2);
    expect(peakOf(voice)).toBeLessThan(0.75);
    expect(decibels(activeLevel(voice))).toBeGreaterThan(-24);
    expect(peakOf(voice.slice(0, 9600))).toBeGreaterThan(0.02);
    expect(peakOf(voice.slice(-9600))).toBeGreaterThan(0.02);
  });

  test("speaks faster to fit, and says how long it would take when that is not enough", async () => {
    const text = "Every morning begins with one small decision, and this one is easy.";
    const natural = await say(text);
    const squeezed = await say(text, natural.durationSeconds / 1.25);
    expect(squeezed.durationSeconds).toBeLessThanOrEqual(natural.durationSeconds / 1.25);
    const before = await readdir(folder);
    await expect(say(text, natural.durationSeconds / 2)).rejects.toMatchObject({ code: "invalid-input" });
    expect(await readdir(folder), "a failure leaves nothing behind").toEqual(before);
  });

  test("speaks other scripts with their own voices, and text is never a command or an option", async () => {
    expect((await say("Свежий кофе каждое утро")).durationSeconds).toBeGreaterThan(0.8);
    expect((await say("ताज़ी कॉफ़ी हर सुबह")).durationSeconds).toBeGreaterThan(0.8);
    const before = (await readdir(folder)).length;
    await say("-w /tmp/x $(touch pwned) `touch pwned`; <break/> \u0007 ☕ done");
    expect(await readdir(folder)).toHaveLength(before + 1);
    await expect(say("  ☕ ")).rejects.toMatchObject({ code: "invalid-input" });
  });

  test("refuses a voice that is not installed and stops when asked to", async () => {
    const request = { text: "Hello there", maxSeconds: 5, outputFolder: folder };
    await expect(model.make({ ...request, voice: "nobody" })).rejects.toMatchObject({
      code: "invalid-input",
    });
    await expect(model.make({ ...request, voice: null, signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: "cancelled",
    });
  });

  test("says that the program is missing when it is", async () => {
    await expect(createEspeakSpeechModel({ path: "/nowhere/espeak", workers })).rejects.toMatchObject({
      code: "missing-tool",
    });
  });
});

test.each([
  ["Get yours now and taste the difference", "en"],
  ["Der beste Kaffee für dich und deine Freunde", "de"],
  ["Le café est prêt pour vous", "fr"],
  ["El café que más te gusta, ahora", "es"],
  ["Лучший кофе Nike в городе", "ru"],
  ["Найкраща кава у місті їхати", "uk"],
  ["最好的咖啡 Starbucks", "zh"],
  ["おいしいコーヒーを毎朝", "ja"],
  ["신선한 커피", "ko"],
  ["أفضل قهوة", "ar"],
  ["Zephyr X", "en"],
])("guesses the language of %j: %s", (text, language) => {
  expect(guessLanguage(text)).toBe(language);
});

test("reads the voice lists of every engine", () => {
  const table =
    "Pty Language       Age/Gender VoiceName          File                 Other Languages\n" +
    " 5  cmn             --/M      Chinese_(Mandarin,_latin_as_English) sit/cmn              (zh-cmn 5)(zh 5)\n" +
    " 2  en-us           --/M      English_(America)  gmw/en-US            (en 3)\n";
  expect(parseEspeakVoices(table)).toEqual([
    { id: "sit/cmn", name: "Chinese (Mandarin, latin as English)", language: "zh" },
    { id: "gmw/en-US", name: "English (America)", language: "en" },
  ]);
  expect(parseFliteVoices("Voices available: kal awb_time rms slt \n").map((voice) => voice.id)).toEqual([
    "kal",
    "rms",
    "slt",
  ]);
  expect(parseSayVoices("Eddy (English (UK))  en_GB    # Hello!\nAnna   de_DE    # Hallo!\n")).toEqual([
    { id: "Eddy (English (UK))", name: "Eddy (English (UK))", language: "en" },
    { id: "Anna", name: "Anna", language: "de" },
  ]);
});
