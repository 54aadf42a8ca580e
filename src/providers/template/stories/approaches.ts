import type { StoryPacing } from "@/domain/story/story";

/**
 * A way to tell a product. `{noun}`, `{name}`, `{person}`, `{place}`, `{otherPlace}`, `{before}`, `{detail}`, `{use}`,
 * `{struggle}`, `{doing}` and `{materials}` are filled in. Nothing in it agrees with the product in number: it may be
 * "the running shoes".
 */
export type Approach = Telling & {
  title: string;
  tone: string;
  visualStyle: string;
  pacing: StoryPacing;
  /** Only for what is at home under the open sky. */
  outdoors?: true;
  /** Words of a maker who asks for something like this. */
  words: string;
  /** How it is told where nobody is to be seen; left out where it cannot do without people. */
  withNobody?: Telling;
};

type Telling = {
  /** Sentences; the last one is how it ends. */
  narrative: readonly string[];
  /** Noun phrases in the order of the story: the opening, three in the middle, the ending. */
  moments: readonly [string, string, string, string, string];
};

export const approaches: readonly Approach[] = [
  {
    title: "The way out",
    tone: "frank at first, then relieved",
    visualStyle: "grey handheld pictures that turn steady and warm at the change",
    pacing: "steady",
    words: "problem, trouble, solution, help, relief, serious, honest",
    narrative: [
      "It begins where everybody has been before: {before}",
      "A {person} is there, {struggle}, and the moment drags on",
      "Then {name} comes into the picture without a word, and the light changes",
      "From there on everything is easier: {use}, {place}",
      "What is left at the end is the {noun} in clear light, and a trouble that nobody remembers",
    ],
    moments: [
      "the {person} {struggle}, {before} all around",
      "the {noun} within reach for the first time, the light changing",
      "the {person} {use}, {place} all around",
      "the face of the {person}, smiling, the trouble gone",
      "the {noun} alone in clear light, label to the camera",
    ],
  },
  {
    title: "From morning to night",
    tone: "easy, warm and unhurried",
    visualStyle: "natural light that wanders from dawn to dusk, unposed moments",
    pacing: "steady",
    words: "day, everyday, life, routine, home, family, warm, natural",
    narrative: [
      "Morning, and a hand reaches for the {noun} before anything else",
      "The hours go by: {place}, a {person} {doing}, and {name} never far away",
      "In the afternoon others come along, and what belonged to one belongs to two",
      "Nothing is explained, because every hour shows one more reason",
      "When night falls the {noun} can rest until tomorrow",
    ],
    moments: [
      "a hand reaching for the {noun} in the first light of the morning",
      "the {person} {doing}, the {noun} close by, {place} all around",
      "two people sharing the afternoon, the {noun} between them",
      "the {noun} at dusk, the busy hours over",
      "the {noun} at rest in the evening light, the day behind",
    ],
    withNobody: {
      narrative: [
        "Morning, and the first light finds the {noun} before anything else",
        "The hours go by: {place}, long shadows turning, and {name} never far away",
        "In the afternoon the light comes in low and stays for a while",
        "Nothing is explained, because every hour shows one more reason",
        "When night falls the {noun} can rest until tomorrow",
      ],
      moments: [
        "the {noun} in the first light of the morning",
        "the hours passing around the {noun}, {place} all around",
        "the {noun} in the low sun of the afternoon",
        "the {noun} at dusk, the busy hours over",
        "the {noun} at rest in the evening light, the day behind",
      ],
    },
  },
  {
    title: "Made slowly",
    tone: "quiet, proud and exact",
    visualStyle: "macro pictures on black, one low side light, deep focus on material",
    pacing: "slow",
    words:
      "craft, made, maker, detail, material, quality, luxury, elegant, quiet, slow, no people, without people",
    narrative: [
      "No faces and no hurry: only matter and light",
      "The camera travels over the {noun} as over a landscape: {detail}",
      "Part after part steps out of the dark, {materials} first",
      "Somebody has thought about each edge, and the picture takes its time to say so",
      "Only with the last breath the camera stands back, and {name} can be seen whole",
    ],
    moments: [
      "the {noun} so close that only texture shows: {detail}",
      "a line of light travelling along {materials}",
      "one edge of the {noun} stepping out of the dark",
      "a craftsman's hand laid on the {noun}",
      "the {noun} seen whole, black calm on every side",
    ],
    withNobody: {
      narrative: [
        "No hurry: only matter and light",
        "The camera travels over the {noun} as over a landscape: {detail}",
        "Part after part steps out of the dark, {materials} first",
        "Each edge has been thought about, and the picture takes its time to say so",
        "Only with the last breath the camera stands back, and {name} can be seen whole",
      ],
      moments: [
        "the {noun} so close that only texture shows: {detail}",
        "a line of light travelling along {materials}",
        "one edge of the {noun} stepping out of the dark",
        "dust dancing in the light above the {noun}",
        "the {noun} seen whole, black calm on every side",
      ],
    },
  },
  {
    title: "Two worlds",
    tone: "bold, direct and a little provoking",
    visualStyle: "hard cuts between cold blue and hot colour, mirrored framing",
    pacing: "quick",
    words: "contrast, compare, before, after, change, bold, loud, energetic, fast, direct",
    narrative: [
      "Two pictures framed alike have nothing else in common",
      "Left is {before}, cold, with a {person} {struggle}",
      "Right is {place}, burning with colour, the {noun} at its heart",
      "They alternate faster and faster until no one would go back",
      "The cutting stops, the cold side is gone, and {name} holds the frame",
    ],
    moments: [
      "cold blue picture: the {person} {struggle}",
      "the mirrored frame in hot colour: the {noun} and {place}",
      "a hand crossing from the cold side to seize the {noun}",
      "the {person} {use}, colour exploding everywhere",
      "the {noun} holding the frame, the cold half gone",
    ],
    withNobody: {
      narrative: [
        "Two pictures framed alike have nothing else in common",
        "Left is {before}, drained of colour and quite empty",
        "Right is {place}, burning with colour, the {noun} at its heart",
        "They alternate faster and faster until the left one gives in",
        "The cutting stops, the cold side is gone, and {name} holds the frame",
      ],
      moments: [
        "cold blue picture: {before}, empty",
        "the mirrored frame in hot colour: the {noun} and {place}",
        "colour spilling over from the hot side into the cold one",
        "the {noun} in the middle of both pictures, colour exploding everywhere",
        "the {noun} holding the frame, the cold half gone",
      ],
    },
  },
  {
    title: "For you",
    tone: "tender and personal",
    visualStyle: "candle-warm light, shallow focus, faces and paper in close view",
    pacing: "slow",
    words: "gift, present, love, tender, emotional, touching, surprise, friend, mother, father",
    narrative: [
      "Somebody has chosen something for somebody and can hardly wait",
      "Paper opens under careful fingers, and for a second there is only glow",
      "A {person} looks, and looks again: the {noun}, of all things",
      "Weeks later it has found its place: {place}",
      "Two people remain, {name} between them, and nobody has to say thank you",
    ],
    moments: [
      "careful hands around a wrapped parcel, warm glow from the side",
      "the {noun} half out of its paper, the ribbon falling",
      "two people leaning together over the {noun}",
      "the {person} {use}, weeks later, {place}",
      "the {noun} on open paper, a handwritten card leaning there",
    ],
  },
  {
    title: "Nobody knows yet",
    tone: "mysterious, then dazzling",
    visualStyle: "low-key darkness, a single hard beam, full brightness only at the close",
    pacing: "slow",
    words: "mystery, secret, tension, reveal, dramatic, launch, new, dark, suspense",
    narrative: [
      "Darkness, and a sound that no one can name",
      "A beam finds an outline, loses it and finds it again",
      "Each pass gives a little more away: {detail}",
      "Somebody steps nearer, as curious as we are",
      "Then all lamps blaze at once, and {name} has no secret any more",
    ],
    moments: [
      "the outline of the {noun} in darkness, not yet shown",
      "a beam sliding across the {noun}: {detail}",
      "the {person} coming closer, face half in shadow",
      "the {noun} turning once, sparks of light on black",
      "all lamps blazing, the {noun} complete in the middle",
    ],
    withNobody: {
      narrative: [
        "Darkness, and a sound without a name",
        "A beam finds an outline, loses it and finds it again",
        "Each pass gives a little more away: {detail}",
        "The camera steps nearer, as curious as we are",
        "Then all lamps blaze at once, and {name} has no secret any more",
      ],
      moments: [
        "the outline of the {noun} in darkness, not yet shown",
        "a beam sliding across the {noun}: {detail}",
        "the beam coming to rest on one corner of the {noun}",
        "the {noun} turning once, sparks of light on black",
        "all lamps blazing, the {noun} complete in the middle",
      ],
    },
  },
  {
    title: "The little parade",
    tone: "playful, cheeky and musical",
    visualStyle: "saturated paper-flat backgrounds, graphic symmetry, cuts on the beat",
    pacing: "quick",
    words: "funny, fun, humour, playful, colourful, bright, music, dance, kids, light-hearted, cheeky",
    narrative: [
      "This is a parade, a small one, and the {noun} may lead it",
      "It marches through colour after colour, always exactly on the beat",
      "A {person} tries to keep step and gives up laughing",
      "Even {place} cannot stand still",
      "At the final drum everything freezes, and {name} can take a bow",
    ],
    moments: [
      "the {noun} centred on one loud colour, drum roll",
      "the {noun} again in another colour from another angle, on the beat",
      "the {person} laughing and dancing, the {noun} close by",
      "{place} dressed in paper colours, the {noun} marching in front",
      "the {noun} frozen at the final drum, confetti hanging in the air",
    ],
    withNobody: {
      narrative: [
        "This is a parade, a small one, and the {noun} may lead it",
        "It marches through colour after colour, always exactly on the beat",
        "Paper streamers try to keep step and tumble over one another",
        "Even {place} cannot stand still",
        "At the final drum everything freezes, and {name} can take a bow",
      ],
      moments: [
        "the {noun} centred on one loud colour, drum roll",
        "the {noun} again in another colour from another angle, on the beat",
        "paper streamers tumbling around the {noun}",
        "{place} dressed in paper colours, the {noun} marching in front",
        "the {noun} frozen at the final drum, confetti hanging in the air",
      ],
    },
  },
  {
    title: "The long way round",
    outdoors: true,
    tone: "curious, free and hopeful",
    visualStyle: "wide landscapes, long lenses, wind and changing weather",
    pacing: "steady",
    words: "journey, travel, road, adventure, outdoor, nature, freedom, wide, inspiring",
    narrative: [
      "Somebody packs next to nothing and takes the {noun} along",
      "First comes {place}, vast, with one small figure ahead",
      "Then {otherPlace}, rain, and a laugh in the middle of it",
      "No stop resembles the one before; only the {noun} can be found in all",
      "Where the road ends {name} can be put down at last, and the view does the talking",
    ],
    moments: [
      "a small figure setting out, {place} ahead",
      "the {noun} on the road, land rushing past",
      "the {person} {use}, {otherPlace} and weather all around",
      "two travellers resting, the {noun} between them",
      "the {noun} where the road ends, an open view behind",
    ],
    withNobody: {
      narrative: [
        "The {noun} and the road: nothing else is packed",
        "First comes {place}, vast, with one bright dot ahead",
        "Then {otherPlace}, rain, and a gap in the clouds in the middle of it",
        "No stop resembles the one before; only the {noun} can be found in all",
        "Where the road ends {name} can be put down at last, and the view does the talking",
      ],
      moments: [
        "the {noun} where the road begins, {place} ahead",
        "the {noun} on the road, land rushing past",
        "the {noun} in changing weather, {otherPlace} behind it",
        "the {noun} at a stop on the way, wind in the grass",
        "the {noun} where the road ends, an open view behind",
      ],
    },
  },
  {
    title: "Word for word",
    tone: "honest and close, spoken to one listener",
    visualStyle: "documentary window light, one lens, no tricks",
    pacing: "steady",
    words: "testimonial, review, customer, speak, interview, documentary, trust, real, true",
    narrative: [
      "A {person} sits down opposite the camera and tells it straight",
      "There used to be one thing each day: {struggle}",
      "A pause, a smile, and {name} is mentioned for the first time",
      "While the voice goes on we see what it means: {use}",
      "The last word is never spoken; the {noun} on the table can say it",
    ],
    moments: [
      "the {person} telling the story straight to the camera",
      "the {person} {struggle}, seen through a window",
      "hands around the {noun}, {detail}",
      "the {person} {use}, forgetting that a camera is there",
      "the {noun} on the table, the chair behind it empty",
    ],
  },
];
