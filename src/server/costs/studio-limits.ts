import { removeLimit, setLimit, setLimits } from "@/db/queries/money/limits";
import { balancesOf } from "@/db/queries/money/usage";
import { findUserById } from "@/db/queries/users";
import { installationScope, limitOf, monthOf, scopeOf } from "@/domain/cost/book";
import type { LimitTarget, LimitView } from "@/domain/cost/cost-views";
import type { LimitKind } from "@/domain/cost/limits";
import { StudioError } from "@/domain/errors";
import type { SignedInContext } from "@/server/context";

/** The limits that administrators set: one person's, or those of the installation and of everything in it. */
export async function studioLimits(
  ctx: SignedInContext,
  { userId }: { userId: string | null },
): Promise<LimitView[]> {
  const targets: LimitTarget[] =
    userId === null ? ["installation", "every-user", "every-project", "every-run"] : [{ userId }];
  return Promise.all(targets.map((target) => limitView(ctx, target)));
}

async function limitView({ db, runtime }: SignedInContext, target: LimitTarget): Promise<LimitView> {
  const { kind, scope } = placeOf(target);
  const defaults = runtime.env.costLimits;
  const set = await setLimits(db, kind === "installation" ? [scope] : [scope, scopeOf(kind, "*")]);
  const limitMicros = limitOf({ kind, scope }, { set, defaults });
  const isSet = set.delete(scope);
  return {
    target,
    limitMicros,
    set: isSet,
    defaultMicros: limitOf({ kind, scope }, { set, defaults }),
    standing: scope.endsWith("*") ? null : { ...(await monthOfScope(db, { kind, scope })), limitMicros },
  };
}

async function monthOfScope(db: SignedInContext["db"], place: { kind: LimitKind; scope: string }) {
  const balances = await balancesOf(db, [{ ...place, period: monthOf(new Date()) }]);
  return balances.get(place.scope) ?? { spentMicros: 0, heldMicros: 0 };
}

function placeOf(target: LimitTarget): { kind: LimitKind; scope: string } {
  switch (target) {
    case "installation":
      return { kind: "installation", scope: installationScope };
    case "every-user":
      return { kind: "user", scope: scopeOf("user", "*") };
    case "every-run":
      return { kind: "run", scope: scopeOf("run", "*") };
    case "every-project":
      return { kind: "project", scope: scopeOf("project", "*") };
    default:
      return { kind: "user", scope: scopeOf("user", target.userId) };
  }
}

/** Sets a limit, lifts it ("none"), or goes back to what holds without it ("default"). */
export async function setStudioLimit(
  { db, user }: SignedInContext,
  { target, limit }: { target: LimitTarget; limit: number | "none" | "default" },
): Promise<void> {
  if (typeof target === "object" && !(await findUserById(db, target.userId))) {
    throw new StudioError("not-found", "There is no such account");
  }
  const { scope } = placeOf(target);
  if (limit === "default") return removeLimit(db, scope);
  return setLimit(db, { scope, limitMicros: limit === "none" ? null : limit, setBy: user.userId });
}
