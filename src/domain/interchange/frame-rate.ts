/** A rate of frames as a fraction, and how its frames are numbered. */
export type FrameRate = {
  title: string;
  numerator: number;
  denominator: number;
  /** Frames that timecode counts to a second: the rate rounded up. */
  nominal: number;
  /** Leaves out numbers so that timecode keeps up with the clock; only rates just below 30 and 60 can. */
  dropFrame: boolean;
};

const rates = {
  "23.976": { title: "23.976", numerator: 24_000, denominator: 1001, nominal: 24, dropFrame: false },
  "24": { title: "24", numerator: 24, denominator: 1, nominal: 24, dropFrame: false },
  "25": { title: "25", numerator: 25, denominator: 1, nominal: 25, dropFrame: false },
  "29.97df": {
    title: "29.97 drop frame",
    numerator: 30_000,
    denominator: 1001,
    nominal: 30,
    dropFrame: true,
  },
  "29.97ndf": {
    title: "29.97 non-drop",
    numerator: 30_000,
    denominator: 1001,
    nominal: 30,
    dropFrame: false,
  },
  "30": { title: "30", numerator: 30, denominator: 1, nominal: 30, dropFrame: false },
} as const satisfies Record<string, FrameRate>;

export type RateKey = keyof typeof rates;
export const frameRates: Record<RateKey, FrameRate> = rates;
export const rateKeys = Object.keys(rates) as [RateKey, ...RateKey[]];

/** Rates at which a cut can be handed over frame for frame: its own, and those a thousandth slower. */
export const ratesOf = (fps: number): RateKey[] => rateKeys.filter((key) => rates[key].nominal === fps);

/** The rate of a cut itself. */
export function ownRate(fps: number): RateKey {
  const own = ratesOf(fps).find((key) => rates[key].denominator === 1);
  return own ?? "24";
}
