import type { ReadableStream } from "node:stream/web";
import { answering } from "@/server/answer-request";
import { receiveArchive } from "@/server/archives/receive-archive";
import { clientAddress } from "@/server/auth/client-address";
import { refuseReviewers } from "@/server/auth/refuse-reviewers";
import { createContext } from "@/server/context";
import { refuseForeignOrigin } from "@/server/foreign-origin";

export const dynamic = "force-dynamic";

/** Restores a project from the archive in the request's body. */
export const POST = answering(async (request) => {
  const refused = refuseForeignOrigin(request);
  if (refused) return refused;
  const { user, ...ctx } = await createContext({
    address: clientAddress(request.headers.get("x-forwarded-for")),
  });
  if (!user) return Response.json({ message: "Your session has ended. Sign in to go on." }, { status: 401 });
  refuseReviewers(user);
  const body = request.body as ReadableStream<Uint8Array> | null;
  return Response.json(await receiveArchive({ ...ctx, user }, body));
});
