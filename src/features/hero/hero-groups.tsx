import { CornerDownRight } from "lucide-react";
import { Skeleton } from "@/components/ui/skeleton";
import type { HeroGroup } from "@/domain/hero/hero-tree";
import type { Aspect } from "@/domain/media/format";
import { type HeroActions, HeroCard } from "@/features/hero/hero-card";
import { countText } from "@/features/wording/numbers";
import { cssAspect } from "@/features/wording/terms";

const gridStyle = (aspect: Aspect) =>
  aspect === "16:9"
    ? "grid gap-x-4 gap-y-6 sm:grid-cols-2 2xl:grid-cols-3"
    : "grid grid-cols-2 gap-x-3 gap-y-6 sm:grid-cols-3 sm:gap-x-4 xl:grid-cols-4";

/** Requests with what was derived from them below: a tree, as it grew. */
export function HeroGroups({
  groups,
  aspect,
  ...actions
}: HeroActions & { groups: readonly HeroGroup[]; aspect: Aspect }) {
  return (
    <ul className="grid gap-8">
      {groups.map((group) => (
        <li key={group.runId} className="grid gap-4">
          <HeroRequest group={group} aspect={aspect} {...actions} />
          {group.derived.length > 0 && (
            <div className="border-line border-l-2 pl-4 sm:pl-6">
              <HeroGroups groups={group.derived} aspect={aspect} {...actions} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

function HeroRequest({ group, aspect, ...actions }: HeroActions & { group: HeroGroup; aspect: Aspect }) {
  const { parent, heroes } = group;
  const guidance = heroes[0]?.guidance ?? "";
  const best = heroes.find(({ rank }) => rank === 1);
  const title = parent
    ? `${countText(heroes.length, "variation")} of hero frame ${parent.number}`
    : countText(heroes.length, "hero frame");
  return (
    <section aria-label={title} className="grid gap-3">
      <div className="grid gap-0.5">
        <h3 className="flex items-center gap-2 font-semibold text-sm">
          {parent && <CornerDownRight className="size-4 shrink-0 text-muted" aria-hidden />}
          {title}
          {guidance && <span className="font-normal text-muted">“{guidance}”</span>}
        </h3>
        {best?.reason && heroes.length > 1 && (
          <p className="text-muted text-xs leading-relaxed">Ranked by what was measured: {best.reason}</p>
        )}
      </div>
      <ul className={gridStyle(aspect)}>
        {heroes.map((hero) => (
          <HeroCard key={hero.takeId} hero={hero} of={heroes.length} {...actions} />
        ))}
      </ul>
    </section>
  );
}

/** Places of pictures that are still being drawn. */
export function HeroSkeletons({ count, aspect }: { count: number; aspect: Aspect }) {
  return (
    <div className={gridStyle(aspect)}>
      {Array.from({ length: count }, (_, index) => `place-${index}`).map((name) => (
        <div key={name} style={{ aspectRatio: cssAspect(aspect) }}>
          <Skeleton className="size-full rounded-lg" />
        </div>
      ))}
    </div>
  );
}
