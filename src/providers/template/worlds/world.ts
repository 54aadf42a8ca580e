import type { Mood, ProductForm, SettingKind, TimeOfDay } from "@/domain/picture/scene-spec";

export type WorldPlace = readonly [kind: SettingKind, description: string];
export type World = {
  places: readonly [WorldPlace, WorldPlace, ...WorldPlace[]];
  /** Where life without the product happens. */
  before: WorldPlace;
  /** What a person does there. */
  struggle: string;
  moods: readonly [Mood, ...Mood[]];
  times: readonly [TimeOfDay, ...TimeOfDay[]];
  palettes: readonly [readonly string[], ...(readonly string[])[]];
  person: readonly [readonly [noun: string, look: string], ...(readonly [string, string])[]];
  prop: readonly [name: string, form: ProductForm, colour: string] | null;
};

export const home: WorldPlace = ["living-room", "a lived-in living room with soft textiles"];
export const desk: WorldPlace = ["office", "an office desk under flat light"];
export const studio: WorldPlace = ["studio", "a photo studio with a seamless backdrop"];
