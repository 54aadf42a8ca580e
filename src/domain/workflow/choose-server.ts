import { lackingOn, type ServerNodes, type WorkflowNeeds } from "./workflow-needs";

/** How a server stands, as far as a choice between servers goes by it. */
export type ServerState<Server> = {
  server: Server;
  name: string;
  /** Null when it did not answer. */
  found: { nodes: ServerNodes; jobs: number } | null;
};

export type ServerChoice<Server> =
  | { chosen: Server }
  /** Why there is none: nobody answered, or those that did lack something. */
  | { chosen: null; because: "unreachable" | "lacking"; reason: string };

/** The server with the fewest jobs among those that answer and have what the workflow needs; of equals the first. */
export function chooseServer<Server>(
  states: readonly ServerState<Server>[],
  needs: WorkflowNeeds,
): ServerChoice<Server> {
  const answering = states.flatMap(({ found, ...state }) =>
    found ? [{ ...state, jobs: found.jobs, lacking: lackingOn(found.nodes, needs) }] : [],
  );
  const able = answering.filter(({ lacking }) => lacking.length === 0).toSorted((a, b) => a.jobs - b.jobs);
  const [best] = able;
  if (best) return { chosen: best.server };
  const silent = states.length - answering.length;
  if (answering.length === 0) {
    const reason =
      states.length === 0
        ? "No render server is registered and switched on. An admin can add one under Servers."
        : `No render server answers (${states.map(({ name }) => name).join(", ")}). Start one and try again.`;
    return { chosen: null, because: "unreachable", reason };
  }
  const faults = answering.map(({ name, lacking }) => `${name} lacks ${lacking.slice(0, 5).join(", ")}`);
  // A server that is only switched off for now may have what the others lack.
  return {
    chosen: null,
    because: silent > 0 ? "unreachable" : "lacking",
    reason: `No render server can run this workflow: ${faults.join("; ")}.`,
  };
}
