import { metrics } from "./metrics";
import type { NetworkFileState, NetworkState, NetworksState } from "./networks";

const stateWords = {
  installed: "installed",
  missing: "not installed",
  broken: "not usable",
} satisfies Record<NetworkState["state"], string>;

/** What is installed, what is wrong and what to fetch, in lines for a terminal. */
export function describeNetworks({ folder, networks }: NetworksState): string {
  const isComplete = networks.every(({ state }) => state === "installed");
  return [
    `Weights folder: ${folder}`,
    ...networks.map((network) => ["", ...describeNetwork(network)].join("\n")),
    ...(isComplete
      ? []
      : [
          "",
          "Put each file at the place that is named, below the weights folder. Nothing is fetched by the studio.",
        ]),
  ].join("\n");
}

const describeNetwork = ({ title, state, measures, licence, dated, files }: NetworkState): string[] => [
  `${title}: ${stateWords[state]}`,
  `  measures ${measures.map((metric) => metrics[metric].title.toLowerCase()).join(", ")}; licence ${licence} (read ${dated})`,
  ...files.flatMap(describeFile),
];

function describeFile({ name, source, preparation, bytes, state, problem }: NetworkFileState): string[] {
  if (state === "present") return [`  present  ${name}`];
  return [
    `  ${state.padEnd(7)}  ${name} (${sizeText(bytes)})`,
    ...(problem ? [`           ${problem}`] : []),
    `           from ${source}`,
    ...(preparation ? [`           then ${preparation}`] : []),
  ];
}

/** "352 MB", in millions of bytes as vendors count. */
export const sizeText = (bytes: number): string =>
  bytes >= 1_000_000 ? `${Math.round(bytes / 1_000_000)} MB` : `${Math.max(1, Math.round(bytes / 1000))} kB`;
