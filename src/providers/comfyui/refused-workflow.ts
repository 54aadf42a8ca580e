import { z } from "zod";
import { StudioError } from "@/domain/errors";
import { titleOf, type WorkflowDocument } from "@/domain/workflow/workflow-document";
import { type RenderEndpoint, readRefusal } from "@/providers/rendering/render-call";

const complaint = z.object({ message: z.string().default(""), details: z.string().default("") });

const refusal = z.object({
  error: z.union([z.string(), complaint]).optional(),
  node_errors: z
    .union([
      z.record(z.string(), z.object({ class_type: z.string().optional(), errors: z.array(complaint) })),
      // With nothing to complain about at a node, some versions send a list.
      z.array(z.unknown()).transform(() => ({})),
    ])
    .default({}),
});

/** More than this nobody reads in a message. */
const toldComplaints = 5;

/** Why a server does not take a workflow, node by node and by the titles people gave them. */
export async function refusedWorkflow(
  endpoint: RenderEndpoint,
  document: WorkflowDocument,
  response: Response,
): Promise<StudioError> {
  const text = await readRefusal(endpoint, response);
  const cause = new Error(`status ${response.status}: ${text.slice(0, 4000)}`);
  return new StudioError(
    "provider-rejected",
    `${endpoint.name} does not take this workflow. ${reasonIn(text, document)}`,
    {
      cause,
    },
  );
}

function reasonIn(text: string, document: WorkflowDocument): string {
  const answer = parse(text);
  if (!answer) return "It gave no reason that can be read.";
  const complaints = Object.entries(answer.node_errors).flatMap(([nodeId, { class_type, errors }]) => {
    const node = document[nodeId];
    const title = node ? titleOf(node) : (class_type ?? nodeId);
    return errors.map((error) => `"${title}": ${sentence(error)}`);
  });
  if (complaints.length > 0) return complaints.slice(0, toldComplaints).join(" ");
  if (typeof answer.error === "string") return answer.error;
  return answer.error ? sentence(answer.error) : "It gave no reason.";
}

const sentence = ({ message, details }: z.infer<typeof complaint>) =>
  details ? `${message} (${details}).` : `${message}.`;

function parse(text: string): z.infer<typeof refusal> | null {
  try {
    return refusal.parse(JSON.parse(text));
  } catch {
    // The text itself is the error's cause.
    return null;
  }
}
