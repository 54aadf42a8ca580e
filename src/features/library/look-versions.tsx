import { lookFields } from "@/domain/library/version-differences";
import type { AppliedLook } from "@/domain/look/look";
import { LookPreview } from "@/features/library/look-preview";
import { VersionsDialog } from "@/features/library/versions-dialog";
import { trpc } from "@/trpc/client";

export function LookVersions({ look, onClose }: { look: AppliedLook; onClose: () => void }) {
  const utils = trpc.useUtils();
  const versions = trpc.looks.versions.useQuery({ id: look.key });
  const restoring = trpc.looks.restoreVersion.useMutation({ onSuccess: () => utils.looks.invalidate() });
  return (
    <VersionsDialog
      name={look.name}
      newest={look.version}
      fields={lookFields}
      versions={versions}
      picture={({ version }) =>
        version === look.version && <LookPreview look={look} className="w-24 shrink-0 rounded-md" />
      }
      onRestore={(version) => restoring.mutateAsync({ id: look.key, version })}
      onClose={onClose}
    />
  );
}
