import { Check, CircleAlert, CircleDashed, LoaderCircle } from "lucide-react";
import { cn } from "@/components/ui/class-names";
import type { StageState } from "@/domain/run/run-state";
import { waitText } from "@/features/wording/numbers";
import { stageTitles } from "@/features/wording/terms";

const statusLook = {
  waiting: { icon: CircleDashed, style: "text-muted", label: "waiting" },
  running: { icon: LoaderCircle, style: "animate-spin text-accent-text", label: "at work" },
  done: { icon: Check, style: "text-success", label: "done" },
  failed: { icon: CircleAlert, style: "text-danger", label: "failed" },
} satisfies Record<StageState["status"], unknown>;

function stageDetail(stage: StageState): string {
  const done = stage.pieces.filter((piece) => piece.status === "done").length;
  if (stage.status === "running" && stage.total) return `${done} of ${stage.total}`;
  if (stage.status === "failed") {
    return `${stage.pieces.filter((piece) => piece.status === "failed").length} failed`;
  }
  if (stage.status !== "done") return "";
  if (stage.total === 0) return "nothing to do";
  if (stage.cached) return "already made";
  return stage.workedMs === 0 ? "" : waitText(stage.workedMs / 1000);
}

export function StageRail({ stages, open }: { stages: StageState[]; open: boolean }) {
  return (
    <ol aria-label="Stages" className="grid grid-cols-2 gap-0.5 lg:grid-cols-1">
      {stages.map((stage) => {
        // A stage that was at work when the run was stopped is not at work any more.
        const look = statusLook[stage.status === "running" && !open ? "waiting" : stage.status];
        return (
          <li
            key={stage.stage}
            aria-current={look === statusLook.running ? "step" : undefined}
            className={cn(
              "flex min-h-8 items-center gap-2.5 rounded-md px-2 text-sm",
              look === statusLook.running && "bg-accent-wash",
            )}
          >
            <look.icon className={cn("size-4 shrink-0", look.style)} aria-hidden />
            <span className={look === statusLook.waiting ? "text-muted" : ""}>
              {stageTitles[stage.stage]}
              <span className="sr-only">, {look.label}</span>
            </span>
            <span className="ml-auto text-muted text-xs tabular-nums">{stageDetail(stage)}</span>
          </li>
        );
      })}
    </ol>
  );
}
