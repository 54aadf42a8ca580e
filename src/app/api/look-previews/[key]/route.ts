import { z } from "zod";
import { canMake } from "@/domain/auth/rights";
import { StudioError } from "@/domain/errors";
import { createContext } from "@/server/context";
import { errorResponse } from "@/server/error-response";
import { lookPreviewUrl } from "@/server/library/looks";

export const dynamic = "force-dynamic";

/** The last part of a preset's key, or the id of a look of the caller's own. */
const asked = z.object({ key: z.union([z.uuid(), z.string().regex(/^[a-z0-9-]{1,40}$/)]) });

/** Leads on to a picture of what a look does. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ key: string }> },
): Promise<Response> {
  const { user, ...ctx } = await createContext();
  if (!user) return Response.json({ message: "Your session has ended. Sign in to go on." }, { status: 401 });
  try {
    const wanted = asked.safeParse(await params);
    if (!wanted.success || !canMake(user.role)) {
      throw new StudioError("not-found", "This look does not exist any more");
    }
    const { key } = wanted.data;
    const own = z.uuid().safeParse(key).success;
    const url = await lookPreviewUrl({ ...ctx, user }, own ? key : `preset/${key}`);
    const headers = { location: url, "cache-control": "private, max-age=3600" };
    return new Response(null, { status: 303, headers });
  } catch (error) {
    return errorResponse(error);
  }
}
