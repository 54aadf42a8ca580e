import type { ProductCategory } from "@/domain/text/lexicon/product-categories";
import { desk, home, studio, type World } from "./world";

export const goodsWorlds = {
  beverage: {
    places: [
      ["cafe", "a small café with a worn wooden bar"],
      ["kitchen", "a sunlit kitchen counter"],
      ["garden", "a long table in a green garden"],
      ["skyline", "a rooftop bar above the city"],
    ],
    before: desk,
    struggle: "sitting tired at the desk",
    moods: ["fresh", "warm", "playful"],
    times: ["morning", "golden-hour", "dusk"],
    palettes: [
      ["#c8552f", "#f3e3c7", "#2f4038"],
      ["#1f6f78", "#f6d776", "#f7f3e8"],
      ["#6b3f2a", "#e8c9a0", "#26303a"],
    ],
    person: [
      ["young woman", "a linen shirt and loosely tied hair"],
      ["young man", "a rolled-sleeve shirt and short curls"],
    ],
    prop: ["small potted herb", "plant", "#4f8a5b"],
  },
  food: {
    places: [
      ["kitchen", "a warm kitchen with a wooden counter"],
      ["cafe", "a small restaurant with low lamps"],
      ["garden", "a long table under trees"],
      ["street", "a street corner with food stalls"],
    ],
    before: desk,
    struggle: "sitting hungry at the desk",
    moods: ["warm", "playful", "nostalgic"],
    times: ["golden-hour", "morning", "dusk"],
    palettes: [
      ["#b8412c", "#f2d9a5", "#3d4a2f"],
      ["#d98e32", "#fbf1dc", "#5a2e22"],
      ["#7a3a2e", "#e9b872", "#f4efe3"],
    ],
    person: [
      ["chef", "a plain apron over a light shirt"],
      ["young woman", "a striped jumper and a short bob"],
    ],
    prop: ["stack of plates", "food-plate", "#efe8da"],
  },
  sport: {
    places: [
      ["street", "an empty city street"],
      ["stadium", "a running track inside a stadium"],
      ["mountain", "a mountain trail above the valley"],
      ["gym", "a gym with rubber floor and racks"],
    ],
    before: home,
    struggle: "sitting slumped on the sofa",
    moods: ["energetic", "inspiring", "dramatic"],
    times: ["dawn", "golden-hour", "morning"],
    palettes: [
      ["#e8482f", "#1b2330", "#f1efe9"],
      ["#d7f04a", "#1d2026", "#7f8a94"],
      ["#2457d6", "#f4f5f2", "#f28b2c"],
    ],
    person: [
      ["athlete", "an athletic build and simple training clothes"],
      ["runner", "tied-back hair and running kit"],
    ],
    prop: null,
  },
  fashion: {
    places: [
      studio,
      ["street", "a quiet street with tall windows"],
      ["skyline", "a rooftop terrace at height"],
      ["desert", "dunes with long, soft shadows"],
    ],
    before: home,
    struggle: "standing before the wardrobe, looking away",
    moods: ["elegant", "dramatic", "calm"],
    times: ["golden-hour", "morning", "dusk"],
    palettes: [
      ["#2b2a2d", "#d8c7ae", "#8c4a3a"],
      ["#c2a878", "#f3efe7", "#39424e"],
      ["#7d2b3a", "#efe4da", "#23242a"],
    ],
    person: [
      ["young woman", "a long coat and straight dark hair"],
      ["young man", "a plain knit and a short beard"],
    ],
    prop: null,
  },
  beauty: {
    places: [
      ["bathroom", "a calm bathroom with stone and morning light"],
      studio,
      ["garden", "a garden in flower"],
      ["abstract", "soft folds of light and colour"],
    ],
    before: ["bathroom", "a bathroom mirror in hard light"],
    struggle: "looking tired into the mirror",
    moods: ["calm", "elegant", "fresh"],
    times: ["morning", "golden-hour"],
    palettes: [
      ["#e7b9a6", "#f7efe6", "#7d8f78"],
      ["#c98c9b", "#faf3ef", "#4a3b46"],
      ["#d9c2a3", "#f3f1ec", "#8aa6a3"],
    ],
    person: [
      ["young woman", "bare shoulders and hair in a loose knot"],
      ["woman with grey hair", "a simple white shirt"],
    ],
    prop: ["sprig of eucalyptus", "plant", "#8aa58a"],
  },
  tech: {
    places: [
      studio,
      ["office", "a bright workspace by a large window"],
      ["living-room", "a calm living room in the evening"],
      ["skyline", "a terrace above city lights"],
    ],
    before: desk,
    struggle: "sitting among cables, rubbing the eyes",
    moods: ["fresh", "inspiring", "mysterious"],
    times: ["morning", "dusk", "night"],
    palettes: [
      ["#3566e8", "#eef1f6", "#1a1d26"],
      ["#19b4a6", "#14181f", "#e9ecef"],
      ["#f06a3a", "#f3f2ef", "#30343d"],
    ],
    person: [
      ["young man", "a plain T-shirt and an open overshirt"],
      ["young woman", "a ribbed jumper and round glasses"],
    ],
    prop: null,
  },
  app: {
    places: [
      ["office", "a bright workspace by a large window"],
      ["cafe", "a window seat in a café"],
      ["street", "a busy street at a crossing"],
      ["living-room", "a sofa by a floor lamp"],
    ],
    before: desk,
    struggle: "working at a laptop, head in hand",
    moods: ["fresh", "calm", "playful"],
    times: ["morning", "noon", "dusk"],
    palettes: [
      ["#4b5bf0", "#f3f4fb", "#ffb84d"],
      ["#12a378", "#f1f7f4", "#1e2a32"],
      ["#7a4df0", "#f6f2ff", "#22252f"],
    ],
    person: [
      ["young woman", "a loose shirt and shoulder-length hair"],
      ["young man", "a hooded jumper and short hair"],
    ],
    prop: null,
  },
} satisfies Partial<Record<ProductCategory, World>>;
