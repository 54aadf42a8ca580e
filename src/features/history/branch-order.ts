/** Branches as a tree, flattened: each behind the one that it was taken off from, with how deep it stands. */
export function inTreeOrder<Branch extends { id: string; parentId: string | null }>(
  branches: readonly Branch[],
): { branch: Branch; depth: number }[] {
  const known = new Set(branches.map(({ id }) => id));
  // A branch whose parent was deleted stands by itself.
  const parentOf = ({ parentId }: Branch) => (parentId !== null && known.has(parentId) ? parentId : null);
  const below = (parent: string | null, depth: number): { branch: Branch; depth: number }[] =>
    branches
      .filter((branch) => parentOf(branch) === parent)
      .flatMap((branch) => [{ branch, depth }, ...below(branch.id, depth + 1)]);
  return below(null, 0);
}
