import { overlayRoles, revealStrategies } from "@/domain/plan/plan";
import { type CameraMove, cameraMoves } from "@/domain/shot/camera";

/**
 * The closed vocabularies of a plan, in words for a planner that reads: a schema says which values there are, and not what
 * they mean here. A value that is added does not compile before it is explained.
 */
const moveMeanings: Record<CameraMove, string> = {
  static: "locked off; direction none",
  pan: "turns on the spot; direction left or right",
  tilt: "turns on the spot; direction up or down",
  dolly: "drives to or from the subject; direction in or out",
  track: "drives alongside; direction left or right",
  crane: "rises or sinks; direction up or down",
  handheld: "carried, with a slight sway; direction none",
  zoom: "only the lens moves; direction in or out",
  orbit: "circles the subject; direction left or right",
};

const roleMeanings: Record<(typeof overlayRoles)[number], string> = {
  hook: "the words that stop the thumb, in the first shot, at most 6",
  body: "one benefit that the maker named, at most 7 words",
  brand: "the brand's name and nothing else",
  cta: "what to do now, 2 to 5 words, in the last shot",
};

const revealMeanings: Record<(typeof revealStrategies)[number], string> = {
  hidden: "the product is not to be recognised at first; leave it out of the early shots, or hint at it",
  partial: "details and parts first, the whole of it later",
  full: "to be seen from the first shot on",
};

const listed = <Name extends string>(names: readonly Name[], meanings: Record<Name, string>) =>
  names.map((name) => `${name} (${meanings[name]})`).join("; ");

export const cameraRules = [
  `camera.move: ${listed(cameraMoves, moveMeanings)}.`,
  "camera.lensMm: 18-28 for wide views, 35-50 for people, 85-135 for faces and products, 100 for macro detail.",
  "Vary size, perspective and lens from shot to shot. A close-up of the product belongs in every ad.",
];

export const overlayRules = [
  `overlays[].role: ${listed(overlayRoles, roleMeanings)}.`,
  "At most 2 overlays in a shot, in different positions; many shots need none. The same words never come twice.",
  "In upright video keep to upper-third, centre and lower-third: the edges are covered by the platform's buttons.",
];

export const revealRule = `reveal.strategy: ${listed(revealStrategies, revealMeanings)}. The visibility of the product in each shot follows it; in the last shot it is full.`;
