import type { Workspace } from "./workspace";

/** The pictures of elements that were taken from the library, by the element's key in the plan. */
export const libraryReferences = ({
  elements = {},
}: Pick<Workspace, "elements">): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(elements).flatMap(([key, { referenceDigest }]) =>
      referenceDigest === null ? [] : [[key, referenceDigest] as const],
    ),
  );
