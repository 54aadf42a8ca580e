import type { MetricDescription } from "./metric-description";

const ebu = "EBU R 128, ITU-R BS.1770-4";

/** What is heard. */
export const soundMetrics = {
  integratedLoudness: {
    group: "audio",
    title: "Loudness",
    measures: "integrated loudness (EBU R128) against -14 LUFS",
    definition: "Loudness of the whole sound, gated. One LU off the target is tolerated, 20 score 0.",
    reference: ebu,
    methods: ["signal"],
    raw: { unit: "LUFS", better: "target", range: [null, 0] },
    weight: 1,
  },
  truePeak: {
    group: "audio",
    title: "True peak",
    measures: "the highest peak between samples; delivery allows -1 dBTP",
    definition: "Highest peak of the sound at four times its rate.",
    reference: ebu,
    methods: ["signal"],
    raw: { unit: "dBTP", better: "lower", range: [null, null] },
    weight: 1,
  },
  clipping: {
    group: "audio",
    title: "Clipping",
    measures: "runs of samples cut off at full scale",
    definition:
      "Runs of three or more samples at full scale, all channels together. One a second leaves two thirds of the score.",
    reference: null,
    methods: ["signal"],
    raw: { unit: "runs a second", better: "lower", range: [0, null] },
    weight: 1.5,
  },
  silence: {
    group: "audio",
    title: "Silence",
    measures: "silence in the middle of the sound or through all of it",
    definition: "Share of the length in pauses of 0.4 s or longer below -60 dBFS.",
    reference: "ffmpeg, filter silencedetect",
    methods: ["signal"],
    raw: { unit: "share of the length", better: "lower", range: [0, 1] },
    weight: 1.5,
  },
  speechOverMusic: {
    group: "audio",
    title: "Voice over music",
    measures: "how far a voice stands above what plays under it",
    definition:
      "While a voice speaks, power between 200 and 4000 Hz over its floor in the gaps between syllables, which is what plays under it. 0 dB scores 0, 12 dB 100.",
    reference: "NIST speech signal to noise ratio; WCAG 2.2, 1.4.7 asks for 20 dB",
    methods: ["signal"],
    raw: { unit: "dB", better: "higher", range: [null, null] },
    weight: 1.5,
  },
} as const satisfies Record<string, MetricDescription>;
