import type { Effect, Estimate } from "./effects";
import { groupBy } from "./group-by";
import type { SettingValue } from "./run-settings";
import type { FactMethod } from "./score-facts";

export const proposalStatuses = ["open", "accepted", "rejected"] as const;
export type ProposalStatus = (typeof proposalStatuses)[number];

/** Why a default should change: what the change did where nothing else changed. Differences are new minus old. */
export type Evidence = {
  metric: string;
  method: FactMethod;
  version: string;
  pairs: number;
  prompts: number;
  /** Points of the score, 0-100. */
  score: Estimate;
  costMicros: Estimate;
  seconds: Estimate;
};

export type Proposal = { setting: string; from: SettingValue; to: SettingValue; evidence: Evidence };

/** A rejected proposal comes back when there is this much more evidence than there was. */
const moreEvidence = 2;

/**
 * Defaults that the numbers speak against: the other value scored higher over enough pairs, beyond what chance explains.
 * Of several better values of one setting the one with the highest mean is proposed. Models are no defaults of settings
 * and are not proposed.
 *
 * @param defaults What holds now, by setting.
 * @param rejected Earlier proposals that an administrator turned down.
 */
export function proposeDefaults(
  effects: readonly Effect[],
  {
    defaults,
    rejected,
    measured,
  }: {
    defaults: Readonly<Record<string, SettingValue>>;
    rejected: readonly Proposal[];
    measured: Pick<Evidence, "metric" | "method" | "version">;
  },
): Proposal[] {
  const better = effects
    .flatMap((effect) => fromDefault(effect, defaults))
    .filter(({ claim }) => claim === "higher")
    .map(({ claim: _, ...proposal }) => ({ ...proposal, evidence: { ...measured, ...proposal.evidence } }))
    .filter((proposal) => !isTurnedDown(proposal, rejected));
  const bySetting = groupBy(better, ({ setting }) => setting);
  return [...bySetting.values()].flatMap((options) =>
    options.toSorted((a, b) => (b.evidence.score.mean ?? 0) - (a.evidence.score.mean ?? 0)).slice(0, 1),
  );
}

/** The effect as a change away from the default, if one of its values is the default. */
function fromDefault(
  { change, score, costMicros, seconds, prompts }: Effect,
  defaults: Readonly<Record<string, SettingValue>>,
) {
  const { setting, from, to } = change;
  if (setting.startsWith("model.") || !(setting in defaults)) return [];
  const evidence = (sign: 1 | -1) => ({
    pairs: score.n,
    prompts,
    score: signed(score, sign),
    costMicros: signed(costMicros, sign),
    seconds: signed(seconds, sign),
  });
  if (defaults[setting] === from) return [{ setting, from, to, claim: score.claim, evidence: evidence(1) }];
  if (defaults[setting] !== to) return [];
  const claim = score.claim === "lower" ? ("higher" as const) : ("no-difference" as const);
  return [{ setting, from: to, to: from, claim, evidence: evidence(-1) }];
}

function signed({ n, mean, interval }: Estimate, sign: 1 | -1): Estimate {
  if (sign === 1 || mean === null) return { n, mean, interval };
  return { n, mean: -mean, interval: interval && { low: -interval.high, high: -interval.low } };
}

const isTurnedDown = (proposal: Proposal, rejected: readonly Proposal[]) =>
  rejected.some(
    ({ setting, from, to, evidence }) =>
      setting === proposal.setting &&
      from === proposal.from &&
      to === proposal.to &&
      proposal.evidence.pairs < moreEvidence * evidence.pairs,
  );
