import { type SQL, sql } from "drizzle-orm";
import {
  bigint,
  customType,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import type { Brief } from "@/domain/brief/brief";
import { formats } from "@/domain/brief/brief";
import { projectStatuses } from "@/domain/run/run";
import { createdAt, document, moment, primaryId } from "./columns";
import { users } from "./users";

const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });

export const projectFormat = pgEnum("project_format", formats);
export const projectStatus = pgEnum("project_status", projectStatuses);

export const projects = pgTable(
  "projects",
  {
    id: primaryId(),
    ownerId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    title: text().notNull(),
    prompt: text().notNull(),
    format: projectFormat().notNull().default("ad"),
    /** Follows the newest run, written with it in one transaction, so that the gallery can filter by index. */
    status: projectStatus().notNull().default("draft"),
    search: tsvector()
      .notNull()
      .generatedAlwaysAs(
        (): SQL => sql`to_tsvector('simple', ${projects.title} || ' ' || ${projects.prompt})`,
      ),
    createdAt: createdAt(),
    /** Deleted things can be brought back for 30 days; then rows and files go. */
    deletedAt: moment(),
  },
  (table) => [
    // Nulls first, as a plain `order by … desc` has them: with any other order the index is not used.
    index("projects_gallery")
      .on(table.ownerId, table.createdAt.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(sql`deleted_at is null`),
    index("projects_gallery_status")
      .on(table.ownerId, table.status, table.createdAt.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(sql`deleted_at is null`),
    index("projects_search").using("gin", table.search),
  ],
);
export type Project = typeof projects.$inferSelect;

export const briefs = pgTable(
  "briefs",
  {
    id: primaryId(),
    projectId: uuid()
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    version: integer().notNull(),
    data: document<Brief>().notNull(),
    /** SHA-256 of the canonical brief: equal briefs of one owner are the same build. */
    digest: text().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    unique("briefs_version").on(table.projectId, table.version),
    index("briefs_digest").on(table.digest),
  ],
);

/** Files a maker has uploaded. The blob store knows no owners; this table does. */
export const uploads = pgTable(
  "uploads",
  {
    ownerId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    digest: text().notNull(),
    fileName: text().notNull(),
    contentType: text().notNull(),
    bytes: bigint({ mode: "number" }).notNull(),
    width: integer().notNull(),
    height: integer().notNull(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.ownerId, table.digest] })],
);
export type Upload = typeof uploads.$inferSelect;
