import { bigint, index, integer, pgTable, text } from "drizzle-orm/pg-core";
import { createdAt } from "./columns";

/** Things cut out of pictures, by what they are made from: the same picture is cut once, whoever has uploaded it. */
export const cutOuts = pgTable(
  "cut_outs",
  {
    contentKey: text().primaryKey(),
    /** The picture that it was cut out of. */
    sourceDigest: text().notNull(),
    digest: text().notNull(),
    thumbnailDigest: text().notNull(),
    bytes: bigint({ mode: "number" }).notNull(),
    width: integer().notNull(),
    height: integer().notNull(),
    createdAt: createdAt(),
  },
  (table) => [index("cut_outs_digest").on(table.digest)],
);
export type CutOut = typeof cutOuts.$inferSelect;
