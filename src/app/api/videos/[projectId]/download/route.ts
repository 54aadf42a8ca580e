import { z } from "zod";
import { StudioError } from "@/domain/errors";
import { createContext } from "@/server/context";
import { errorResponse } from "@/server/error-response";
import { downloadVideo } from "@/server/videos/download-video";

export const dynamic = "force-dynamic";

const asked = z.object({ projectId: z.uuid(), version: z.coerce.number().int().min(1) });

/** Counts a download and leads on to the file. `v` is the version. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ projectId: string }> },
): Promise<Response> {
  const { user, ...ctx } = await createContext();
  if (!user) return Response.json({ message: "Your session has ended. Sign in to go on." }, { status: 401 });
  try {
    const { projectId } = await params;
    const wanted = asked.safeParse({ projectId, version: new URL(request.url).searchParams.get("v") });
    if (!wanted.success) {
      throw new StudioError("not-found", "This video does not exist, or it is not finished yet");
    }
    const url = await downloadVideo({ ...ctx, user }, wanted.data);
    return new Response(null, { status: 303, headers: { location: url, "cache-control": "no-store" } });
  } catch (error) {
    return errorResponse(error);
  }
}
