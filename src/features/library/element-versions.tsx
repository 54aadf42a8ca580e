import { cn } from "@/components/ui/class-names";
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
      picture={({ content: { references, selected }, pictures }) => (
        <VersionPictures
          pictures={references.map(({ digest }) => ({ url: pictures[digest], isHeld: digest === selected }))}
        />
      )}
      onRestore={(version) => restoring.mutateAsync({ id: element.id, version })}
      onClose={onClose}
    />
  );
}

/** All pictures that the element had, the one that frames were held against by its border. */
function VersionPictures({
  pictures,
}: {
  pictures: readonly { url: string | undefined; isHeld: boolean }[];
}) {
  return (
    <span className="flex flex-wrap gap-1.5">
      {pictures.map(
        ({ url, isHeld }, index) =>
          url && (
            <SignedImage
              key={url}
              src={url}
              alt={isHeld ? "Frames are held against this picture" : `Picture ${index + 1}`}
              className={cn(
                "size-14 rounded-md border-2 bg-sunken object-contain",
                isHeld ? "border-accent" : "border-line",
              )}
            />
          ),
      )}
    </span>
  );
}
