import { Star } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { PoolItemView } from "@/domain/view/pool-views";
import { withFavourite } from "@/domain/workspace/change-wishes";
import { useSessionState } from "@/features/workspace/workspace-provider";
import type { WorkspaceSession } from "@/features/workspace/workspace-session";

/** Marks a take to be found again. Uploaded pictures are few: they need no mark. */
export function FavouriteButton({
  item: { id, kind, name },
  session,
}: {
  item: Pick<PoolItemView, "id" | "kind" | "name">;
  session: WorkspaceSession;
}) {
  const on = useSessionState(session).history.present.favourites.includes(id);
  if (kind === "upload") return null;
  return (
    <Button
      size="icon-sm"
      variant="ghost"
      aria-pressed={on}
      aria-label={`Favourite: ${name}`}
      onClick={() =>
        session.change(withFavourite(session.data, id, !on), {
          what: `${on ? "Took back" : "Marked"} ${name} as a favourite`,
          target: null,
        })
      }
    >
      <Star aria-hidden className={on ? "fill-accent text-accent" : "text-muted"} />
    </Button>
  );
}
