import { brandKitFields } from "@/domain/library/version-differences";
import type { KitView } from "@/features/library/brand-kit-form";
import { Palette } from "@/features/library/look-card";
import { VersionsDialog } from "@/features/library/versions-dialog";
import { trpc } from "@/trpc/client";

export function BrandKitVersions({ kit, onClose }: { kit: KitView; onClose: () => void }) {
  const utils = trpc.useUtils();
  const versions = trpc.brandKits.versions.useQuery({ id: kit.id });
  const restoring = trpc.brandKits.restoreVersion.useMutation({
    onSuccess: () => utils.brandKits.invalidate(),
  });
  return (
    <VersionsDialog
      name={kit.content.name}
      newest={kit.version}
      fields={brandKitFields}
      versions={versions}
      picture={({ content }) => content.colours.length > 0 && <Palette colours={content.colours} />}
      onRestore={(version) => restoring.mutateAsync({ id: kit.id, version })}
      onClose={onClose}
    />
  );
}
