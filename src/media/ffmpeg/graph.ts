/** One line of a filtergraph: `[in][in]filter,filter[out]`. */
export const link = (inputs: readonly string[], filters: readonly string[], outputs: readonly string[]) =>
  `${labels(inputs)}${filters.join(",")}${labels(outputs)}`;

export const graphOf = (lines: readonly string[]) => lines.join(";");

const labels = (names: readonly string[]) => names.map((name) => `[${name}]`).join("");

/**
 * A file name as the value of a filter's option. Filtergraphs are read twice, once for the options of a filter and
 * once for the graph around it, and each reading takes one layer of escapes away.
 */
export const filterValue = (value: string) => value.replace(/[\\':]/g, "\\$&").replace(/[\\'[\],;]/g, "\\$&");
