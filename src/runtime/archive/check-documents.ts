import { z } from "zod";
import { brief } from "@/domain/brief/brief";
import { StudioError } from "@/domain/errors";
import { exportSettings } from "@/domain/export/settings";
import { runOptions } from "@/domain/run/run";
import { cut } from "@/domain/timeline/cut";
import { workspace } from "@/domain/workspace/workspace";
import type { TableRows } from "./project-rows";

/** Documents that the studio trusts to be what it wrote itself. */
const documents: Record<string, z.ZodType> = {
  "briefs.data": brief,
  "workspaces.data": workspace,
  "runs.options": runOptions,
  "cuts.data": cut,
  "cut_edits.data": cut,
  "export_jobs.work": z.object({ title: z.string(), fileName: z.string(), cut, settings: exportSettings }),
};

/** Throws "invalid-input" that names the first document that this release cannot read. */
export function checkDocuments(tables: readonly TableRows[]): void {
  for (const { name, columns, rows } of tables) {
    for (const [index, column] of columns.entries()) {
      const schema = documents[`${name}.${column}`];
      if (!schema) continue;
      for (const row of rows) checkDocument(schema, row[index] ?? "null", `${name}.${column}`);
    }
  }
}

function checkDocument(schema: z.ZodType, text: string, what: string): void {
  try {
    schema.parse(JSON.parse(text));
  } catch (cause) {
    throw new StudioError(
      "invalid-input",
      `This release cannot read ${what} of the archive. Restore it with the release that made it, or a newer one.`,
      { cause },
    );
  }
}
