import { groupBy } from "./group-by";
import type { InsightQuestion } from "./question";
import { compareValues, type RunSettings, type SettingValue } from "./run-settings";
import { type FactMethod, type FactSubject, factMethods, factSubjects } from "./score-facts";
import type { InsightChoices } from "./views";

/** How many numbers there are of something, and the last day on which one was made. */
type Counted = {
  subject: FactSubject;
  metric: string;
  method: FactMethod;
  version: string;
  n: number;
  lastDay: string;
};

/** Of one metric: the method and version that a question means, where it leaves them open. Null: nothing was measured. */
export function newestOf<Row extends Counted>(
  measured: readonly Row[],
  asked: Pick<InsightQuestion, "subject" | "metric"> & Partial<Pick<InsightQuestion, "method" | "version">>,
): Row | null {
  const found = measured.filter(
    ({ subject, metric, method, version }) =>
      subject === asked.subject &&
      metric === asked.metric &&
      (asked.method === undefined || method === asked.method) &&
      (asked.version === undefined || version === asked.version),
  );
  // Versions are told apart by when they were last used: their names have no order.
  const newest = found.toSorted((a, b) =>
    a.lastDay < b.lastDay ? 1 : a.lastDay > b.lastDay ? -1 : b.n - a.n,
  )[0];
  if (!newest) return null;
  const sameVersion = found.filter(({ version }) => version === newest.version);
  return sameVersion.toSorted((a, b) => b.n - a.n)[0] ?? null;
}

type Under = { model: string; format: string; settingsId: number; n: number };

/** What there is to choose from. @param under The keys under which the numbers at hand are counted. */
export function choicesOf(
  measured: readonly Counted[],
  asked: Pick<InsightQuestion, "subject" | "metric">,
  { under, settings }: { under: readonly Under[]; settings: ReadonlyMap<number, RunSettings> },
): InsightChoices {
  const ofSubject = measured.filter(({ subject }) => subject === asked.subject);
  const ofMetric = ofSubject.filter(({ metric }) => metric === asked.metric);
  const inOrder = <Value extends string>(order: readonly Value[], counts: { value: string; n: number }[]) =>
    order.flatMap((value) => counts.filter((count) => count.value === value).map(({ n }) => ({ value, n })));
  return {
    subjects: inOrder(
      factSubjects,
      totals(measured, ({ subject }) => subject),
    ),
    metrics: totals(ofSubject, ({ metric }) => metric),
    methods: inOrder(
      factMethods,
      totals(ofMetric, ({ method }) => method),
    ),
    versions: totals(ofMetric, ({ version }) => version),
    models: totals(under, ({ model }) => model),
    formats: totals(under, ({ format }) => format),
    settings: settingChoices(under, settings),
  };
}

function totals<Item extends { n: number }>(items: readonly Item[], valueFor: (item: Item) => string) {
  return [...groupBy(items, valueFor)]
    .map(([value, group]) => ({ value, n: group.reduce((sum, { n }) => sum + n, 0) }))
    .toSorted((a, b) => b.n - a.n);
}

/** Settings of which more than one value was used: others tell nothing apart. */
function settingChoices(
  under: readonly Under[],
  settings: ReadonlyMap<number, RunSettings>,
): InsightChoices["settings"] {
  const values = new Map<string, Set<SettingValue>>();
  for (const { settingsId } of under) {
    for (const [setting, value] of Object.entries(settings.get(settingsId) ?? {})) {
      values.set(setting, (values.get(setting) ?? new Set()).add(value));
    }
  }
  return [...values]
    .filter(([, seen]) => seen.size > 1)
    .map(([setting, seen]) => ({ setting, values: [...seen].toSorted(compareValues) }))
    .toSorted((a, b) => (a.setting < b.setting ? -1 : 1));
}

/** The combinations of settings in which a setting has a value. */
export const settingsWith = (
  settings: ReadonlyMap<number, RunSettings>,
  { setting, value }: { setting: string; value: SettingValue },
): number[] =>
  [...settings].filter(([, data]) => setting in data && data[setting] === value).map(([id]) => id);
