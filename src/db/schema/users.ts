import { sql } from "drizzle-orm";
import { integer, pgEnum, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { accountRoles } from "@/domain/auth/rights";
import { createdAt, moment, primaryId } from "./columns";

export const userRole = pgEnum("user_role", accountRoles);

export const users = pgTable(
  "users",
  {
    id: primaryId(),
    username: text().notNull(),
    email: text(),
    /** Argon2id in PHC form; null for accounts that only sign in elsewhere. */
    passwordHash: text(),
    role: userRole().notNull().default("maker"),
    /** Raised to end every session of the account at once. */
    sessionVersion: integer().notNull().default(1),
    lastSignInAt: moment(),
    /** While this is set, nobody gets in with this account, and links that it has given out open nothing. */
    suspendedAt: moment(),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex("users_username").on(sql`lower(${table.username})`),
    uniqueIndex("users_email").on(sql`lower(${table.email})`),
  ],
);
export type User = typeof users.$inferSelect;

/** Identities at other sign-in services. */
export const accounts = pgTable(
  "accounts",
  {
    provider: text().notNull(),
    providerAccountId: text().notNull(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.provider, table.providerAccountId] })],
);

/** Fixed windows of counted attempts, e.g. sign-ins of one name or from one address. */
export const rateLimits = pgTable("rate_limits", {
  key: text().primaryKey(),
  count: integer().notNull(),
  windowEndsAt: moment().notNull(),
});
