import { auditQuestion } from "@/domain/admin/questions";
import { StudioError } from "@/domain/errors";
import { auditCsv } from "@/server/admin/audit-csv";
import { answering } from "@/server/answer-request";
import { createContext } from "@/server/context";

export const dynamic = "force-dynamic";

/** The audit log as a file for spreadsheets, asked like its page. */
const answer = answering(async (request): Promise<Response> => {
  const { user, ...ctx } = await createContext();
  if (!user) throw new StudioError("unauthenticated", "Your session has ended. Sign in to go on.");
  const asked = auditQuestion.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.success) {
    const message = asked.error.issues[0]?.message ?? "The address is not valid";
    throw new StudioError("invalid-input", message, { cause: asked.error });
  }
  return new Response(auditCsv({ ...ctx, user }, asked.data), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="framewright-audit.csv"',
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
});

export { answer as GET };
