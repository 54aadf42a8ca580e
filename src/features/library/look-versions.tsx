import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/skeleton";
import type { AppliedLook } from "@/domain/look/look";
import { LookPreview } from "@/features/library/look-preview";
import { told } from "@/features/library/told";
import { FailureCallout } from "@/features/shell/failure-callout";
import { Moment } from "@/features/wording/moments";
import { trpc } from "@/trpc/client";

/** What a look was, and the way back to it. */
export function LookVersions({ look, onClose }: { look: AppliedLook; onClose: () => void }) {
  const utils = trpc.useUtils();
  const versions = trpc.looks.versions.useQuery({ id: look.key });
  const restoring = trpc.looks.restoreVersion.useMutation({ onSuccess: () => utils.looks.invalidate() });
  const goBack = async (version: number) => {
    const done = `“${look.name}” is as it was in version ${version}`;
    if (await told(restoring.mutateAsync({ id: look.key, version }), { done })) onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Versions of “${look.name}”`}
      description="Videos keep the version that they were made with."
    >
      {versions.error && <FailureCallout error={versions.error} onRetry={() => void versions.refetch()} />}
      {versions.isPending && <Skeleton className="h-40" />}
      <ol className="grid gap-3">
        {versions.data?.map(({ version, createdAt, content }) => (
          <li key={version} className="flex items-start gap-3 rounded-md border border-line p-3">
            {version === look.version && <LookPreview look={look} className="w-24 shrink-0 rounded-md" />}
            <div className="grid grow gap-1 text-sm">
              <p className="font-medium">
                Version {version}: {content.name}
              </p>
              <p className="text-muted text-xs">
                <Moment iso={createdAt.toISOString()} />
              </p>
              <p className="text-muted text-xs leading-relaxed">{content.visual.descriptors}</p>
            </div>
            {version !== look.version && (
              <Button size="sm" busy={restoring.isPending} onClick={() => void goBack(version)}>
                Go back to it
              </Button>
            )}
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
