import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import { cn } from "@/components/ui/class-names";
import { Skeleton } from "@/components/ui/skeleton";
import type { ExportCheck } from "@/domain/export/export-check";
import type { VideoSettings } from "@/domain/export/settings";
import type { ExportDesk } from "@/domain/export/views";
import { FailureCallout } from "@/features/shell/failure-callout";
import { trpc } from "@/trpc/client";

const looks = {
  ok: { icon: CircleCheck, style: "text-success", word: "Fine" },
  note: { icon: Info, style: "text-muted", word: "Note" },
  warning: { icon: TriangleAlert, style: "text-accent-text", word: "Warning" },
  error: { icon: CircleAlert, style: "text-danger", word: "Not possible" },
} as const satisfies Record<ExportCheck["level"], unknown>;

/** What to know about an export before it is made. Crops change nothing about it. */
export function CheckList({ desk, settings }: { desk: ExportDesk; settings: VideoSettings }) {
  const { projectId, of, version } = desk;
  const checks = trpc.exports.check.useQuery(
    { projectId, of, version, settings: { ...settings, crops: {} } },
    { placeholderData: (known) => known },
  );
  return (
    <section aria-label="Checks" className="grid gap-1.5">
      <h2 className="font-medium text-sm">Before it is made</h2>
      {checks.error && (
        <FailureCallout
          error={checks.error}
          title="The checks could not be made"
          onRetry={() => void checks.refetch()}
        />
      )}
      {checks.isPending && <Skeleton className="h-28" />}
      {checks.data && (
        <ul className="grid gap-2 rounded-lg border border-line bg-surface p-3.5">
          {checks.data.map((check) => (
            <CheckLine key={check.subject} check={check} />
          ))}
        </ul>
      )}
    </section>
  );
}

function CheckLine({ check: { subject, level, text } }: { check: ExportCheck }) {
  const look = looks[level];
  return (
    <li className="flex items-start gap-2.5 text-sm">
      <look.icon className={cn("mt-0.5 size-4 shrink-0", look.style)} aria-hidden />
      <span className="min-w-0 leading-relaxed">
        <span className="font-medium">{subject}</span>
        <span className="sr-only"> ({look.word})</span>
        <span className="text-muted">: {text}</span>
      </span>
    </li>
  );
}
