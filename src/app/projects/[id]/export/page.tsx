import type { Metadata } from "next";
import { ExportPage } from "@/features/exports/export-page";
import type { RouteProps } from "../../../page-props";
import { askSignedIn } from "../../../server-caller";

export const metadata: Metadata = { title: "Export" };

export default async function ExportRoute({ params, searchParams }: RouteProps<"id">) {
  const { id } = await params;
  const { v } = await searchParams;
  const version = typeof v === "string" && /^\d{1,6}$/.test(v) ? Number(v) : null;
  const [desk, exported] = await askSignedIn(`/projects/${id}/export`, (caller) =>
    Promise.all([caller.exports.desk({ projectId: id, version }), caller.exports.list({ projectId: id })]),
  );
  return <ExportPage key={`${id}/${desk.version}`} desk={desk} exported={exported} />;
}
