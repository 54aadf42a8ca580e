import type { Mood } from "@/domain/picture/scene-spec";

/** Words for how a picture of a mood is made; a maker's style comes first. */
export const styleLooks: Record<string, string> = {
  cinematic: "cinematic realism, soft contrast, shallow depth of field, fine film grain",
  clean: "clean commercial photography, even light, generous negative space, crisp edges",
  bold: "bold graphic framing, saturated colour, hard light and strong shapes",
  retro: "retro film look, warm faded tones, gentle halation and visible grain",
  documentary: "observational documentary style, natural light, honest textures",
  luxury: "luxury editorial style, low-key light, deep blacks, precise highlights",
};

export const moodStyles: Record<Mood, readonly [string, ...string[]]> = {
  calm: ["clean", "cinematic"],
  energetic: ["bold", "cinematic"],
  elegant: ["luxury", "cinematic"],
  playful: ["bold", "clean"],
  dramatic: ["cinematic", "luxury"],
  warm: ["cinematic", "documentary"],
  fresh: ["clean", "cinematic"],
  mysterious: ["luxury", "cinematic"],
  inspiring: ["cinematic", "documentary"],
  nostalgic: ["retro", "documentary"],
};

export const moodMusic: Record<Mood, { tempoBpm: number; description: string }> = {
  calm: { tempoBpm: 72, description: "soft keys and long pads, room between the notes" },
  energetic: { tempoBpm: 128, description: "driving drums and a short, rising bass figure" },
  elegant: { tempoBpm: 84, description: "sparse piano over low strings" },
  playful: { tempoBpm: 112, description: "plucked strings, claps and a light bass line" },
  dramatic: { tempoBpm: 92, description: "low pulse, swelling strings and one clear hit at the reveal" },
  warm: { tempoBpm: 88, description: "acoustic guitar, brushed drums and a soft lead" },
  fresh: { tempoBpm: 108, description: "bright plucks, light percussion and an open chord" },
  mysterious: { tempoBpm: 76, description: "dark pads, a distant bell and a slow heartbeat" },
  inspiring: { tempoBpm: 100, description: "building piano chords, toms and a wide, hopeful lead" },
  nostalgic: { tempoBpm: 80, description: "warm electric piano with a slow, simple tune" },
};
