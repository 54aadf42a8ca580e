import type { Brief } from "@/domain/brief/brief";
import { canonicalJson, type Json, jsonValue } from "@/domain/json";
import type { RunOptions } from "@/domain/run/run";

/** What a run was made with: coherence settings under their names, models as "model.video"; lists are JSON texts. */
export type RunSettings = Record<string, SettingValue>;
export type SettingValue = string | number | boolean | null;

/** Models that decide how a video comes out. Fallbacks only decide it when something fails. */
const modelKinds = ["text", "image", "video", "music", "effects", "speech"] as const;

/** The settings and models of a brief as one flat record, so that two runs can be told apart setting by setting. */
export function settingsOfBrief({ coherence, models }: Pick<Brief, "coherence" | "models">): RunSettings {
  return {
    ...flatten("", jsonValue.parse(coherence)),
    ...Object.fromEntries(modelKinds.map((kind) => [`model.${kind}`, models[kind]])),
  };
}

function flatten(name: string, value: Json): RunSettings {
  if (value === null || typeof value !== "object") return { [name]: value };
  if (Array.isArray(value)) return { [name]: canonicalJson(value) };
  return Object.assign(
    {},
    ...Object.entries(value).map(([key, entry]) => flatten(name === "" ? key : `${name}.${key}`, entry)),
  );
}

/** Everything about a run but its settings and models: runs for which this is equal were asked the same. */
export function taskOf({ coherence, models, ...task }: Brief, { shotSeeds }: RunOptions): string {
  return canonicalJson(jsonValue.parse({ ...task, shotSeeds }));
}

export type SettingChange = { setting: string; from: SettingValue; to: SettingValue };

/**
 * The one setting in which two runs differ, from the lower value to the higher (off to on, this machine to a model), and
 * whether the first run has the lower one. Null when they differ in none or in several.
 */
export function onlyChange(
  first: RunSettings,
  second: RunSettings,
): { change: SettingChange; inOrder: boolean } | null {
  const names = new Set([...Object.keys(first), ...Object.keys(second)]);
  const differing = [...names].filter(
    (name) => !(name in first && name in second && first[name] === second[name]),
  );
  const [setting, ...more] = differing;
  if (setting === undefined || more.length > 0) return null;
  // A setting that only one of them knows came with a later release: nobody can say what the other had.
  if (!(setting in first && setting in second)) return null;
  const [a, b] = [first[setting] ?? null, second[setting] ?? null];
  const inOrder = compareValues(a, b) < 0;
  return { change: { setting, from: inOrder ? a : b, to: inOrder ? b : a }, inOrder };
}

/** Nothing before off, off before on, small before large, texts by their letters. */
export function compareValues(a: SettingValue, b: SettingValue): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  const [one, other] = [rank(a), rank(b)];
  return one < other ? -1 : one > other ? 1 : 0;
}

const rank = (value: SettingValue) => (value === null ? "" : `${typeof value}:${String(value)}`);
