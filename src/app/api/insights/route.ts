import { StudioError } from "@/domain/errors";
import { createContext } from "@/server/context";
import { errorResponse } from "@/server/error-response";
import { insightFile, insightFileQuestion } from "@/server/insights/insight-file";

export const dynamic = "force-dynamic";

/** The numbers of an insights page as CSV or JSON, asked for as the page is. */
export async function GET(request: Request): Promise<Response> {
  const { user, ...ctx } = await createContext();
  if (!user) return Response.json({ message: "Your session has ended. Sign in to go on." }, { status: 401 });
  try {
    const asked = insightFileQuestion.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!asked.success) {
      const message = asked.error.issues[0]?.message ?? "The address is not valid";
      throw new StudioError("invalid-input", message, { cause: asked.error });
    }
    const { fileName, contentType, body } = await insightFile({ ...ctx, user }, asked.data);
    return new Response(body, {
      headers: {
        "content-type": contentType,
        "content-disposition": `attachment; filename="${fileName}"`,
        "cache-control": "private, no-store",
        "x-content-type-options": "nosniff",
      },
    });
  } catch (error) {
    return errorResponse(error);
  }
}
