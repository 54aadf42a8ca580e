import type { ReadableStream } from "node:stream/web";
import { answering } from "@/server/answer-request";
import { clientAddress } from "@/server/auth/client-address";
import { refuseReviewers } from "@/server/auth/refuse-reviewers";
import { createContext, type SignedInContext } from "@/server/context";
import { refuseForeignOrigin } from "@/server/foreign-origin";

/** What was sent. `fileName` is null when the sender named none. */
type Sent = { body: ReadableStream<Uint8Array> | null; fileName: string | null };

/** Answers requests of signed-in makers of this site that bring a file as their body. */
export const receiving = (receive: (ctx: SignedInContext, sent: Sent) => Promise<unknown>) =>
  answering(async (request) => {
    const refused = refuseForeignOrigin(request);
    if (refused) return refused;
    const { user, ...ctx } = await createContext({
      address: clientAddress(request.headers.get("x-forwarded-for")),
    });
    if (!user) {
      return Response.json({ message: "Your session has ended. Sign in to go on." }, { status: 401 });
    }
    refuseReviewers(user);
    const name = request.headers.get("x-file-name");
    const fileName = name === null ? null : decodeURIComponent(name);
    const body = request.body as ReadableStream<Uint8Array> | null;
    return Response.json(await receive({ ...ctx, user }, { body, fileName }));
  });
