import type { SceneGrade } from "@/domain/picture/scene-spec";
import type { AppliedLook, LookContent } from "./look";

/** Raise it when a preset changes: videos keep the copy that they were made with. */
const presetVersion = 1;

const neutral: SceneGrade = {
  ...{ saturation: 1, contrast: 1, lift: 0, warmth: 0 },
  ...{ shadows: "#000000", highlights: "#ffffff", toning: 0, vignette: 0 },
};

const preset = (
  key: string,
  {
    visual,
    ...look
  }: Omit<LookContent, "visual"> & {
    visual: Omit<LookContent["visual"], "grade"> & { grade: Partial<SceneGrade> };
  },
): AppliedLook => ({
  ...look,
  key: `preset/${key}`,
  version: presetVersion,
  visual: { ...visual, grade: { ...neutral, ...visual.grade } },
});

/** Looks that come with the application. */
export const lookPresets: readonly AppliedLook[] = [
  preset("noir", {
    name: "Noir",
    category: "film",
    writing: {
      descriptors: "terse and watchful; a question hangs over every scene and is answered at the end",
      ...{ mood: "dramatic", style: "cinematic", pacing: "slow" },
    },
    visual: {
      descriptors:
        "black-and-white film noir, deep blacks, silver highlights, wet reflections, hard silhouettes",
      light: "one hard key light from the side through blinds, deep unlit shadows",
      palette: ["#1c1e22", "#6a6f77", "#dcdfe3"],
      grain: 0.55,
      grade: { saturation: 0, contrast: 1.34, lift: -0.06, vignette: 0.75 },
    },
  }),
  preset("golden-35", {
    name: "Golden 35 mm",
    category: "film",
    writing: {
      descriptors: "tender and unhurried; small gestures carry the story",
      ...{ mood: "warm", style: "cinematic", pacing: "slow" },
    },
    visual: {
      descriptors: "warm 35 mm film, honey highlights, soft halation, gentle roll-off, amber shadows",
      light: "low sun behind the subject, warm rim light, a little flare",
      palette: ["#e8b563", "#8a4f2b", "#f3e2c0", "#5b6b52"],
      grain: 0.4,
      grade: {
        ...{ saturation: 1.12, warmth: 1.1, lift: 0.02, vignette: 0.3 },
        ...{ shadows: "#5a2c12", highlights: "#ffd89a", toning: 0.42 },
      },
    },
  }),
  preset("blockbuster", {
    name: "Teal and orange",
    category: "film",
    writing: {
      descriptors: "big and sure of itself; stakes rise from shot to shot to one decisive moment",
      ...{ mood: "dramatic", style: "cinematic", pacing: "quick" },
    },
    visual: {
      descriptors:
        "glossy blockbuster grade, teal shadows against orange skin and light, crisp anamorphic contrast",
      light: "strong warm key, cool fill, haze in the beams",
      palette: ["#0f5560", "#f08a3c", "#142027", "#e9d3b4"],
      grain: 0.15,
      grade: {
        ...{ saturation: 1.25, contrast: 1.2, lift: -0.02, vignette: 0.45 },
        ...{ shadows: "#00505c", highlights: "#ffbf85", toning: 0.5 },
      },
    },
  }),
  preset("midnight", {
    name: "Midnight thriller",
    category: "film",
    writing: {
      descriptors: "tense and quiet; hold back what everybody wants to see",
      ...{ mood: "dramatic", style: "cinematic", pacing: "steady" },
    },
    visual: {
      descriptors: "cold night-time thriller, steel blue, muted colour, pools of light in darkness",
      light: "sparse cold practicals, moonlight through glass, most of the frame in shadow",
      palette: ["#15233c", "#3d5a80", "#9fb4cc"],
      grain: 0.3,
      grade: {
        ...{ saturation: 0.62, contrast: 1.22, lift: -0.09, warmth: -1.1, vignette: 0.8 },
        ...{ shadows: "#061a3a", highlights: "#b9d0ee", toning: 0.55 },
      },
    },
  }),
  preset("luxury-black", {
    name: "Black and gold",
    category: "advertising",
    writing: {
      descriptors: "few words, each of them weighed; desire comes from what is withheld",
      ...{ mood: "elegant", style: "luxury", pacing: "slow" },
    },
    visual: {
      descriptors:
        "luxury product film, lacquer black ground, brushed gold accents, glossy reflections, macro detail",
      light: "narrow strip lights that trace edges, everything else falls into black",
      palette: ["#14110d", "#c9a24b", "#3a2f1e", "#f1e3c2"],
      grain: 0,
      grade: {
        ...{ saturation: 0.9, contrast: 1.28, lift: -0.1, vignette: 0.85 },
        ...{ shadows: "#120c02", highlights: "#f6dfa6", toning: 0.5 },
      },
    },
  }),
  preset("pop-studio", {
    name: "Pop studio",
    category: "advertising",
    writing: {
      descriptors: "cheeky and direct; every shot lands a small surprise",
      ...{ mood: "playful", style: "bold", pacing: "quick" },
    },
    visual: {
      descriptors: "bold pop-art studio, flat saturated colour blocks, hard shadows, candy accents",
      light: "hard frontal flash with one crisp shadow",
      palette: ["#ff3d7f", "#ffd23f", "#2dc7ff", "#3d2c8d"],
      grain: 0,
      grade: { saturation: 1.7, contrast: 1.18, lift: 0.05 },
    },
  }),
  preset("clean-tech", {
    name: "Clean tech",
    category: "advertising",
    writing: {
      descriptors: "precise and calm; one idea at a time, shown instead of said",
      ...{ mood: "calm", style: "clean", pacing: "steady" },
    },
    visual: {
      descriptors:
        "minimal technology film, white space, cool greys, one electric accent, immaculate surfaces",
      light: "large soft boxes, even and shadowless, a fine cool rim",
      palette: ["#eef2f6", "#b8c4d2", "#2f6df6"],
      grain: 0,
      grade: {
        ...{ saturation: 0.85, contrast: 1.02, lift: 0.12, warmth: -0.6 },
        ...{ shadows: "#22303f", highlights: "#eef6ff", toning: 0.22 },
      },
    },
  }),
  preset("sport-energy", {
    name: "Sport energy",
    category: "advertising",
    writing: {
      descriptors: "short sentences, strong verbs; effort first, reward last",
      ...{ mood: "energetic", style: "bold", pacing: "quick" },
    },
    visual: {
      descriptors:
        "gritty sports film, high contrast, sweat and texture, acid green accents, dynamic low angles",
      light: "hard back light, dust and haze, stadium glare",
      palette: ["#171b1f", "#c6f432", "#5b6570", "#f2f4f5"],
      grain: 0.35,
      grade: {
        ...{ saturation: 0.8, contrast: 1.4, lift: -0.04, vignette: 0.5 },
        ...{ shadows: "#10200a", highlights: "#f4ffd8", toning: 0.32 },
      },
    },
  }),
  preset("nordic-light", {
    name: "Nordic light",
    category: "natural",
    writing: {
      descriptors: "plain and quiet; everyday moments, nothing is explained",
      ...{ mood: "calm", style: "clean", pacing: "slow" },
    },
    visual: {
      descriptors: "Scandinavian calm, pale wood, linen and stone, desaturated tones, generous empty space",
      light: "soft overcast window light, long gentle gradients",
      palette: ["#e8e6df", "#b9bfb8", "#8b9aa3", "#d8c3a5"],
      grain: 0.1,
      grade: {
        ...{ saturation: 0.55, contrast: 0.88, lift: 0.13, warmth: -0.3 },
        ...{ shadows: "#3a444b", highlights: "#fbfaf5", toning: 0.35 },
      },
    },
  }),
  preset("botanical", {
    name: "Botanical",
    category: "natural",
    writing: {
      descriptors: "sensory and patient; seasons, touch and scent tell the story",
      ...{ mood: "calm", style: "cinematic", pacing: "slow" },
    },
    visual: {
      descriptors: "lush botanical film, layered greens, dew and leaf texture, earthy accents, shallow focus",
      light: "dappled sun through leaves, fresh and soft",
      palette: ["#2f5d3a", "#8fb26a", "#e6e2c8", "#b5763f"],
      grain: 0.12,
      grade: {
        ...{ saturation: 1.18, contrast: 1.04, lift: 0.02, warmth: -0.15, vignette: 0.25 },
        ...{ shadows: "#0c3a1c", highlights: "#f3f8cf", toning: 0.42 },
      },
    },
  }),
  preset("documentary", {
    name: "Documentary",
    category: "natural",
    writing: {
      descriptors: "honest and close; people speak as people do, flaws included",
      ...{ mood: "warm", style: "documentary", pacing: "steady" },
    },
    visual: {
      descriptors:
        "observational documentary, hand-held closeness, natural colour, lived-in places, real skin",
      light: "available light only, mixed and imperfect",
      palette: ["#7c7466", "#b7a98f", "#4d5a5f"],
      grain: 0.35,
      grade: { saturation: 0.78, contrast: 0.94, lift: 0.04, warmth: 0.2, vignette: 0.15 },
    },
  }),
  preset("neon-night", {
    name: "Neon night",
    category: "graphic",
    writing: {
      descriptors: "restless and hip; the city is a character",
      ...{ mood: "energetic", style: "bold", pacing: "quick" },
    },
    visual: {
      descriptors: "neon-lit night, magenta and cyan glow, wet asphalt, reflections, synthetic haze",
      light: "coloured neon from both sides, glowing signs, deep blue ambience",
      palette: ["#ff2e93", "#19d3f3", "#2a1458", "#0c0a1f"],
      grain: 0.2,
      grade: {
        ...{ saturation: 1.45, contrast: 1.2, lift: -0.08, warmth: -0.4, vignette: 0.6 },
        ...{ shadows: "#2a0a5e", highlights: "#ff9be0", toning: 0.6 },
      },
    },
  }),
  preset("pastel-dream", {
    name: "Pastel dream",
    category: "graphic",
    writing: {
      descriptors: "light-footed and a little absurd; symmetry, order and one thing out of place",
      ...{ mood: "playful", style: "clean", pacing: "steady" },
    },
    visual: {
      descriptors:
        "pastel storybook sets, symmetrical framing, powder pink, mint and butter yellow, matte finish",
      light: "flat, bright and shadowless",
      palette: ["#f7c6d0", "#bfe3d0", "#fbe7a8", "#b9c7ee"],
      grain: 0.05,
      grade: {
        ...{ saturation: 0.92, contrast: 0.82, lift: 0.2, warmth: 0.3 },
        ...{ shadows: "#7a5a78", highlights: "#fff0ee", toning: 0.38 },
      },
    },
  }),
  preset("super-8", {
    name: "Super 8",
    category: "period",
    writing: {
      descriptors: "fond and fragmentary, like a memory told in the past tense",
      ...{ mood: "warm", style: "retro", pacing: "steady" },
    },
    visual: {
      descriptors: "faded Super 8 home movie, milky blacks, yellowed whites, light leaks, soft edges",
      light: "flat summer sun, blown highlights",
      palette: ["#d9a441", "#b3592f", "#7f9a7a", "#f0e0b8"],
      grain: 0.9,
      grade: {
        ...{ saturation: 0.7, contrast: 0.84, lift: 0.08, warmth: 1.4, vignette: 0.5 },
        ...{ shadows: "#6b3a2e", highlights: "#ffe9ac", toning: 0.62 },
      },
    },
  }),
  preset("sepia-western", {
    name: "Dusty western",
    category: "period",
    writing: {
      descriptors: "laconic, wide and slow to draw; landscape before people, deeds before words",
      ...{ mood: "dramatic", style: "retro", pacing: "slow" },
    },
    visual: {
      descriptors: "sun-bleached western, sepia dust, leather and rust, wide horizons, baked contrast",
      light: "high hard sun, long silhouettes at the horizon",
      palette: ["#b9793f", "#6a3d1f", "#e6cfa0", "#50605f"],
      grain: 0.45,
      grade: {
        ...{ saturation: 0.42, contrast: 1.12, lift: 0, warmth: 1.2, vignette: 0.5 },
        ...{ shadows: "#3e2410", highlights: "#f2d39a", toning: 0.7 },
      },
    },
  }),
];

export const isPreset = (key: string) => key.startsWith("preset/");
