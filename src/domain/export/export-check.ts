/** Something about an export that its maker should know before it is made. "error": it cannot be made. */
export type ExportCheck = { subject: string; level: "ok" | "note" | "warning" | "error"; text: string };
