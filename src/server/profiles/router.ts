import { z } from "zod";
import { listProfiles } from "@/db/queries/setting-profiles";
import { profileInput } from "@/domain/coherence/outlook";
import { makerProcedure, router } from "@/server/trpc";
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
  list: makerProcedure.query(({ ctx }) => listProfiles(ctx.db, ctx.user.userId)),
  save: makerProcedure.input(profileInput).mutation(({ ctx, input }) => saveProfile(ctx, input)),
  change: makerProcedure
    .input(profileInput.partial().extend(withId.shape))
    .mutation(({ ctx, input }) => changeProfile(ctx, input)),
  remove: makerProcedure.input(withId).mutation(({ ctx, input }) => removeProfile(ctx, input)),
  restore: makerProcedure.input(withId).mutation(({ ctx, input }) => restoreProfile(ctx, input)),
  /** Null: new videos begin with the settings of the last one. */
  makeDefault: makerProcedure
    .input(z.strictObject({ id: z.uuid().nullable() }))
    .mutation(({ ctx, input }) => makeProfileDefault(ctx, input)),
});
