import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { answering } from "@/server/answer-request";
import { clientAddress } from "@/server/auth/client-address";
import { createContext } from "@/server/context";
import { refuseForeignOrigin } from "@/server/foreign-origin";
import { appRouter } from "@/server/root";
import { logUnexpected } from "@/server/unexpected";

export const dynamic = "force-dynamic";

const answer = answering(
  (request) =>
    refuseForeignOrigin(request) ??
    fetchRequestHandler({
      endpoint: "/api/trpc",
      req: request,
      router: appRouter,
      createContext: () => createContext({ address: clientAddress(request.headers.get("x-forwarded-for")) }),
      onError: logUnexpected,
    }),
);

export { answer as GET, answer as POST };
