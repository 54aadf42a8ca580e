import { pgTable, text } from "drizzle-orm/pg-core";
import type { Json } from "@/domain/json";
import { createdAt, document } from "./columns";

/** Events on their way to an Inngest service. The embedded engine has a table of its own and needs none. */
export const outboxEvents = pgTable("outbox_events", {
  id: text().primaryKey(),
  name: text().notNull(),
  data: document<Record<string, Json>>().notNull(),
  createdAt: createdAt(),
});
