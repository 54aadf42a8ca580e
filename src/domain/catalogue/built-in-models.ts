/** Names of the models that are part of the studio, by id; they are no offer of the catalogue. */
export const builtInNames = {
  "animatic/frames": "Animatic (built in, free draft)",
  "animatic/clips": "Animatic (built in, free draft)",
  "template/planner": "Template planner (built in)",
  "synth/effects": "Built-in effects",
  "synth/music": "Built-in composer",
  "espeak/speech": "eSpeak",
  "maker/upload": "Your picture",
} as const;

const names: Readonly<Record<string, string>> = builtInNames;

export const builtInName = (id: string): string | null => names[id] ?? null;
