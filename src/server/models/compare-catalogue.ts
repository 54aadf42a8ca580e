import type { LiveState } from "@/domain/catalogue/live-state";
import { StudioError } from "@/domain/errors";
import type { SignedInContext } from "@/server/context";

/**
 * Compares the catalogue with the models as their vendor shows them now, with the caller's own key or the
 * installation's. Throws "misconfigured" when there is neither.
 */
export async function compareCatalogue({
  runtime,
  user,
}: Pick<SignedInContext, "runtime" | "user">): Promise<LiveState> {
  const account = await runtime.models.replicate(user.userId);
  if (!account) {
    throw new StudioError("misconfigured", "Comparing needs a Replicate key: add one under Providers.");
  }
  return runtime.live.refresh(account.correct);
}
