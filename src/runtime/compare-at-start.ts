import type { Runtime } from "@/runtime/runtime";

/**
 * Compares with the installation's own key; without one nothing is asked. Never rejects: a studio whose vendor cannot be
 * reached works with the catalogue as it was written.
 */
export async function compareAtStart({
  live,
  log,
  models,
}: Pick<Runtime, "live" | "log" | "models">): Promise<void> {
  try {
    const account = await models.replicate(null);
    if (!account) return;
    const { compared, differences, unread } = await live.refresh(account.correct);
    const facts = {
      compared,
      differing: differences.map(({ id }) => id),
      unread: unread.map(({ id }) => id),
    };
    log.info(facts, "compared the catalogue with the vendor's models");
  } catch (error) {
    log.warn({ error }, "the catalogue could not be compared with the vendor's models");
  }
}
