import type { ProductForm } from "@/domain/picture/scene-spec";

/**
 * Two absolute angles, upper and lower part of a limb, in degrees: 0 hangs straight down, 90 points to the
 * picture's right, -90 to its left, 180 up. Figures face the right or the viewer; "near" is the picture's left.
 */
export type Limb = readonly [upper: number, lower: number];

export type Pose = {
  /** 0 = facing the viewer, 1 = in profile. */
  turn: number;
  /** Of the upper body, degrees to the right. */
  lean: number;
  /** Of the head, degrees to the right. */
  tilt: number;
  gaze: "viewer" | "side" | "down" | "up" | "away";
  mouth: "calm" | "smile" | "laugh";
  nearArm: Limb;
  farArm: Limb;
  nearLeg: Limb;
  farLeg: Limb;
  /** How far the lower foot is off the ground, in tenths of a head. */
  lift: number;
  /** The far arm is drawn over the body instead of behind it. */
  farArmInFront: boolean;
  support: "none" | "stool" | "floor" | "desk";
  /** The far hand goes to the mouth or the chin, both hands to the eyes, whatever the arms' angles say. */
  reach: "none" | "mouth" | "chin" | "eyes";
  /** What the gesture cannot do without and no product form is. */
  tool: "none" | "pan" | "barbell";
  /** Where the thing that is held is. */
  hold: "none" | "far-hand" | "between-hands" | "at-face";
};

const standing: Pose = {
  turn: 0.25,
  lean: 0,
  tilt: 0,
  gaze: "viewer",
  mouth: "smile",
  nearArm: [-9, -4],
  farArm: [11, 16],
  nearLeg: [-3, -3],
  farLeg: [6, 4],
  lift: 0,
  farArmInFront: false,
  support: "none",
  reach: "none",
  tool: "none",
  hold: "none",
};

const sitting: Pose = {
  ...standing,
  turn: 0.7,
  lean: -4,
  nearArm: [12, 62],
  farArm: [30, 70],
  nearLeg: [84, -4],
  farLeg: [78, 12],
  support: "stool",
};

const holding: Pose = { ...standing, farArm: [16, 112], farArmInFront: true, hold: "far-hand" };

/** Every gesture a figure knows. */
export const poses = {
  standing,
  walking: {
    ...standing,
    turn: 0.75,
    lean: 3,
    gaze: "side",
    nearArm: [30, 48],
    farArm: [-30, -14],
    nearLeg: [-20, -36],
    farLeg: [25, 14],
  },
  running: {
    ...standing,
    turn: 0.9,
    lean: 10,
    tilt: 2,
    gaze: "side",
    nearArm: [-52, 38],
    farArm: [42, 128],
    nearLeg: [60, -34],
    farLeg: [-26, -52],
    lift: 2,
  },
  jumping: {
    ...standing,
    turn: 0.3,
    lean: 2,
    tilt: -6,
    mouth: "laugh",
    nearArm: [-138, -158],
    farArm: [140, 160],
    nearLeg: [-28, -72],
    farLeg: [38, -30],
    lift: 13,
  },
  sitting,
  holding,
  drinking: {
    ...holding,
    turn: 0.6,
    tilt: -8,
    gaze: "side",
    mouth: "calm",
    farArm: [38, 158],
    hold: "at-face",
    reach: "mouth",
  },
  showing: { ...holding, turn: 0.3, tilt: 4, farArm: [52, 128], nearArm: [-26, 34] },
  carrying: { ...holding, turn: 0.4, nearArm: [10, 80], farArm: [20, 84], hold: "between-hands" },
  laughing: {
    ...standing,
    lean: -6,
    tilt: -10,
    mouth: "laugh",
    nearArm: [10, 80],
    farArm: [20, 84],
    farArmInFront: true,
    nearLeg: [-6, -4],
    farLeg: [12, 4],
  },
  waving: { ...standing, lean: -2, mouth: "laugh", farArm: [118, 168], tilt: -4 },
  stretching: {
    ...standing,
    turn: 0.2,
    lean: 9,
    tilt: 8,
    gaze: "up",
    nearArm: [-172, 166],
    farArm: [158, -176],
    nearLeg: [-12, -12],
    farLeg: [10, 8],
  },
  cheering: {
    ...standing,
    mouth: "laugh",
    nearArm: [-140, -164],
    farArm: [140, 164],
    nearLeg: [-10, -8],
    farLeg: [12, 10],
  },
  working: {
    ...sitting,
    lean: 6,
    tilt: 6,
    gaze: "down",
    nearArm: [24, 82],
    farArm: [34, 86],
    support: "desk",
    hold: "none",
  },
  photographing: {
    ...standing,
    turn: 0.55,
    gaze: "side",
    mouth: "calm",
    nearArm: [26, 146],
    farArm: [46, 150],
    farArmInFront: true,
    nearLeg: [-12, -14],
    farLeg: [14, 8],
    hold: "at-face",
    reach: "eyes",
  },
  cooking: {
    ...standing,
    turn: 0.55,
    tilt: 8,
    gaze: "down",
    nearArm: [-14, 52],
    farArm: [24, 78],
    farArmInFront: true,
    tool: "pan",
  },
  dancing: {
    ...standing,
    turn: 0.3,
    lean: -9,
    tilt: 8,
    mouth: "laugh",
    nearArm: [-98, -156],
    farArm: [74, 132],
    nearLeg: [-16, -20],
    farLeg: [44, -34],
  },
  away: { ...standing, turn: 0.1, gaze: "away", nearArm: [-13, -6], farArm: [13, 6] },
  reading: {
    ...standing,
    turn: 0.4,
    tilt: 8,
    gaze: "down",
    nearArm: [2, 96],
    farArm: [10, 100],
    farArmInFront: false,
    hold: "between-hands",
  },
  phoning: { ...holding, tilt: 8, turn: 0.4, gaze: "down", farArm: [14, 128] },
  pointing: {
    ...standing,
    turn: 0.5,
    gaze: "side",
    farArm: [82, 94],
    nearArm: [-30, 40],
    farArmInFront: true,
  },
  thinking: {
    ...standing,
    turn: 0.35,
    tilt: 4,
    gaze: "up",
    mouth: "calm",
    nearArm: [-4, 84],
    farArm: [12, 160],
    farArmInFront: true,
    reach: "chin",
  },
  meditating: {
    ...standing,
    turn: 0,
    mouth: "calm",
    gaze: "down",
    nearArm: [-30, -12],
    farArm: [30, 12],
    farArmInFront: true,
    nearLeg: [-72, 66],
    farLeg: [72, -66],
    support: "floor",
  },
  lifting: {
    ...standing,
    mouth: "calm",
    nearArm: [-122, -176],
    farArm: [122, 176],
    nearLeg: [-16, -6],
    farLeg: [16, 6],
    tool: "barbell",
  },
} as const satisfies Record<string, Pose>;
export type PoseName = keyof typeof poses;

/** Words of an action, most telling first: "holding the cup and laughing" is about the cup. */
const gestures: readonly (readonly [RegExp, PoseName])[] = [
  [/photo|camera|filming|shooting|selfie/, "photographing"],
  [/laptop|computer|typing|working at|desk|coding|writing/, "working"],
  [/phone|scroll|texting|swip|tapping|app\b/, "phoning"],
  [/cook|stir|fry|chopp|baking|grill/, "cooking"],
  [/read|book|magazine/, "reading"],
  [/drink|sip|tast|eat|bit(e|ing)|smell/, "drinking"],
  [/carry|deliver|unbox|unpack|open(s|ing)|lifting the|hugging/, "carrying"],
  [/show|present|offer|hand(s|ing) (over|out)|reveal|apply|spray|demonstrat/, "showing"],
  [/meditat|yoga|breath|cross-legged/, "meditating"],
  [/work(s|ing)? out|weights|dumbbell|exercis|flex/, "lifting"],
  [/sprint|run|jog|rac(e|ing)|chas|rush/, "running"],
  [/jump|leap|hop|bounc|skip/, "jumping"],
  [/danc|twirl|spin|groov/, "dancing"],
  [/stretch|yawn|wak/, "stretching"],
  [/cheer|celebrat|applau|victory|arms (up|raised)|triumph/, "cheering"],
  [/wav(e|ing)|greet|hello|goodbye/, "waving"],
  [/point|direct|gestur|explain/, "pointing"],
  [/hold|grip|grab|wear|us(e|ing)|tak(e|ing)|reach/, "holding"],
  [/laugh|giggl|joy|smil/, "laughing"],
  [/sit|seat|relax|rest|driv|rid(e|ing)|loung|wait/, "sitting"],
  [/look(s|ing)? away|from behind|back to|gaz(e|ing) (at|into|over|out)|watching the|turned away/, "away"],
  [/walk|stroll|stride|step|arriv|enter|leav|cross|wander|hik/, "walking"],
  [/think|wonder|ponder|ask|doubt|frown|worr|look(s|ing)? up/, "thinking"],
];

export function poseNameOf(action: string): PoseName {
  return gestures.find(([words]) => words.test(action))?.[1] ?? "standing";
}

const things: readonly (readonly [RegExp, ProductForm])[] = [
  [/\bcup|mug|coffee|tea\b|latte|espresso/, "cup"],
  [/\bcan\b|soda|beer/, "can"],
  [/\bglass|cocktail|juice|smoothie|lemonade/, "glass"],
  [/bottle|water|wine/, "bottle"],
  [/phone|app\b|scroll|texting|swip|tapping|selfie/, "phone"],
  [/camera|photo|filming|shooting/, "camera"],
  [/laptop|computer/, "laptop"],
  [/book|read|magazine/, "book"],
  [/burger|sandwich/, "burger"],
  [/ice.?cream|gelato/, "ice-cream"],
  [/pizza/, "pizza"],
  [/perfume|fragrance|spray/, "perfume"],
  [/serum|oil|cosmetic/, "cosmetic"],
  [/cream|tube|lotion|toothpaste/, "tube"],
  [/jar|honey|jam/, "jar"],
  [/ticket|pass\b/, "ticket"],
  [/shoe|sneaker|trainer/, "shoe"],
  [/bag|pouch|shopping/, "bag"],
  [/plant|flower/, "plant"],
  [/toy|teddy/, "toy"],
  [/headphone/, "headphones"],
  [/watch\b/, "watch"],
  [/ring\b/, "ring"],
  [/box|parcel|package|unbox|unpack|deliver|carry/, "box"],
];

/** What is in the hands by the action's own words; null when it names nothing that has a form. */
export function thingHeld(action: string): ProductForm | null {
  return things.find(([words]) => words.test(action))?.[1] ?? null;
}
