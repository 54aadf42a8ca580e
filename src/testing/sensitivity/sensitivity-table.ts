import { calibration } from "@/domain/quality/calibration";
import { metrics } from "@/domain/quality/metrics";
import { band, countFalls, degradations, type Trial } from "./sensitivity";
import { sourceNames } from "./sources";

/** The page `docs/metrics-sensitivity.md`. */
export function sensitivityPage(trials: readonly Trial[]): string {
  const { steps, falls } = countFalls(trials);
  const calm = trials.filter(({ strayed }) => (strayed?.by ?? 0) <= band).length;
  return `# How the metrics answer to faults

Written by \`npx tsx bench/metric-sensitivity.ts\`; do not edit. Calibration \`${calibration.version}\`.

${sourceNames.length} good sources, drawn by the built-in provider or for this purpose, ${degradations.length} faults in three strengths each. A fault has one metric
that it is aimed at, which has to fall from no fault to weak, from weak to middle, from middle to strong (or to stay at 0).
It may touch others, because the same fault is seen from another side; those are named. Every other metric of the clip
has to stay within ${band} points of what it was.

- **${falls} of ${steps} steps fall (${((100 * falls) / steps).toFixed(1)} %).**
- **In ${calm} of ${trials.length} trials all untouched metrics stay within ${band} points (${((100 * calm) / trials.length).toFixed(1)} %).**

No encoder is in between: pixels are spoilt, then sampled as the decoder's would be. The sources are drawings, not
generated film; what the numbers are worth on that is not shown here.

## Faults

Scores are means over the sources.

| fault | strengths | aimed at | scores | steps that fall | touches as well | farthest other |
| --- | --- | --- | --- | --- | --- | --- |
${degradations.map((degradation) => faultRow(degradation.name, trials)).join("\n")}

## Trials

| fault | source | scores | farthest other |
| --- | --- | --- | --- |
${trials.map(trialRow).join("\n")}
`;
}

function faultRow(name: string, trials: readonly Trial[]): string {
  const degradation = degradations.find((one) => one.name === name);
  const own = trials.filter((trial) => trial.degradation === name);
  if (!degradation || own.length === 0) return "";
  const { steps, falls } = countFalls(own);
  const means = [0, 1, 2, 3].map(
    (at) => own.reduce((sum, { scores }) => sum + (scores[at] ?? 0), 0) / own.length,
  );
  const farthest = [...own].sort((a, b) => (b.strayed?.by ?? 0) - (a.strayed?.by ?? 0))[0];
  return row([
    name,
    `${degradation.strengths.join(", ")} ${degradation.unit}`,
    metrics[degradation.target].title,
    means.map((score) => score.toFixed(0)).join(" → "),
    `${falls} of ${steps}`,
    degradation.touches.map((metric) => metrics[metric].title).join(", ") || "nothing",
    farthest ? strayOf(farthest) : "",
  ]);
}

const trialRow = (trial: Trial): string =>
  row([
    trial.degradation,
    trial.source,
    trial.scores.map((score) => score.toFixed(1)).join(" → "),
    strayOf(trial),
  ]);

const strayOf = ({ strayed }: Trial) =>
  strayed && strayed.by >= 0.1 ? `${metrics[strayed.metric].title}, ${strayed.by.toFixed(1)}` : "none";

const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;

export type WrittenTrial = { degradation: string; source: string; scores: number[]; strayedBy: number };

/** Reads the trials back from the page. */
export function readSensitivityPage(page: string): WrittenTrial[] {
  const rows = page.slice(page.indexOf("## Trials")).split("\n").slice(4);
  return rows.flatMap((line) => {
    const [, degradation, source, scores, stray] = line.split("|").map((cell) => cell.trim());
    if (!degradation || !source || !scores) return [];
    const strayedBy = Number(/, ([\d.]+)$/.exec(stray ?? "")?.[1] ?? 0);
    return [{ degradation, source, scores: scores.split(" → ").map(Number), strayedBy }];
  });
}
