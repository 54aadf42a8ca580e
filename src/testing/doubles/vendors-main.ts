// OpenAI and Replicate on this machine, for a studio that is tested from outside: the doubles listen on the ports that
// the environment names, and a third port tells what they have billed and takes what they are to answer or to break.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { json } from "node:stream/consumers";
import { z } from "zod";
import { brief } from "@/domain/brief/brief";
import { closeAll } from "@/testing/at-end";
import { contentFaults } from "@/testing/doubles/http-double";
import { smallestAnswer } from "@/testing/doubles/openai-chat";
import { startOpenAiDouble } from "@/testing/doubles/openai-double";
import { startReplicateDouble } from "@/testing/doubles/replicate-double";
import { recordAnswers } from "@/testing/faults/recorded-answers";
import { testDatabase } from "@/testing/test-database";

const port = z.coerce.number().int();
const ports = z
  .object({ E2E_VENDORS_PORT: port, E2E_OPENAI_PORT: port, E2E_REPLICATE_PORT: port })
  .parse(process.env);

const openai = await startOpenAiDouble({ port: ports.E2E_OPENAI_PORT });
const replicate = await startReplicateDouble({
  port: ports.E2E_REPLICATE_PORT,
  // Long enough to be seen at work, and done when the studio asks for the second time.
  pace: { ms: { starting: 100, processing: 400 } },
});
const answers = new Map<string, string>();
// Plans are recorded there. Opening it takes seconds, in which nobody would be answered.
await testDatabase();

const trouble = z.object({
  vendor: z.enum(["openai", "replicate"]),
  call: z.string(),
  fault: z.enum(contentFaults),
});

const calls: Record<string, (body: unknown) => unknown> = {
  "GET /": () => ({ openai: openai.apiKey, replicate: replicate.token }),
  "GET /bill": () => ({
    openai: openai.bill(),
    replicate: replicate.bill(),
  }),
  "POST /plans": async (body) => {
    const planned = await recordAnswers(brief.parse(body), answers);
    await closeAll();
    // What a judge sees cannot be recorded before the video is made.
    openai.answerWith((question) =>
      question.metadata.framewright_task === "judge.clip" ? smallestAnswer(question) : planned(question),
    );
    return {};
  },
  "POST /troubles": (body) => {
    const { vendor, call, fault } = trouble.parse(body);
    const { faults } = vendor === "openai" ? openai : replicate;
    faults.add(call, { kind: fault });
    return {};
  },
};

createServer((request, response) => {
  answer(request, response).catch((error: unknown) => {
    response.writeHead(500).end(error instanceof Error ? error.stack : String(error));
  });
}).listen(ports.E2E_VENDORS_PORT, "127.0.0.1");

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const call = calls[`${request.method} ${request.url}`];
  if (!call) {
    response.writeHead(404).end();
    return;
  }
  const body = request.method === "POST" ? await json(request) : null;
  const reply = await call(body);
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(reply));
}
