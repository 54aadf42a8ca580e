import { z } from "zod";
import type { SettingEffect } from "@/domain/cost/setting-effects";
import type { Circumstances } from "./circumstances";
import { coherenceSettings, type SettingsProfile } from "./settings";

/** What a maker should know of the settings before a run: what can act, and what each costs. */
export type SettingsOutlook = { circumstances: Circumstances; effects: SettingEffect[] };

/** Everybody has few profiles; a list of them is read at once. */
export const profilesMax = 50;

export const profileName = z
  .string()
  .trim()
  .min(1, "Give the profile a name")
  .max(60, "Keep the name to 60 characters at most");

export const profileInput = z.strictObject({ name: profileName, settings: coherenceSettings });
export type ProfileInput = z.output<typeof profileInput>;

/** A profile as its owner sees it. New videos begin with the default one. */
export type OwnProfile = SettingsProfile & { isDefault: boolean };
