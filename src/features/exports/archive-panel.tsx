"use client";

import { Archive } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { ExportDesk } from "@/domain/export/views";
import { FailureCallout } from "@/features/shell/failure-callout";
import { useStartExport } from "./use-exports";

/** The whole project as one file that another studio can restore. */
export function ArchivePanel({ desk }: { desk: ExportDesk }) {
  const { start, busy, error } = useStartExport(desk);
  return (
    <section aria-labelledby="archive-title" className="mt-10 grid gap-4 border-line border-t pt-8">
      <h2 id="archive-title" className="font-semibold text-lg">
        Project archive
      </h2>
      <p className="max-w-prose text-muted text-sm leading-relaxed">
        Everything this project consists of, in one ZIP file: brief, plan, all takes, every version and edit.
        Another studio restores an equal project from it under Videos, and need not make anything again. To be
        watched or edited elsewhere, make a package.
      </p>
      {error && <FailureCallout error={error} title="The archive could not be started" />}
      <Button className="justify-self-start" busy={busy} onClick={() => start({ kind: "archive" })}>
        <Archive aria-hidden /> Make archive
      </Button>
    </section>
  );
}
