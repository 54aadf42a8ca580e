import { Link2, User } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import type { ShareView } from "@/domain/review/review-views";
import { rightTitles, shareStateTitles } from "@/features/review/review-words";
import type { Shares } from "@/features/review/use-shares";
import { FailureCallout } from "@/features/shell/failure-callout";
import { Moment } from "@/features/wording/moments";

/** Who was let in, how far, and for how long. */
export function ShareList({ list, shares }: { list: readonly ShareView[]; shares: Shares }) {
  if (list.length === 0) {
    return <p className="text-muted text-sm">Nobody yet. Share it to hear what others think.</p>;
  }
  return (
    <div className="grid gap-2">
      {shares.error && <FailureCallout error={shares.error} />}
      <ul aria-label="Shared with" className="grid divide-y divide-line">
        {list.map((share) => (
          <ShareRow key={share.id} share={share} shares={shares} />
        ))}
      </ul>
    </div>
  );
}

function ShareRow({ share, shares }: { share: ShareView; shares: Shares }) {
  const { kind, name, right, state, expiresAt, reviewers } = share;
  const Icon = kind === "guest" ? Link2 : User;
  const title = name || "Link for guests";
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2.5">
      <Icon className="size-4 shrink-0 text-muted" aria-hidden />
      <div className="grid min-w-0 grow basis-40 gap-0.5">
        <p className="wrap-anywhere font-medium text-sm">{title}</p>
        <p className="text-muted text-xs">
          {rightTitles[right]}
          {expiresAt && state === "active" && (
            <>
              , until <Moment iso={expiresAt} show="date" />
            </>
          )}
          {kind === "guest" && reviewers.length > 0 && ` · ${reviewers.join(", ")}`}
        </p>
      </div>
      {state !== "active" && <Badge>{shareStateTitles[state]}</Badge>}
      {state === "active" && (
        <Button
          size="sm"
          variant="ghost"
          aria-label={`Take back: ${title}`}
          onClick={() => shares.revoke(share)}
        >
          Take back
        </Button>
      )}
      {state === "revoked" && (
        <Button
          size="sm"
          variant="ghost"
          aria-label={`Let in again: ${title}`}
          onClick={() => shares.restore(share)}
        >
          Let in again
        </Button>
      )}
    </li>
  );
}
