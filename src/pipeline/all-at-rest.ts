/**
 * Waits until every branch has come to rest, and only then tells of one's failure: a job that was paid for is not left
 * behind because another one failed.
 */
export async function allAtRest<Value>(branches: readonly Promise<Value>[]): Promise<Value[]> {
  const settled = await Promise.allSettled(branches);
  return settled.map((branch) => {
    if (branch.status === "rejected") throw branch.reason;
    return branch.value;
  });
}
