import { ownedUploads } from "@/db/queries/projects";
import { StudioError } from "@/domain/errors";
import type { SignedInContext } from "@/server/context";

/**
 * Digests are no secret: whoever names somebody else's must not come to use, or to read, their file. Throws "invalid-input"
 * for a picture or a font that is not, or no longer, the caller's.
 */
export async function requireFiles(
  { db, user }: Pick<SignedInContext, "db" | "user">,
  { pictures, fonts }: { pictures: readonly string[]; fonts: readonly string[] },
): Promise<void> {
  const files = await ownedUploads(db, { ownerId: user.userId, digests: [...pictures, ...fonts] });
  const isOwn = (digest: string, kind: "image/" | "font/") =>
    files.some((file) => file.digest === digest && file.contentType.startsWith(kind));
  if (!pictures.every((digest) => isOwn(digest, "image/"))) {
    throw new StudioError(
      "invalid-input",
      "One of the images is no longer there. Remove it and add it again.",
    );
  }
  if (!fonts.every((digest) => isOwn(digest, "font/"))) {
    throw new StudioError("invalid-input", "The font is no longer there. Remove it and upload it again.");
  }
}
