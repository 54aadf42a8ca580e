import type { CatalogueEntry } from "@/domain/catalogue/catalogue";
import { entries } from "@/domain/catalogue/entries";
import type { LiveState } from "@/domain/catalogue/live-state";
import type { Correction } from "@/providers/replicate/correct-entry";

/** The catalogue as the vendors show their models today, as far as they were asked. Each process has its own. */
export type LiveCatalogue = {
  /** The entry with what is known of the live model. */
  entry<Entry extends CatalogueEntry>(entry: Entry): Entry;
  /** Asks for every model; one that cannot be asked stays as it is. Returns what was found to differ. */
  refresh(correct: (entry: CatalogueEntry) => Promise<Correction>): Promise<LiveState>;
  state(): LiveState;
};

const atOnce = 4;

export function createLiveCatalogue(): LiveCatalogue {
  const corrected = new Map<string, CatalogueEntry>();
  let state: LiveState = { comparedAt: null, compared: 0, differences: [], unread: [] };
  return {
    // A correction is of the same kind as what it corrects.
    entry: <Entry extends CatalogueEntry>(entry: Entry) => (corrected.get(entry.id) as Entry) ?? entry,
    state: () => state,
    async refresh(correct) {
      const next: LiveState = {
        comparedAt: new Date().toISOString(),
        compared: 0,
        differences: [],
        unread: [],
      };
      const queue = entries.filter(({ provider, retired }) => provider === "replicate" && !retired);
      const ask = async (known: CatalogueEntry) => {
        const { id, name } = known;
        try {
          const { entry, differences } = await correct(known);
          corrected.set(id, entry);
          next.compared += 1;
          if (differences.length > 0) next.differences.push({ id, name, differences });
        } catch (error) {
          next.unread.push({ id, name, message: error instanceof Error ? error.message : String(error) });
        }
      };
      const work = async () => {
        for (let entry = queue.shift(); entry; entry = queue.shift()) await ask(entry);
      };
      await Promise.all(Array.from({ length: atOnce }, work));
      state = next;
      return state;
    },
  };
}
