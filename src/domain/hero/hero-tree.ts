import type { HeroView } from "@/domain/view/hero-views";

/** A candidate with the number that people call it by, from 1 in the order of asking. */
export type NumberedHero = HeroView & { number: number };

/** The candidates of one request, and the requests that went on from one of them. */
export type HeroGroup = {
  runId: string;
  /** Where they come from; null for new ones. */
  parent: NumberedHero | null;
  heroes: NumberedHero[];
  derived: HeroGroup[];
};

/** Requests as the tree that they grew into. A candidate whose parent is gone stands as a new one. */
export function heroTree(views: readonly HeroView[]): HeroGroup[] {
  const heroes = views.map((view, index) => ({ ...view, number: index + 1 }));
  const byTake = new Map(heroes.map((hero) => [hero.takeId, hero]));
  const groups = new Map<string, HeroGroup>();
  for (const hero of heroes) {
    const group = groups.get(hero.runId) ?? {
      runId: hero.runId,
      parent: hero.parentTakeId ? (byTake.get(hero.parentTakeId) ?? null) : null,
      heroes: [],
      derived: [],
    };
    group.heroes.push(hero);
    groups.set(hero.runId, group);
  }
  const roots: HeroGroup[] = [];
  for (const group of groups.values()) {
    const above = group.parent && groups.get(group.parent.runId);
    if (above && above !== group) above.derived.push(group);
    else roots.push(group);
  }
  return roots;
}
