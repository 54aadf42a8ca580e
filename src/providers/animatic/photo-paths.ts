import type { SceneSpec } from "@/domain/picture/scene-spec";
import type { MediaInput } from "@/providers/contract/media-result";

export type PhotoPath = { digest: string; path: string };

/** The references that are photos of things in the scene. */
export function photoPaths(
  { subjects }: SceneSpec,
  references: readonly (MediaInput & { role: string })[],
): PhotoPath[] {
  const wanted = new Set(subjects.map(({ photoDigest }) => photoDigest));
  return references
    .filter(({ role, digest }) => role === "product" && wanted.has(digest))
    .map(({ digest, path }) => ({ digest, path }));
}
