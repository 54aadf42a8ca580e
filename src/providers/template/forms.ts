import type { ProductForm } from "@/domain/picture/scene-spec";

/** What a silhouette is usually made of, what a close-up shows of it, and what a person does with it. */
export type FormFacts = { materials: string[]; detail: string; use: string; mark: string; large?: true };

export const formFacts: Record<ProductForm, FormFacts> = {
  bottle: {
    materials: ["glass", "paper label"],
    detail: "droplets running down the cold glass",
    use: "drinking from the bottle",
    mark: "wave",
  },
  can: {
    materials: ["brushed metal"],
    detail: "condensation beading on the metal",
    use: "drinking from the can",
    mark: "stripe",
  },
  jar: {
    materials: ["glass", "metal lid"],
    detail: "light passing through the glass",
    use: "holding the jar",
    mark: "leaf",
  },
  tube: {
    materials: ["matte plastic"],
    detail: "the soft curve of the cap",
    use: "holding the tube",
    mark: "dots",
  },
  box: {
    materials: ["card"],
    detail: "one crisp edge and the print on the side",
    use: "holding the box",
    mark: "logo",
  },
  bag: {
    materials: ["paper"],
    detail: "the fold of the paper and the seal",
    use: "holding the bag",
    mark: "leaf",
  },
  cup: {
    materials: ["ceramic"],
    detail: "steam curling off the rim",
    use: "drinking from the cup",
    mark: "logo",
  },
  glass: {
    materials: ["glass"],
    detail: "ice turning slowly in the glass",
    use: "raising the glass",
    mark: "sparkle",
  },
  shoe: {
    materials: ["knit fabric", "rubber"],
    detail: "the weave of the upper and the edge of the sole",
    use: "running",
    mark: "stripe",
  },
  watch: {
    materials: ["steel", "leather"],
    detail: "the second hand sweeping over the dial",
    use: "looking at the watch",
    mark: "sparkle",
  },
  phone: {
    materials: ["glass", "aluminium"],
    detail: "light sliding along the edge of the screen",
    use: "looking at the phone",
    mark: "logo",
  },
  laptop: {
    materials: ["aluminium"],
    detail: "the lid opening a finger's width",
    use: "working at a laptop",
    mark: "logo",
  },
  headphones: {
    materials: ["matte plastic", "soft leather"],
    detail: "the soft pad and the stitched headband",
    use: "dancing with the headphones on",
    mark: "logo",
  },
  speaker: {
    materials: ["fabric", "wood"],
    detail: "the grille trembling with the bass",
    use: "dancing",
    mark: "dots",
  },
  camera: {
    materials: ["metal", "leather"],
    detail: "rings of light inside the lens",
    use: "photographing",
    mark: "logo",
  },
  car: {
    materials: ["lacquered metal", "glass"],
    detail: "a line of light travelling along the bodywork",
    use: "standing beside the car",
    mark: "stripe",
    large: true,
  },
  bicycle: {
    materials: ["painted steel", "leather"],
    detail: "the spokes turning into a blur",
    use: "walking beside the bicycle",
    mark: "stripe",
    large: true,
  },
  chair: {
    materials: ["wood", "fabric"],
    detail: "the joint where wood meets fabric",
    use: "sitting",
    mark: "dots",
    large: true,
  },
  lamp: {
    materials: ["brass", "paper"],
    detail: "the warm rim of the shade",
    use: "reading beside the lamp",
    mark: "dots",
  },
  garment: {
    materials: ["cotton"],
    detail: "a seam and the fall of the fabric",
    use: "walking",
    mark: "stripe",
  },
  backpack: {
    materials: ["canvas", "leather"],
    detail: "the buckle closing with a click",
    use: "walking with the backpack",
    mark: "logo",
  },
  ring: {
    materials: ["gold"],
    detail: "a spark of light on the polished metal",
    use: "showing the hand",
    mark: "sparkle",
  },
  perfume: {
    materials: ["glass", "gold"],
    detail: "amber light inside the heavy glass",
    use: "holding the bottle",
    mark: "sparkle",
  },
  cosmetic: {
    materials: ["frosted glass"],
    detail: "a single drop about to fall",
    use: "holding the jar",
    mark: "leaf",
  },
  plant: {
    materials: ["ceramic", "leaves"],
    detail: "a new leaf unrolling",
    use: "watering the plant",
    mark: "leaf",
  },
  "food-plate": {
    materials: ["ceramic"],
    detail: "steam and texture, close enough to touch",
    use: "eating",
    mark: "leaf",
  },
  burger: { materials: ["bread"], detail: "the layers, seared and glistening", use: "eating", mark: "star" },
  pizza: { materials: ["dough"], detail: "cheese stretching from the slice", use: "eating", mark: "star" },
  "ice-cream": { materials: ["waffle"], detail: "a slow drip down the cone", use: "eating", mark: "dots" },
  book: {
    materials: ["paper", "linen"],
    detail: "a page turning in the light",
    use: "reading",
    mark: "star",
  },
  ticket: {
    materials: ["paper"],
    detail: "the printed edge catching the stage light",
    use: "waving",
    mark: "star",
  },
  "app-screen": {
    materials: ["glass"],
    detail: "one clear button on a calm screen",
    use: "looking at the phone",
    mark: "logo",
  },
  house: {
    materials: ["wood", "stone"],
    detail: "light coming on behind a window",
    use: "waving at the door",
    mark: "leaf",
    large: true,
  },
  toy: {
    materials: ["wood"],
    detail: "rounded corners and bright paint",
    use: "playing on the floor",
    mark: "star",
  },
};

/** Materials that a prompt may name instead of the usual ones. */
export const namedMaterials =
  "wood, wooden, leather, ceramic, glass, steel, titanium, aluminium, copper, brass, gold, silver, linen, cotton, wool, canvas, silk, velvet, paper, cork, bamboo, marble, stone, plastic, recycled plastic, recycled ocean plastic, rubber, denim, beeswax, concrete, carbon, felt, rattan";
