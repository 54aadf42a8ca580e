import { StudioError } from "@/domain/errors";
import { type AppliedLook, type LookContent, lookContent } from "@/domain/look/look";
import { isPreset, lookPresets } from "@/domain/look/presets";
import type { SignedInContext } from "@/server/context";
import { takeFromLimit } from "@/server/limits";
import { mediaView } from "@/server/media/media-views";
import { itemOn, itemsOn, type LibraryContext } from "./shelf";

export const lookShelf = { kind: "look", content: lookContent } as const;

/** A look as people choose it. */
export type LookView = { look: AppliedLook; isOwn: boolean };

/** The caller's own looks, then those that come with the application. */
export async function listLooks(ctx: LibraryContext): Promise<LookView[]> {
  const own = await itemsOn(ctx, lookShelf);
  const view = (look: AppliedLook): LookView => ({ look, isOwn: !isPreset(look.key) });
  const mine = own.map(({ id, version, content }) => view({ ...content, key: id, version }));
  return [...mine, ...lookPresets.map(view)];
}

/** Throws "not-found". */
async function findLook(ctx: LibraryContext, key: string) {
  const preset = lookPresets.find((known) => known.key === key);
  if (preset) return preset;
  if (isPreset(key)) throw new StudioError("not-found", "This look does not exist any more");
  return (await itemOn(ctx, lookShelf, key)).content;
}

/** The address of a picture of what a look does, drawn when it is first asked for. Throws "not-found". */
export async function lookPreviewUrl(ctx: SignedInContext, key: string): Promise<string> {
  const look = await findLook(ctx, key);
  const digest = await ctx.runtime.lookPreview.kept(look);
  if (digest === null) throw new StudioError("not-found", "Nothing here can draw a preview");
  const picture = { digest, contentType: "image/webp", width: null, height: null };
  return (await mediaView(ctx.runtime.blobs, picture)).url;
}

const sketchesAnHour = 1200;

/**
 * A picture of a look that is being written, as a data address: nothing is kept of it. Throws "not-found" where nothing here
 * can draw, "rate-limited".
 */
export async function sketchLook(
  { db, user, runtime }: SignedInContext,
  visual: Pick<LookContent["visual"], "palette" | "grade">,
): Promise<string> {
  await takeFromLimit(db, {
    key: `look-sketches/${user.userId}`,
    limit: sketchesAnHour,
    windowSeconds: 3600,
    what: "previews",
  });
  const picture = await runtime.lookPreview.passing({ visual });
  if (!picture) throw new StudioError("not-found", "Nothing here can draw a preview");
  return `data:image/webp;base64,${picture.toString("base64")}`;
}
