import { z } from "zod";
import { StudioError } from "@/domain/errors";
import { createContext } from "@/server/context";
import { errorResponse } from "@/server/error-response";
import { downloadExport } from "@/server/exports/download-export";

export const dynamic = "force-dynamic";

const asked = z.object({ projectId: z.uuid(), jobId: z.uuid() });

/** Leads on to an exported file. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ projectId: string; jobId: string }> },
): Promise<Response> {
  const { user, ...ctx } = await createContext();
  if (!user) return Response.json({ message: "Your session has ended. Sign in to go on." }, { status: 401 });
  try {
    const wanted = asked.safeParse(await params);
    if (!wanted.success) {
      throw new StudioError("not-found", "This export does not exist, or it is not finished yet");
    }
    const url = await downloadExport({ ...ctx, user }, wanted.data);
    return new Response(null, { status: 303, headers: { location: url, "cache-control": "no-store" } });
  } catch (error) {
    return errorResponse(error);
  }
}
