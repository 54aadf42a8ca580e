import { addUpload, ownedUploads } from "@/db/queries/projects";
import type { Upload } from "@/db/schema/projects";
import { StudioError } from "@/domain/errors";
import type { ImageView } from "@/domain/view/views";
import type { SignedInContext } from "@/server/context";
import { imageView } from "@/server/media/media-views";

type Wish = { digest: string; holes: boolean };
type Asked = Pick<SignedInContext, "db" | "runtime" | "user">;

/** Shows what an own picture would be without its backdrop. Somebody else's picture and none give the same answer. */
export async function previewCutOut(ctx: Asked, wish: Wish): Promise<ImageView> {
  return imageView(ctx.runtime.blobs, await cutOutOf(ctx, wish));
}

/** Takes the cut-out of an own picture in as one more picture of theirs. The picture itself stays. */
export async function keepCutOut(ctx: Asked, wish: Wish): Promise<ImageView> {
  const cut = await cutOutOf(ctx, wish);
  await addUpload(ctx.db, cut);
  return imageView(ctx.runtime.blobs, cut);
}

async function cutOutOf(
  { db, runtime, user }: Asked,
  { digest, holes }: Wish,
): Promise<Omit<Upload, "createdAt">> {
  const [source] = await ownedUploads(db, { ownerId: user.userId, digests: [digest] });
  if (!source?.contentType.startsWith("image/")) {
    throw new StudioError("not-found", "This picture is no longer there. Add it again.");
  }
  const {
    thumbnailDigest,
    bytes,
    width,
    height,
    digest: cutDigest,
  } = await runtime.cutOut({ digest, holes });
  return {
    ...{ ownerId: user.userId, digest: cutDigest, thumbnailDigest, bytes, width, height },
    ...{ contentType: "image/png", fileName: source.fileName },
  };
}
