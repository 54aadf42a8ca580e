import { lackingOn, type ServerNodes, type WorkflowNeeds } from "./workflow-needs";

/** How a server stands, as far as a choice between servers goes by it. */
export type ServerState<Server> = {
  server: Server;
  name: string;
  found:
    | { nodes: ServerNodes; jobs: number }
    /** Why it could not be asked. `passing`: it may answer in a moment. */
    | { problem: string; passing: boolean };
};

export type ServerChoice<Server> =
  | { chosen: Server }
  /** `passing`: trying again may help, as when a server is only switched off. */
  | { chosen: null; passing: boolean; reason: string };

/** The server with the fewest jobs among those that answer and have what the workflow needs; of equals the first. */
export function chooseServer<Server>(
  states: readonly ServerState<Server>[],
  needs: WorkflowNeeds,
): ServerChoice<Server> {
  const judged = states.map((state) => judge(state, needs));
  const able = judged.filter(({ fault }) => fault === null).toSorted((a, b) => a.jobs - b.jobs);
  const [best] = able;
  if (best) return { chosen: best.server };
  if (states.length === 0) {
    const reason = "No render server is registered and switched on. An admin can add one under Servers.";
    return { chosen: null, passing: false, reason };
  }
  return {
    chosen: null,
    passing: judged.some(({ passing }) => passing),
    reason: `No render server can run this workflow now. ${judged.map(({ fault }) => fault).join(" ")}`,
  };
}

const toldFaults = 5;

function judge<Server>({ server, name, found }: ServerState<Server>, needs: WorkflowNeeds) {
  if ("problem" in found) return { server, jobs: 0, fault: found.problem, passing: found.passing };
  const lacking = lackingOn(found.nodes, needs);
  const fault = lacking.length > 0 ? `${name} lacks ${lacking.slice(0, toldFaults).join(", ")}.` : null;
  return { server, jobs: found.jobs, fault, passing: false };
}
