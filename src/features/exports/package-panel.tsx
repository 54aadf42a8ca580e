import type { ExportDesk } from "@/domain/export/views";
export function PackagePanel({ desk }: { desk: ExportDesk }) {
  return <p>{desk.title}</p>;
}
