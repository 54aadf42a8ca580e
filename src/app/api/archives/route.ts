import { receiveArchive } from "@/server/archives/receive-archive";
import { receiving } from "@/server/uploads/receiving";

export const dynamic = "force-dynamic";

/** Restores a project from the archive in the request's body. */
export const POST = receiving((ctx, { body }) => receiveArchive(ctx, body));
