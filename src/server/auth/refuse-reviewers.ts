import { type AccountRole, canMake } from "@/domain/auth/rights";
import { StudioError } from "@/domain/errors";

/** Throws StudioError "forbidden" for an account that may not make videos. */
export function refuseReviewers({ role }: { role: AccountRole }): void {
  if (canMake(role)) return;
  throw new StudioError(
    "forbidden",
    "Your account is for reviewing what is shared with it. Ask an administrator if you want to make videos.",
  );
}
