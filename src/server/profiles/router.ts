import { z } from "zod";
import { listProfiles } from "@/db/queries/setting-profiles";
import { profileInput } from "@/domain/coherence/outlook";
import { accountProcedure, router } from "@/server/trpc";
import {
  changeProfile,
  makeProfileDefault,
  removeProfile,
  restoreProfile,
  saveProfile,
} from "./change-profiles";

const withId = z.strictObject({ id: z.uuid("This is not a profile") });

/** The caller's own settings under names. Somebody else's profile and none give the same answer. */
export const profilesRouter = router({
  list: accountProcedure.query(({ ctx }) => listProfiles(ctx.db, ctx.user.userId)),
  save: accountProcedure.input(profileInput).mutation(({ ctx, input }) => saveProfile(ctx, input)),
  change: accountProcedure
    .input(profileInput.partial().extend(withId.shape))
    .mutation(({ ctx, input }) => changeProfile(ctx, input)),
  remove: accountProcedure.input(withId).mutation(({ ctx, input }) => removeProfile(ctx, input)),
  restore: accountProcedure.input(withId).mutation(({ ctx, input }) => restoreProfile(ctx, input)),
  /** Null: new videos begin with the settings of the last one. */
  makeDefault: accountProcedure
    .input(z.strictObject({ id: z.uuid().nullable() }))
    .mutation(({ ctx, input }) => makeProfileDefault(ctx, input)),
});
