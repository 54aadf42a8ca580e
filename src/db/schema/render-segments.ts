import { bigint, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, moment } from "./columns";
import { users } from "./users";

/**
 * Finished parts of films, each under a key of everything that decides it: work that is taken up again, and the next
 * version of an edited cut, find them here. What nobody has used for a while goes.
 */
export const renderSegments = pgTable(
  "render_segments",
  {
    ownerId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    contentKey: text().notNull(),
    digest: text().notNull(),
    bytes: bigint({ mode: "number" }).notNull(),
    usedAt: moment().notNull().defaultNow(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.ownerId, table.contentKey] }),
    index("render_segments_used").on(table.usedAt),
    index("render_segments_digest").on(table.digest),
  ],
);
