import type { Built } from "@/domain/build/build";
import type { StoredSound } from "@/pipeline/stored-media";

/** What the sound stage hands to the cut. */
export type MadeSound = {
  music: Built<StoredSound> | null;
  voices: { shotKey: string; sound: Built<StoredSound> }[];
  effects: { shotKey: string; sound: Built<StoredSound> }[];
};
