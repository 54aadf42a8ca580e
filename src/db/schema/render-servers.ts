import { boolean, integer, pgEnum, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { renderServerKinds } from "@/domain/workflow/render-server";
import type { WorkflowDocument } from "@/domain/workflow/workflow-document";
import { type WorkflowInputs, workflowKinds } from "@/domain/workflow/workflow-inputs";
import { createdAt, document, primaryId } from "./columns";
import { users } from "./users";

export const renderServerKind = pgEnum("render_server_kind", renderServerKinds);
export const workflowKind = pgEnum("workflow_kind", workflowKinds);

/** Machines that render for everybody on this installation, registered by admins. */
export const renderServers = pgTable(
  "render_servers",
  {
    id: primaryId(),
    /** Who registered it; the machine stays when the account goes. */
    ownerId: uuid().references(() => users.id, { onDelete: "set null" }),
    name: text().notNull(),
    kind: renderServerKind().notNull(),
    url: text().notNull(),
    /** The bearer token, sealed by the vault for this row and address; null for none. */
    sealedToken: text(),
    /** Gets new jobs. */
    enabled: boolean().notNull().default(true),
    pricePerSecondMicros: integer().notNull().default(0),
    createdAt: createdAt(),
  },
  (table) => [unique("render_servers_name").on(table.name)],
);
export type RenderServer = typeof renderServers.$inferSelect;

/** Workflows that were uploaded. Those that come with the studio are in its code. */
export const workflows = pgTable(
  "workflows",
  {
    id: primaryId(),
    /** Who uploaded it; the workflow stays when the account goes. */
    ownerId: uuid().references(() => users.id, { onDelete: "set null" }),
    name: text().notNull(),
    kind: workflowKind().notNull(),
    document: document<WorkflowDocument>().notNull(),
    inputs: document<WorkflowInputs>().notNull(),
    createdAt: createdAt(),
  },
  (table) => [unique("workflows_name").on(table.name)],
);
export type StoredWorkflow = typeof workflows.$inferSelect;
