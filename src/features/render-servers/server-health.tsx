import { Badge } from "@/components/ui/badge";
import { Callout } from "@/components/ui/callout";
import { Disclosure } from "@/components/ui/disclosure";
import { Skeleton } from "@/components/ui/skeleton";
import type { RenderServerHealth } from "@/domain/workflow/render-server";
import { readFailure } from "@/features/wording/failures";

type Ready = Extract<RenderServerHealth, { state: "ready" }>;

/** What asking a server has shown; a placeholder while nothing is known yet. */
export function ServerHealth({ health, error }: { health: RenderServerHealth | null; error: unknown }) {
  if (error) return <Callout tone="danger" title={readFailure(error).message} />;
  if (!health) return <Skeleton className="h-10" />;
  if (health.state === "failed") return <Callout tone="warning" title={health.message} />;
  return (
    <div className="grid gap-3" role="status">
      <dl className="grid grid-cols-2 gap-3 text-sm sm:grid-cols-4">
        {factsOf(health).map(({ title, text }) => (
          <div key={title}>
            <dt className="text-muted text-xs">{title}</dt>
            <dd className="wrap-anywhere tabular-nums">{text}</dd>
          </div>
        ))}
      </dl>
      {health.comfyui && <RunnableWorkflows workflows={health.comfyui.workflows} />}
    </div>
  );
}

function factsOf({ running, waiting, comfyui, workers }: Ready): { title: string; text: string }[] {
  const jobs = {
    title: "Jobs",
    text: running + waiting === 0 ? "idle" : `${running} running, ${waiting} waiting`,
  };
  const known = Object.entries(workers ?? {}).filter(([, count]) => count > 0);
  if (!comfyui) {
    const text = known.map(([state, count]) => `${count} ${state}`).join(", ");
    return [jobs, { title: "Workers", text: text || "none awake" }];
  }
  const { devices, modelFiles, version } = comfyui;
  return [
    jobs,
    { title: "Model files", text: modelFiles.toLocaleString("en") },
    ...devices.map(({ name, vramBytes, freeBytes }) => ({
      title: name,
      text:
        vramBytes === null
          ? "memory unknown"
          : `${gigabytes(freeBytes ?? 0)} of ${gigabytes(vramBytes)} GB free`,
    })),
    { title: "ComfyUI", text: version ?? "version unknown" },
  ];
}

/** Of memory, as its makers count it. */
const gigabytes = (bytes: number) => (bytes / 1e9).toFixed(0);

function RunnableWorkflows({ workflows }: { workflows: { id: string; name: string; lacking: string[] }[] }) {
  const runnable = workflows.filter(({ lacking }) => lacking.length === 0).length;
  return (
    <Disclosure summary="Workflows" aside={`${runnable} of ${workflows.length} can run here`}>
      <ul className="grid gap-3 text-sm">
        {workflows.map(({ id, name, lacking }) => (
          <li key={id} className="grid gap-1">
            <span className="flex flex-wrap items-center gap-2">
              {name}
              {lacking.length === 0 ? (
                <Badge tone="success">Can run</Badge>
              ) : (
                <Badge>Something is missing</Badge>
              )}
            </span>
            {lacking.length > 0 && (
              <span className="wrap-anywhere text-muted text-xs">Missing: {lacking.join(", ")}</span>
            )}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
