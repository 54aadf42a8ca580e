import { z } from "zod";
import { endSessions } from "@/db/queries/users";
import { registrationSchema } from "@/domain/auth/registration";
import type { AccountView } from "@/domain/view/views";
import { accountStatistics } from "@/server/auth/account-statistics";
import { changePassword } from "@/server/auth/change-password";
import { registerUser } from "@/server/auth/register-user";
import { accountProcedure, publicProcedure, router } from "@/server/trpc";

/** Long enough for any passphrase, short enough that hashing one is no attack. */
const typed = z.string().max(1000);

export const accountRouter = router({
  register: publicProcedure.input(registrationSchema).mutation(async ({ ctx, input }) => {
    const { registration } = ctx.runtime.env.auth;
    const user = await registerUser({ db: ctx.db, address: ctx.address, registration }, input);
    return { userId: user.id };
  }),
  me: accountProcedure.query(async ({ ctx }): Promise<AccountView> => {
    const { username, email, role, hasPassword, memberSince, lastSignInAt, ...totals } =
      await accountStatistics({
        db: ctx.db,
        userId: ctx.user.userId,
      });
    return {
      username,
      email,
      role,
      hasPassword,
      memberSince: memberSince.toISOString(),
      lastSignInAt: lastSignInAt?.toISOString() ?? null,
      totals,
    };
  }),
  changePassword: accountProcedure
    .input(z.object({ current: typed, next: typed }))
    .mutation(async ({ ctx, input }) => {
      await changePassword(
        { db: ctx.db, userId: ctx.user.userId },
        { currentPassword: input.current, newPassword: input.next },
      );
      return { changed: true };
    }),
  signOutEverywhere: accountProcedure.mutation(async ({ ctx }) => {
    await endSessions(ctx.db, ctx.user.userId);
    return { signedOut: true };
  }),
});
