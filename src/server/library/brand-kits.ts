import { ownedUploads } from "@/db/queries/projects";
import { type BrandKit, brandKit } from "@/domain/library/brand-kit";
import type { StoredItem } from "@/domain/library/library";
import type { SignedInContext } from "@/server/context";
import { mediaView } from "@/server/media/media-views";
import { requireFiles } from "@/server/uploads/require-files";
import { addItem, changeItem } from "./change-shelf";
import { itemsOn } from "./shelf";

export const brandShelf = { kind: "brand", content: brandKit } as const;

/** A kit as people see it. `files` has the addresses of its logo and font. */
export type BrandKitView = StoredItem<BrandKit> & {
  files: Record<string, { url: string; fileName: string; width: number; height: number }>;
};

export async function listBrandKits(ctx: SignedInContext): Promise<BrandKitView[]> {
  const { db, user, runtime } = ctx;
  const kits = await itemsOn(ctx, brandShelf);
  const digests = kits.flatMap(({ content: { logoDigest, ownFont } }) =>
    [logoDigest, ownFont?.digest].filter((digest) => typeof digest === "string"),
  );
  const uploads = await ownedUploads(db, { ownerId: user.userId, digests });
  const files = new Map(
    await Promise.all(
      uploads.map(async (upload) => {
        const { url } = await mediaView(runtime.blobs, upload);
        const { digest, fileName, width, height } = upload;
        return [digest, { url, fileName, width, height }] as const;
      }),
    ),
  );
  return kits.map((kit) => ({
    ...kit,
    files: Object.fromEntries(
      [kit.content.logoDigest, kit.content.ownFont?.digest].flatMap((digest) => {
        const file = digest ? files.get(digest) : undefined;
        return digest && file ? [[digest, file]] : [];
      }),
    ),
  }));
}

const filesOf = ({ logoDigest, ownFont }: BrandKit) => ({
  pictures: logoDigest ? [logoDigest] : [],
  fonts: ownFont ? [ownFont.digest] : [],
});

/** Throws "invalid-input" for a file that is not the caller's, and as adding anything to the library does. */
export async function addBrandKit(ctx: SignedInContext, kit: BrandKit) {
  await requireFiles(ctx, filesOf(kit));
  return addItem(ctx, brandShelf, kit);
}

/** Throws "invalid-input" for a file that is not the caller's, and as changing anything in the library does. */
export async function changeBrandKit(
  ctx: SignedInContext,
  { kit, ...version }: { id: string; baseVersion: number; kit: BrandKit },
) {
  await requireFiles(ctx, filesOf(kit));
  return changeItem(ctx, brandShelf, { ...version, content: kit });
}
