import type { ExportDesk } from "@/domain/export/views";
export function InterchangePanel({ desk }: { desk: ExportDesk }) {
  return <p>{desk.title}</p>;
}
