import type { Database } from "@/db/client";
import {
  countProfiles,
  findProfile,
  forgetProfiles,
  insertProfile,
  isProfileNameTaken,
  lockProfiles,
  setDefaultProfile,
  updateProfile,
} from "@/db/queries/setting-profiles";
import { type ProfileInput, profilesMax } from "@/domain/coherence/outlook";
import { StudioError } from "@/domain/errors";
import type { SignedInContext } from "@/server/context";

type Ctx = Pick<SignedInContext, "db" | "user">;

/** A deleted profile can be brought back for so long. */
const keptMs = 24 * 60 * 60 * 1000;

/** Throws "invalid-input" for a name that is taken, "conflict" when there are too many. */
export function saveProfile(ctx: Ctx, { name, settings }: ProfileInput): Promise<{ id: string }> {
  return alone(ctx, async (tx, ownerId) => {
    await requireRoom(tx, ownerId);
    await requireFreeName(tx, { ownerId, name, except: null });
    return insertProfile(tx, { ownerId, name, settings });
  });
}

/** Throws "not-found", and "invalid-input" for a name that is taken. */
export function changeProfile(
  ctx: Ctx,
  { id, name, settings }: { id: string } & { [Key in keyof ProfileInput]?: ProfileInput[Key] | undefined },
): Promise<{ id: string }> {
  return alone(ctx, async (tx, ownerId) => {
    await requireOwn(tx, { id, ownerId, deleted: false });
    if (name !== undefined) await requireFreeName(tx, { ownerId, name, except: id });
    if (name === undefined && settings === undefined) return { id };
    await updateProfile(tx, {
      ...{ id, ownerId },
      ...(name !== undefined && { name }),
      ...(settings !== undefined && { settings }),
    });
    return { id };
  });
}

/** Takes a profile out of the list; for a day it can be brought back. */
export function removeProfile(ctx: Ctx, { id }: { id: string }): Promise<{ id: string }> {
  return alone(ctx, async (tx, ownerId) => {
    await requireOwn(tx, { id, ownerId, deleted: false });
    await forgetProfiles(tx, { ownerId, deletedBefore: new Date(Date.now() - keptMs) });
    await updateProfile(tx, { id, ownerId, deletedAt: new Date() });
    return { id };
  });
}

/** Throws "not-found", and like saving it anew when its place or its name is taken by now. */
export function restoreProfile(ctx: Ctx, { id }: { id: string }): Promise<{ id: string }> {
  return alone(ctx, async (tx, ownerId) => {
    const { name } = await requireOwn(tx, { id, ownerId, deleted: true });
    await requireRoom(tx, ownerId);
    await requireFreeName(tx, { ownerId, name, except: id });
    await updateProfile(tx, { id, ownerId, deletedAt: null });
    return { id };
  });
}

/** New videos begin with this profile; with null, with the settings of the last one. Throws "not-found". */
export function makeProfileDefault(ctx: Ctx, { id }: { id: string | null }): Promise<{ id: string | null }> {
  return alone(ctx, async (tx, ownerId) => {
    if (id !== null) await requireOwn(tx, { id, ownerId, deleted: false });
    await setDefaultProfile(tx, { id, ownerId });
    return { id };
  });
}

/** One change at a time, so that limits and names hold. */
const alone = <Answer>(
  { db, user }: Ctx,
  change: (tx: Database, ownerId: string) => Promise<Answer>,
): Promise<Answer> =>
  db.transaction(async (tx) => {
    await lockProfiles(tx, user.userId);
    return change(tx, user.userId);
  });

async function requireOwn(
  tx: Database,
  { deleted, ...owned }: { id: string; ownerId: string; deleted: boolean },
) {
  const profile = await findProfile(tx, owned);
  if (profile && (profile.deletedAt !== null) === deleted) return profile;
  throw new StudioError("not-found", "This profile does not exist any more");
}

async function requireRoom(tx: Database, ownerId: string): Promise<void> {
  if ((await countProfiles(tx, ownerId)) < profilesMax) return;
  throw new StudioError(
    "conflict",
    `There are ${profilesMax} profiles already. Delete one that you do not need.`,
  );
}

async function requireFreeName(
  tx: Database,
  wanted: { ownerId: string; name: string; except: string | null },
): Promise<void> {
  if (!(await isProfileNameTaken(tx, wanted))) return;
  const message = `You have a profile with the name “${wanted.name}” already. Choose another name.`;
  throw new StudioError("invalid-input", message, { fieldErrors: { name: message } });
}
