import type { ProductCategory } from "@/domain/text/lexicon/product-categories";
import { desk, home, studio, type World } from "./world";

export const servicesWorlds = {
  automotive: {
    places: [
      ["road", "a coastal road cut into the rock"],
      ["skyline", "a parking deck above the city"],
      ["mountain", "a pass road between peaks"],
      ["desert", "a straight road through the desert"],
    ],
    before: ["street", "a street jammed with traffic"],
    struggle: "standing still, looking at the watch",
    moods: ["dramatic", "inspiring", "elegant"],
    times: ["golden-hour", "dusk", "dawn"],
    palettes: [
      ["#b3262d", "#d8dbe0", "#1a1d22"],
      ["#2d6fa8", "#eceff2", "#22262c"],
      ["#c9a24a", "#2a2d33", "#efeae0"],
    ],
    person: [
      ["young man", "a dark jacket and rolled cuffs"],
      ["young woman", "a leather jacket and wind in her hair"],
    ],
    prop: null,
  },
  travel: {
    places: [
      ["beach", "a wide bay with clear water"],
      ["mountain", "a terrace above a valley of mist"],
      ["street", "a lane in an old town"],
      ["garden", "a courtyard with lemon trees"],
    ],
    before: desk,
    struggle: "working at a laptop, looking away",
    moods: ["inspiring", "calm", "warm"],
    times: ["golden-hour", "dawn", "morning"],
    palettes: [
      ["#2c8fa3", "#f6e3bf", "#e2734a"],
      ["#3d6b59", "#f4ecd9", "#d59f4c"],
      ["#3b5fa8", "#fbf4e6", "#f09a6b"],
    ],
    person: [
      ["traveller", "a light jacket and a small rucksack"],
      ["young woman", "a straw hat and a linen dress"],
    ],
    prop: ["leather suitcase", "backpack", "#9a6a43"],
  },
  home: {
    places: [
      home,
      ["kitchen", "an open kitchen with wooden fronts"],
      ["garden", "a terrace with potted plants"],
      studio,
    ],
    before: ["living-room", "a cluttered room in flat light"],
    struggle: "standing among the clutter, looking away",
    moods: ["warm", "calm", "nostalgic"],
    times: ["golden-hour", "morning", "dusk"],
    palettes: [
      ["#b56a43", "#efe5d5", "#5c6b57"],
      ["#3f5a63", "#e9dcc6", "#c98a4b"],
      ["#8a7a66", "#f5f0e7", "#a94f3d"],
    ],
    person: [
      ["young woman", "a soft cardigan and bare feet"],
      ["father", "a checked shirt and a short beard"],
    ],
    prop: ["leafy houseplant", "plant", "#4d7d57"],
  },
  event: {
    places: [
      ["stage", "a stage with beams of light and haze"],
      ["street", "a street hung with lights"],
      ["garden", "a park full of small tents"],
      ["skyline", "a rooftop with strings of lamps"],
    ],
    before: home,
    struggle: "sitting bored on the sofa",
    moods: ["energetic", "playful", "inspiring"],
    times: ["dusk", "night", "golden-hour"],
    palettes: [
      ["#e43d6f", "#241a3d", "#ffd166"],
      ["#ff7a2f", "#1c2340", "#6fd3d6"],
      ["#7b3ff2", "#14121f", "#f6e04f"],
    ],
    person: [
      ["young woman", "a sequin jacket and short hair"],
      ["young man", "a printed shirt and a cap"],
    ],
    prop: null,
  },
  education: {
    places: [
      ["office", "a bright study room with books"],
      ["cafe", "a quiet table in a café"],
      ["garden", "a bench in a park"],
      ["living-room", "a desk by the window at home"],
    ],
    before: ["living-room", "a dim room with a closed book"],
    struggle: "sitting with the head in the hands",
    moods: ["inspiring", "warm", "playful"],
    times: ["morning", "golden-hour", "dusk"],
    palettes: [
      ["#f2a541", "#22406b", "#f6f1e6"],
      ["#d6543f", "#f3ead7", "#2f5d62"],
      ["#5a55c7", "#f7f3ea", "#f3b65a"],
    ],
    person: [
      ["student", "a hooded jumper and a rucksack"],
      ["young woman", "a denim jacket and glasses"],
    ],
    prop: null,
  },
  finance: {
    places: [
      ["office", "a calm office with morning light"],
      ["kitchen", "a kitchen table with a notebook"],
      ["skyline", "a terrace above the city"],
      ["street", "a street of small shops"],
    ],
    before: ["kitchen", "a kitchen table covered in letters"],
    struggle: "sitting with the head in the hands",
    moods: ["calm", "inspiring", "warm"],
    times: ["morning", "dusk", "golden-hour"],
    palettes: [
      ["#0f5c4d", "#eef3ee", "#e2b457"],
      ["#1f3b73", "#f1f3f7", "#58b09c"],
      ["#35304f", "#f4efe8", "#ef8a5a"],
    ],
    person: [
      ["young woman", "a blazer over a plain shirt"],
      ["young man", "a knitted jumper and glasses"],
    ],
    prop: null,
  },
  health: {
    places: [
      ["garden", "a garden at first light"],
      ["bathroom", "a calm bathroom with plants"],
      ["forest", "a clearing between tall trees"],
      ["living-room", "an airy room with a mat on the floor"],
    ],
    before: desk,
    struggle: "sitting tired, a hand on the neck",
    moods: ["calm", "fresh", "inspiring"],
    times: ["morning", "dawn", "golden-hour"],
    palettes: [
      ["#6fa287", "#f4f1e8", "#e9a178"],
      ["#3f8c99", "#eef6f4", "#f4c87a"],
      ["#8e9f6a", "#f6f2e7", "#4c5a4f"],
    ],
    person: [
      ["young woman", "loose linen clothes and tied hair"],
      ["man with grey hair", "a soft grey jumper"],
    ],
    prop: ["young plant", "plant", "#6d9a66"],
  },
  family: {
    places: [
      ["living-room", "a living room with a big rug"],
      ["garden", "a garden with long grass"],
      ["kitchen", "a kitchen full of morning noise"],
      ["beach", "a shallow beach"],
    ],
    before: ["living-room", "a living room on a rainy day"],
    struggle: "sitting bored on the floor",
    moods: ["playful", "warm", "nostalgic"],
    times: ["morning", "golden-hour"],
    palettes: [
      ["#f2b632", "#3a7ca5", "#f7efe2"],
      ["#e8674a", "#f6e7c9", "#4d8b6f"],
      ["#f08fa2", "#fdf3e3", "#4a6fa5"],
    ],
    person: [
      ["child", "a bright T-shirt and tousled hair"],
      ["mother", "a soft jumper and hair in a loose bun"],
    ],
    prop: ["basket of building blocks", "box", "#d8a657"],
  },
  nonprofit: {
    places: [
      ["garden", "a community garden"],
      ["street", "an ordinary street on a weekday"],
      ["forest", "young trees on a hillside"],
      ["beach", "a beach after the tide"],
    ],
    before: ["street", "a street where everybody walks past"],
    struggle: "sitting alone, looking away",
    moods: ["inspiring", "warm", "calm"],
    times: ["morning", "golden-hour", "dawn"],
    palettes: [
      ["#2f7d5b", "#f3ecd8", "#e0a13c"],
      ["#2a6f97", "#f5efe2", "#e76f51"],
      ["#a6443c", "#f3e9dc", "#3d5a4c"],
    ],
    person: [
      ["volunteer", "a work jacket and rolled sleeves"],
      ["young woman", "a rain jacket and boots"],
    ],
    prop: null,
  },
  generic: {
    places: [
      studio,
      ["living-room", "a calm room with a large window"],
      ["street", "a street with evening lights"],
      ["abstract", "soft folds of light and colour"],
    ],
    before: desk,
    struggle: "sitting, looking away",
    moods: ["fresh", "playful", "warm"],
    times: ["morning", "golden-hour", "dusk"],
    palettes: [
      ["#e0572f", "#f3ece0", "#26323f"],
      ["#2f7f86", "#f6e9cf", "#3a2f3d"],
      ["#6a55c9", "#f4f1fa", "#f2b04e"],
    ],
    person: [
      ["young woman", "a plain coat and shoulder-length hair"],
      ["young man", "a dark jacket and short hair"],
    ],
    prop: null,
  },
} satisfies Partial<Record<ProductCategory, World>>;
