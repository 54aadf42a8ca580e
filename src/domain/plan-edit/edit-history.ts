/** A document with the way back and forth through what was done to it. */
export type EditHistory<Document> = {
  present: Document;
  /** Newest last. */
  past: readonly Entry<Document>[];
  /** What was undone, next last. */
  future: readonly Entry<Document>[];
};

/** What was done, and the document on the other side of it. */
type Entry<Document> = { document: Document; what: string; joins: string | null };

/** More steps back than anybody goes. */
const stepsMax = 200;

export const startHistory = <Document>(present: Document): EditHistory<Document> => ({
  present,
  past: [],
  future: [],
});

/**
 * The history with one more edit. Edits in a row with the same `joins`, such as the letters typed into one field, are
 * taken back together; null stands alone.
 */
export function recordEdit<Document>(
  { present, past }: EditHistory<Document>,
  { document, what, joins }: Entry<Document>,
): EditHistory<Document> {
  const last = past.at(-1);
  if (joins !== null && last?.joins === joins) return { present: document, past, future: [] };
  return {
    present: document,
    past: [...past, { document: present, what, joins }].slice(-stepsMax),
    future: [],
  };
}

/** One step back; the same history when there is none. */
export function undoEdit<Document>(history: EditHistory<Document>): EditHistory<Document> {
  const last = history.past.at(-1);
  if (!last) return history;
  return {
    present: last.document,
    past: history.past.slice(0, -1),
    future: [...history.future, { ...last, document: history.present, joins: null }],
  };
}

/** One step forth again; the same history when nothing was undone. */
export function redoEdit<Document>(history: EditHistory<Document>): EditHistory<Document> {
  const next = history.future.at(-1);
  if (!next) return history;
  return {
    present: next.document,
    past: [...history.past, { ...next, document: history.present }],
    future: history.future.slice(0, -1),
  };
}
