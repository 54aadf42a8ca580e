import type { Metadata } from "next";
import { ExportPage } from "@/features/exports/export-page";
import type { RouteProps } from "../../../page-props";
import { askSignedIn } from "../../../server-caller";

export const metadata: Metadata = { title: "Export" };

/** A version in the address; null when there is none, or it is no number. */
const versionIn = (text: string | string[] | undefined): number | null =>
  typeof text === "string" && /^\d{1,6}$/.test(text) ? Number(text) : null;

export default async function ExportRoute({ params, searchParams }: RouteProps<"id">) {
  const { id } = await params;
  const { v, edit } = await searchParams;
  const edited = versionIn(edit);
  const source =
    edited === null
      ? { of: "video" as const, version: versionIn(v) }
      : { of: "edit" as const, version: edited };
  const [desk, exported] = await askSignedIn(`/projects/${id}/export`, (caller) =>
    Promise.all([caller.exports.desk({ projectId: id, ...source }), caller.exports.list({ projectId: id })]),
  );
  return <ExportPage key={`${id}/${desk.of}/${desk.version}`} desk={desk} exported={exported} />;
}
