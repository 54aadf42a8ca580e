import { pgEnum, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { type KeyedProvider, keyCheckResults, keyedProviders } from "@/domain/provider-keys/provider-key";
import { createdAt, moment, primaryId } from "./columns";
import { users } from "./users";

/** "runpod" is of the past: its keys belong to the endpoints that are registered. */
export const keyedProvider = pgEnum("keyed_provider", [...keyedProviders, "runpod"]);
export const keyCheckResult = pgEnum("key_check_result", keyCheckResults);

/** People's own keys to other companies' models. What could be used is sealed by the vault. */
export const providerKeys = pgTable(
  "provider_keys",
  {
    id: primaryId(),
    ownerId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    provider: keyedProvider().$type<KeyedProvider>().notNull(),
    sealed: text().notNull(),
    /** The last characters of the key, for its owner to recognise it. */
    hint: text().notNull(),
    /** Another server that speaks the provider's API, and the model to use there. */
    baseUrl: text(),
    textModel: text(),
    createdAt: createdAt(),
    /** When the key was last tried out, and what that has shown. */
    checkedAt: moment(),
    checkResult: keyCheckResult(),
  },
  (table) => [unique("provider_keys_owner").on(table.ownerId, table.provider)],
);
export type ProviderKey = typeof providerKeys.$inferSelect;
