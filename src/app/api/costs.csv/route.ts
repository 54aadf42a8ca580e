import { StudioError } from "@/domain/errors";
import { refuseReviewers } from "@/server/auth/refuse-reviewers";
import { createContext } from "@/server/context";
import { costCsv } from "@/server/costs/cost-csv";
import { costQuestion } from "@/server/costs/cost-filter";
import { errorResponse } from "@/server/error-response";

export const dynamic = "force-dynamic";

/** Charges as a file for spreadsheets. Asked like the cost page: `range`, `from`, `to` and, by administrators, `userId`. */
export async function GET(request: Request): Promise<Response> {
  const { user, ...ctx } = await createContext();
  if (!user) return Response.json({ message: "Your session has ended. Sign in to go on." }, { status: 401 });
  try {
    refuseReviewers(user);
    const asked = costQuestion.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!asked.success) {
      const message = asked.error.issues[0]?.message ?? "The address is not valid";
      throw new StudioError("invalid-input", message, { cause: asked.error });
    }
    const { fileName, body } = costCsv({ ...ctx, user }, asked.data);
    return new Response(body, {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="${fileName}"`,
        "cache-control": "private, no-store",
        "x-content-type-options": "nosniff",
      },
    });
  } catch (error) {
    return errorResponse(error);
  }
}
