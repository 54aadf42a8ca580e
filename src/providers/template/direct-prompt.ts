import type { TimeOfDay } from "@/domain/picture/scene-spec";
import type { DirectorOutput } from "@/domain/plan/enhancement";
import { contextOf } from "@/domain/plan/prompt-rules";
import { type PromptSign, promptSigns } from "@/domain/plan/prompt-signs";
import type { EnhanceDirectInput } from "@/domain/plan/tasks";
import { colourName } from "@/domain/text/colours";
import { asSentence, joinWords, withArticle } from "@/domain/text/wording";
import { type Concept, conceptOf } from "./concept";
import { formFacts } from "./forms";
import { usualAudiences } from "./scene-words";

const lights: Record<TimeOfDay, string> = {
  dawn: "first light from a low angle, cool shadows, a thin warm rim light",
  morning: "soft morning light through the side, gentle shadows",
  noon: "bright daylight with crisp, short shadows and clean highlights",
  "golden-hour": "low golden-hour sun as backlight, long shadows, a warm glow on the edges",
  dusk: "blue-hour light mixed with warm practicals",
  night: "low-key night light, bright practicals, deep shadows and a cool rim light",
};

/** Something the prompt may lack, what it is called in the list of changes, and how a director says it. */
type Addition = { sign: PromptSign; what: string; say: (concept: Concept) => string };

const additions: readonly Addition[] = [
  {
    sign: "setting",
    what: "a setting",
    say: ({ places }) =>
      `Setting: ${joinWords(places.slice(0, 2).map(({ kind, description }) => `${kind.replace("-", " ")} (${description})`))}`,
  },
  {
    sign: "action",
    what: "one clear action",
    say: ({ person, reading }) =>
      reading.withoutPeople
        ? `Action: light travels over the ${reading.product.englishNoun}, which turns its label to the camera`
        : `Action: ${withArticle(person.noun)} opens the scene, turns to the ${reading.product.englishNoun}, ${formFacts[reading.product.form].use}`,
  },
  { sign: "light", what: "light", say: ({ timeOfDay }) => `Light: ${lights[timeOfDay]}` },
  { sign: "mood", what: "a mood", say: ({ mood }) => `The mood is ${mood} throughout` },
  {
    sign: "camera",
    what: "camera work",
    say: () =>
      "Camera: a macro close-up first, then a slow dolly in at eye level and a low-angle hero shot, 85 mm lens, shallow depth of field",
  },
  { sign: "style", what: "a visual style", say: ({ look }) => `Style: ${look}, a restrained colour grade` },
  {
    sign: "structure",
    what: "an order in time",
    say: ({ reading }) =>
      `It opens with a detail, then shows the ${reading.product.englishNoun} in full, and finally leaves room for an end card`,
  },
  {
    sign: "lens",
    what: "lens and depth",
    say: ({ reading }) =>
      `Lens: 50 mm for ${reading.withoutPeople ? "the whole" : "people"}, 100 mm macro for details, shallow depth of field`,
  },
  {
    sign: "texture",
    what: "texture",
    say: ({ reading }) =>
      `Texture: ${formFacts[reading.product.form].detail}; surfaces of ${joinWords(formFacts[reading.product.form].materials)}, crisp detail`,
  },
  {
    sign: "colour",
    what: "a palette",
    say: ({ palette }) => `Palette: ${joinWords([...new Set(palette.map(colourName))].slice(0, 3))}`,
  },
  {
    sign: "brandPresence",
    what: "brand presence",
    say: ({ brandName, reading }) =>
      brandName
        ? `The ${brandName} label faces the camera in the hero shot, and the logo stands on the end card`
        : `The packaging of the ${reading.product.englishNoun} stays recognisable, label to the camera`,
  },
  {
    sign: "audience",
    what: "an audience",
    say: ({ reading }) => `It speaks to ${usualAudiences[reading.product.category]}`,
  },
  {
    sign: "ending",
    what: "an ending",
    say: ({ name }) => `The final shot holds on ${name}, still and centred, above the closing line`,
  },
  { sign: "callToAction", what: "a call to action", say: () => "It closes on one short call to action" },
];

/** So many additions a round: the critic sees each step, and a good prompt is not buried. */
const additionsPerRound = 4;

/**
 * Adds what a director would to a prompt: only what it leaves open, in words that agree with what it says. The
 * maker's own text stays as it is, in front.
 */
export function directPrompt({ brief, prompt }: EnhanceDirectInput): DirectorOutput {
  const concept = conceptOf(brief);
  const signs = promptSigns(prompt, contextOf(brief));
  const missing = additions.filter(({ sign }) => signs[sign] === 0).slice(0, additionsPerRound);
  const sentences = missing.map(({ say }) => asSentence(say(concept)));
  return {
    prompt: [asSentence(prompt), ...sentences].join(" "),
    changes: missing.map(({ what }) => `Added ${what}.`),
  };
}
