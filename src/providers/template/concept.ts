import { type BriefWords, type Framework, frameworks } from "@/domain/brief/brief";
import { videoStyles } from "@/domain/brief/style-words";
import type { Mood, TimeOfDay } from "@/domain/picture/scene-spec";
import { createRandom, type Random } from "@/domain/random";
import { hasWords } from "@/domain/text/find-words";
import type { ProductCategory } from "@/domain/text/lexicon/product-categories";
import {
  type Person,
  type Place,
  type PromptReading,
  readingOf,
  refusesPeople,
} from "@/domain/text/prompt-reading";
import { moodStyles, styleLooks } from "./looks";
import { worlds } from "./worlds";
import type { WorldPlace } from "./worlds/world";

export const storyKinds = [
  "showcase",
  "lifestyle",
  "announcement",
  "testimonial",
  "before-after",
  "event",
] as const;
export type StoryKind = (typeof storyKinds)[number];

/** Everything decided once for an ad, before scenes and lines: equal briefs give equal concepts. */
export type Concept = {
  brief: BriefWords;
  reading: PromptReading;
  brandName: string;
  /** "Nimbus", or "the running shoes" when there is no brand: reads well after a verb or preposition. */
  name: string;
  story: StoryKind;
  framework: { name: Framework; reason: string };
  mood: Mood;
  look: string;
  palette: string[];
  timeOfDay: TimeOfDay;
  /** Where it plays, places named in the prompt first; at least two. */
  places: Place[];
  before: Place & { struggle: string };
  person: Person;
  random: Random;
};

export function shuffle<Item>(items: readonly Item[], random: Random): Item[] {
  return items
    .map((item) => ({ item, order: random.next() }))
    .sort((a, b) => a.order - b.order)
    .map(({ item }) => item);
}

const asPlace = ([kind, description]: WorldPlace): Place => ({ kind, description });

function storyOf({ signs, product, people, withoutPeople }: PromptReading, random: Random): StoryKind {
  if (product.category === "event") return "event";
  // The other kinds are told by somebody or about somebody.
  if (withoutPeople) return signs.launch ? "announcement" : "showcase";
  if (signs.testimonial) return "testimonial";
  if (signs.launch && !signs.problem) return "announcement";
  if (signs.change || signs.problem) return "before-after";
  if (people.length > 0) return "lifestyle";
  const shown: readonly StoryKind[] = ["beauty", "fashion", "tech", "automotive", "beverage"].includes(
    product.category,
  )
    ? ["showcase", "showcase", "lifestyle"]
    : ["lifestyle", "lifestyle", "showcase"];
  return shown[random.index(shown.length)] ?? "showcase";
}

const frameworkByStory: Record<StoryKind, readonly [Framework, ...Framework[]]> = {
  showcase: ["AIDA"],
  lifestyle: ["AIDA"],
  announcement: ["AIDA"],
  testimonial: ["PAS", "BAB"],
  "before-after": ["BAB"],
  event: ["AIDA"],
};

const reasons: Record<Framework, string> = {
  AIDA: "nothing in the brief speaks of a problem, so the ad earns attention first and lets wanting do the rest.",
  PAS: "the audience knows the problem already, so the ad names it before it offers the way out.",
  BAB: "the brief is about a change, so the ad shows life before, life after, and what lies between.",
};

/** What people look for because something bothers them, rather than because they fell in love with it. */
const errands: readonly ProductCategory[] = ["app", "finance", "health", "education"];

function frameworkOf(
  brief: BriefWords,
  reading: PromptReading,
  choice: { story: StoryKind; random: Random },
) {
  if (brief.framework)
    return { name: brief.framework, reason: `${brief.framework} was chosen by the maker.` };
  if (reading.signs.problem && !reading.signs.change)
    return { name: "PAS" as const, reason: `PAS: ${reasons.PAS}` };
  if (choice.story === "lifestyle" && errands.includes(reading.product.category)) {
    const name = choice.random.pick(frameworks);
    const why =
      name === "AIDA"
        ? reasons.AIDA
        : "people look for something like this because of a trouble they know well.";
    return { name, reason: `${name}: ${why}` };
  }
  const name = choice.random.pick(frameworkByStory[choice.story]);
  const why =
    choice.story === "testimonial" ? "a customer tells it from the trouble to the change." : reasons[name];
  return { name, reason: `${name}: ${why}` };
}

function paletteOf(brief: BriefWords, reading: PromptReading, random: Random): string[] {
  const usual = random.pick(worlds[reading.product.category].palettes);
  const colours = [...brief.brand.colours, ...reading.colours, ...usual].map((colour) =>
    colour.toLowerCase(),
  );
  return [...new Set(colours)].slice(0, 6);
}

/**
 * Decides what a brief leaves open, from the maker's own words and the seed. The enhanced prompt is not read: the
 * director of this planner writes it from the same concept, so that both agree by construction.
 *
 * @param wish What the maker asks for afterwards. Only that nobody shall be seen is read in it.
 */
export function conceptOf(brief: BriefWords, wish = ""): Concept {
  const read = readingOf(brief.prompt);
  const reading = refusesPeople(wish) ? { ...read, people: [], withoutPeople: true } : read;
  const random = createRandom(`${brief.seed}/concept/${brief.prompt}`);
  const world = worlds[reading.product.category];
  const story = storyOf(reading, random.fork("story"));
  const mood = brief.mood ?? reading.mood ?? random.fork("mood").pick(world.moods);
  const style =
    brief.style ??
    videoStyles.find((word) => hasWords(brief.prompt, word)) ??
    random.fork("style").pick(moodStyles[mood]);
  const named = reading.places.slice(0, 3);
  const usual = shuffle(world.places, random.fork("places")).map(asPlace);
  const [noun, look] = random.fork("person").pick(world.person);
  const brandName = brief.brand.name || reading.brandName;
  return {
    brief,
    reading,
    brandName,
    name: brandName || (reading.language === "en" ? `the ${reading.product.noun}` : reading.product.noun),
    story,
    framework: frameworkOf(brief, reading, { story, random: random.fork("framework") }),
    mood,
    look: styleLooks[style] ?? style,
    palette: paletteOf(brief, reading, random.fork("palette")),
    timeOfDay: reading.timeOfDay ?? random.fork("time").pick(world.times),
    places: [...named, ...usual.filter(({ kind }) => !named.some((place) => place.kind === kind))],
    before: { kind: world.before[0], description: world.before[1], struggle: world.struggle },
    person: reading.people[0] ?? { noun, look, action: "walking" },
    random,
  };
}
