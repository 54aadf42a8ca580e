import { bigint, index, integer, pgEnum, pgTable, real, text, uuid } from "drizzle-orm/pg-core";
import { type ExportReport, type ExportWork, exportStatuses } from "@/domain/export/export-job";
import { createdAt, document, moment, primaryId } from "./columns";
import { projects } from "./projects";
import { users } from "./users";

export const exportStatus = pgEnum("export_status", exportStatuses);

/** Files that makers have asked for beside the versions of a video: other formats and shapes, packages. */
export const exportJobs = pgTable(
  "export_jobs",
  {
    id: primaryId(),
    projectId: uuid()
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    ownerId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** What it is made of, cut included: what is edited later does not reach it. */
    work: document<ExportWork>().notNull(),
    status: exportStatus().notNull().default("queued"),
    /** Raised each time it is taken up again after a cancel or a failure. */
    attempt: integer().notNull().default(1),
    /** 0-1. */
    progress: real().notNull().default(0),
    failure: document<{ code: string; message: string }>(),
    digest: text(),
    contentType: text(),
    bytes: bigint({ mode: "number" }),
    report: document<ExportReport>(),
    startedAt: moment(),
    endedAt: moment(),
    createdAt: createdAt(),
    /** Out of sight, and for 30 days to be brought back. */
    deletedAt: moment(),
  },
  (table) => [
    index("export_jobs_project").on(table.projectId, table.createdAt.desc().nullsFirst()),
    index("export_jobs_digest").on(table.digest),
  ],
);
export type ExportJob = typeof exportJobs.$inferSelect;
