import { z } from "zod";
import { removeProviderKey } from "@/db/queries/provider-keys";
import { keyedProviders, providerKeyInput } from "@/domain/provider-keys/provider-key";
import { checkProviderKey } from "@/server/provider-keys/check-provider-key";
import { listProviderKeys } from "@/server/provider-keys/list-provider-keys";
import { saveProviderKey } from "@/server/provider-keys/save-provider-key";
import { makerProcedure, router } from "@/server/trpc";

const ofProvider = z.strictObject({ provider: z.enum(keyedProviders) });

/** The caller's own keys to other companies' models. A key goes in and never comes out again. */
export const providerKeysRouter = router({
  list: makerProcedure.query(({ ctx }) => listProviderKeys(ctx)),
  save: makerProcedure.input(providerKeyInput).mutation(async ({ ctx, input }) => {
    await saveProviderKey(ctx, input);
    return listProviderKeys(ctx);
  }),
  check: makerProcedure.input(ofProvider).mutation(({ ctx, input }) => checkProviderKey(ctx, input.provider)),
  remove: makerProcedure.input(ofProvider).mutation(async ({ ctx, input }) => {
    await removeProviderKey(ctx.db, { ownerId: ctx.user.userId, provider: input.provider });
    return listProviderKeys(ctx);
  }),
});
