import { z } from "zod";
import { StudioError } from "@/domain/errors";
import { interchangeKeys } from "@/domain/interchange/formats";
import { rateKeys } from "@/domain/interchange/frame-rate";
import { createContext } from "@/server/context";
import { errorResponse } from "@/server/error-response";
import { downloadInterchange } from "@/server/exports/interchange";

export const dynamic = "force-dynamic";

const asked = z.object({
  projectId: z.uuid(),
  of: z.enum(["video", "edit"]).default("video"),
  version: z.coerce.number().int().min(1),
  format: z.enum(interchangeKeys),
  rate: z.enum(rateKeys),
});

/** A cut as a document for editing systems: `v` is the version of what `of` says, `format` the kind, `rate` how it counts. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ projectId: string }> },
): Promise<Response> {
  const { user, ...ctx } = await createContext();
  if (!user) return Response.json({ message: "Your session has ended. Sign in to go on." }, { status: 401 });
  try {
    const { v: version, ...query } = Object.fromEntries(new URL(request.url).searchParams);
    const wanted = asked.safeParse({ ...(await params), ...query, version });
    if (!wanted.success) {
      throw new StudioError("not-found", "This video does not exist, or it is not finished yet");
    }
    const { fileName, contentType, document } = await downloadInterchange({ ...ctx, user }, wanted.data);
    return new Response(document, {
      headers: {
        "content-type": `${contentType}; charset=utf-8`,
        "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
        "cache-control": "private, no-store",
        "x-content-type-options": "nosniff",
      },
    });
  } catch (error) {
    return errorResponse(error);
  }
}
