/** How a number came about: from pixels or samples alone, by a network run here, or by a provider. */
export const methods = ["signal", "model", "hosted"] as const;

export const metricGroups = ["technical", "temporal", "frame", "semantic", "between-clips", "audio"] as const;
export type MetricGroup = (typeof metricGroups)[number];

/** What a metric is, for people who read a scorecard and for code that sorts and weighs it. */
export type MetricDescription = {
  group: MetricGroup;
  title: string;
  /** What it looks at, as the end of "This is …". */
  measures: string;
  /** How the raw value is computed and how the score follows from it. */
  definition: string;
  /** Paper, standard or project that the definition follows; null for one of our own. */
  reference: string | null;
  /** The methods there are; numbers of different methods are different things even under one name. */
  methods: readonly (typeof methods)[number][];
  raw: {
    unit: string;
    better: "lower" | "higher" | "target";
    /** Least and greatest value; null where there is no bound. */
    range: readonly [least: number | null, greatest: number | null];
  };
  /** Its share in the overall score. */
  weight: number;
};
