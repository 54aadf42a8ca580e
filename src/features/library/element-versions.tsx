import { SignedImage } from "@/components/ui/signed-image";
import { elementFields } from "@/domain/library/version-differences";
import type { ElementView } from "@/features/library/use-elements";
import { VersionsDialog } from "@/features/library/versions-dialog";
import { trpc } from "@/trpc/client";

export function ElementVersions({ element, onClose }: { element: ElementView; onClose: () => void }) {
  const utils = trpc.useUtils();
  const versions = trpc.elements.versions.useQuery({ id: element.id });
  const restoring = trpc.elements.restoreVersion.useMutation({
    onSuccess: () => utils.elements.invalidate(),
  });
  return (
    <VersionsDialog
      name={element.content.name}
      newest={element.version}
      fields={elementFields}
      versions={versions}
      picture={({ content: { selected, name } }) => {
        const url = selected === null ? undefined : element.pictures[selected];
        return (
          url && (
            <SignedImage
              src={url}
              alt={`Reference of ${name}`}
              className="size-16 shrink-0 rounded-md bg-sunken object-contain"
            />
          )
        );
      }}
      onRestore={(version) => restoring.mutateAsync({ id: element.id, version })}
      onClose={onClose}
    />
  );
}
