/**
 * What can become of a clip.
 * - `selected`: chosen among takes of its shot, by the scores or by hand.
 * - `downloaded`: part of a video that somebody downloaded.
 * - `regenerated`: the shot was made again in its place, by the checks or by hand.
 * - `deleted`: its project was deleted.
 */
export const acceptanceKinds = ["selected", "downloaded", "regenerated", "deleted"] as const;
export type AcceptanceKind = (typeof acceptanceKinds)[number];

/** What a person last did with a clip: nothing yet, chose or downloaded it, or had it made again or deleted it. */
export const standings = ["open", "accepted", "rejected"] as const;
export type Standing = (typeof standings)[number];

export type AcceptanceEvent = { kind: AcceptanceKind; chooser: "system" | "maker"; at: Date };

export type ClipOutcome = Record<AcceptanceKind, boolean> & { standing: Standing };

const says = {
  selected: "accepted",
  downloaded: "accepted",
  regenerated: "rejected",
  deleted: "rejected",
} satisfies Record<AcceptanceKind, Standing>;

/** What became of a clip. Choices of the system are counted, and are nobody's judgement. @param events In any order. */
export function clipOutcome(events: readonly AcceptanceEvent[]): ClipOutcome {
  const happened = (kind: AcceptanceKind) => events.some((event) => event.kind === kind);
  const last = events
    .filter(({ chooser }) => chooser === "maker")
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
    .at(-1);
  return {
    selected: happened("selected"),
    downloaded: happened("downloaded"),
    regenerated: happened("regenerated"),
    deleted: happened("deleted"),
    standing: last ? says[last.kind] : "open",
  };
}
