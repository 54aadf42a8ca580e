/** Values of labels by name. Each combination is a series of its own, so a label takes few values, never an id. */
export type Labels = Record<string, string>;

export type Sample = { labels: Labels; value: number };

export type Family = {
  name: string;
  help: string;
  type: "counter" | "gauge" | "histogram";
  /** Lines below the heading; the suffix is that of histograms: _bucket, _sum, _count. */
  samples: (Sample & { suffix?: string })[];
};

export type Counter = { add(labels: Labels, amount?: number): void };
export type Histogram = { observe(labels: Labels, value: number): void };

/** Figures that this process has counted itself since it began. */
export function createRegistry() {
  const readers: (() => Family)[] = [];
  return {
    counter(name: string, help: string): Counter {
      const series = createSeries(() => ({ value: 0 }));
      readers.push(() => ({
        name,
        help,
        type: "counter",
        samples: series.all().map(({ labels, state }) => ({ labels, value: state.value })),
      }));
      return {
        add(labels, amount = 1) {
          series.of(labels).value += amount;
        },
      };
    },
    /** `bounds` are the upper ends of its buckets, rising. */
    histogram(name: string, help: string, bounds: readonly number[]): Histogram {
      const series = createSeries(() => ({ counts: bounds.map(() => 0), sum: 0, count: 0 }));
      readers.push(() => ({
        name,
        help,
        type: "histogram",
        samples: series.all().flatMap(({ labels, state: { counts, sum, count } }) => [
          ...bounds.map((bound, index) => ({
            suffix: "_bucket",
            labels: { ...labels, le: String(bound) },
            value: counts[index] ?? 0,
          })),
          { suffix: "_bucket", labels: { ...labels, le: "+Inf" }, value: count },
          { suffix: "_sum", labels, value: sum },
          { suffix: "_count", labels, value: count },
        ]),
      }));
      return {
        observe(labels, value) {
          const state = series.of(labels);
          for (const [index, bound] of bounds.entries()) {
            if (value <= bound) state.counts[index] = (state.counts[index] ?? 0) + 1;
          }
          state.sum += value;
          state.count += 1;
        },
      };
    },
    read: (): Family[] => readers.map((read) => read()),
  };
}

function createSeries<State>(initial: () => State) {
  const byKey = new Map<string, { labels: Labels; state: State }>();
  return {
    of(labels: Labels): State {
      const key = JSON.stringify(Object.entries(labels).toSorted());
      const known = byKey.get(key) ?? { labels, state: initial() };
      byKey.set(key, known);
      return known.state;
    },
    all: () => [...byKey.values()],
  };
}

/** Prometheus' text format, version 0.0.4. */
export const metricsContentType = "text/plain; version=0.0.4; charset=utf-8";

export function renderMetrics(families: readonly Family[]): string {
  const lines = families.flatMap(({ name, help, type, samples }) => [
    `# HELP ${name} ${help.replaceAll("\\", "\\\\").replaceAll("\n", "\\n")}`,
    `# TYPE ${name} ${type}`,
    ...samples.map(({ suffix = "", labels, value }) => `${name}${suffix}${renderLabels(labels)} ${value}`),
  ]);
  return `${lines.join("\n")}\n`;
}

function renderLabels(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escapeLabel(value)}"`);
  return pairs.length === 0 ? "" : `{${pairs.join(",")}}`;
}

const escapeLabel = (value: string) =>
  value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
