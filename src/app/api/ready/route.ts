import { answering } from "@/server/answer-request";
import { readiness } from "@/server/system/readiness";

export const dynamic = "force-dynamic";

/** Able to work: the database answers, storage can be read, the engine looks after its runs, the disk has room. */
export const GET = answering(async () => {
  const state = await readiness();
  return Response.json(state, { status: state.ready ? 200 : 503 });
});
