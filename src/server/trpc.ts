import { initTRPC, TRPCError } from "@trpc/server";
import superjson from "superjson";
import { z } from "zod";
import { ownsProject } from "@/db/queries/projects";
import type { NotedChange } from "@/domain/audit/audit";
import { type ErrorCode, StudioError } from "@/domain/errors";
import { currentWorkIds, withWorkIds } from "@/runtime/request-context";
import { audit } from "@/server/audit/audit-mutation";
import { refuseReviewers } from "@/server/auth/refuse-reviewers";
import type { Context } from "@/server/context";

const trpcCode = {
  "invalid-input": "BAD_REQUEST",
  unauthenticated: "UNAUTHORIZED",
  forbidden: "FORBIDDEN",
  "not-found": "NOT_FOUND",
  conflict: "CONFLICT",
  locked: "CONFLICT",
  "rate-limited": "TOO_MANY_REQUESTS",
  "cost-limit": "PRECONDITION_FAILED",
  cancelled: "CLIENT_CLOSED_REQUEST",
  "provider-rejected": "UNPROCESSABLE_CONTENT",
  "safety-rejected": "UNPROCESSABLE_CONTENT",
  "provider-unavailable": "SERVICE_UNAVAILABLE",
  "outcome-unknown": "BAD_GATEWAY",
  "media-failed": "INTERNAL_SERVER_ERROR",
  "storage-failed": "INTERNAL_SERVER_ERROR",
  "missing-tool": "INTERNAL_SERVER_ERROR",
  "data-locked": "INTERNAL_SERVER_ERROR",
  "data-version": "INTERNAL_SERVER_ERROR",
  misconfigured: "INTERNAL_SERVER_ERROR",
} as const satisfies Record<ErrorCode, TRPCError["code"]>;

const t = initTRPC.context<Context>().create({
  transformer: superjson,
  sse: { ping: { enabled: true, intervalMs: 3000 }, client: { reconnectAfterInactivityMs: 8000 } },
  errorFormatter: ({ shape, error }) => ({
    ...shape,
    message: error.cause instanceof z.ZodError ? firstIssue(error.cause) : shape.message,
    data: {
      code: shape.data.code,
      httpStatus: shape.data.httpStatus,
      path: shape.data.path,
      studioCode: error.cause instanceof StudioError ? error.cause.code : null,
      fieldErrors: fieldErrorsOf(error.cause),
      retryAfterSeconds: error.cause instanceof StudioError ? (error.cause.retryAfterSeconds ?? null) : null,
    },
  }),
});

const firstIssue = (error: z.ZodError) => error.issues[0]?.message ?? "The input is not valid";

/** Messages by field, for forms: out of a schema, or out of an operation that collects them itself. */
function fieldErrorsOf(cause: unknown): Record<string, string> | null {
  if (cause instanceof StudioError && cause.fieldErrors) return cause.fieldErrors;
  if (!(cause instanceof z.ZodError)) return null;
  return Object.fromEntries(cause.issues.map((issue) => [issue.path.join("."), issue.message]));
}

const translateErrors = t.middleware(async ({ next }) => {
  const result = await next();
  if (result.ok) return result;
  const { cause } = result.error;
  if (cause instanceof StudioError) {
    throw new TRPCError({ code: trpcCode[cause.code], message: cause.message, cause });
  }
  return result;
});

/** Who changed what, and who tried: of those who have not signed in only what they did, or anybody could fill the log. */
const writeDown = t.middleware(async ({ ctx, path, type, getRawInput, next }) => {
  if (type !== "mutation") return next();
  const changes: NotedChange[] = [];
  const noteChange = (change: NotedChange) => {
    changes.push(change);
  };
  const result = await next({ ctx: { ...ctx, noteChange } });
  if (result.ok || ctx.user) {
    await audit(ctx, {
      action: path,
      input: await getRawInput(),
      answer: result.ok ? result.data : null,
      errorCode: result.ok ? null : errorCodeOf(result.error),
      change: changes.at(-1) ?? null,
    });
  }
  return result;
});

const errorCodeOf = ({ cause, code }: TRPCError): string =>
  cause instanceof StudioError ? cause.code : code.toLowerCase();

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

/** For everybody, signed in or not. */
export const publicProcedure = t.procedure.use(translateErrors).use(writeDown);

/** For people who have signed in. */
export const accountProcedure = publicProcedure.use(({ ctx, next }) => {
  if (!ctx.user) {
    throw new TRPCError({ code: "UNAUTHORIZED", message: "Your session has ended. Sign in to go on." });
  }
  const { user } = ctx;
  return withWorkIds({ ...currentWorkIds(), userId: user.userId }, () => next({ ctx: { ...ctx, user } }));
});

/** For accounts that make videos of their own. */
export const makerProcedure = accountProcedure.use(({ ctx, next }) => {
  refuseReviewers(ctx.user);
  return next();
});

export const adminProcedure = accountProcedure.use(({ ctx, next }) => {
  // The same answer as for a page that does not exist: who may not see it need not know of it.
  if (ctx.user.role !== "admin") throw new StudioError("not-found", "There is nothing here");
  return next();
});

/** For the owner of the project in the input. Somebody else's project and no project give the same answer. */
export const projectProcedure = makerProcedure
  .input(z.object({ projectId: z.uuid("This is not a project's address") }))
  .use(async ({ ctx, input, next }) => {
    if (!(await ownsProject(ctx.db, { projectId: input.projectId, userId: ctx.user.userId }))) {
      throw new StudioError("not-found", "This project does not exist, or it is not yours");
    }
    return next();
  });
