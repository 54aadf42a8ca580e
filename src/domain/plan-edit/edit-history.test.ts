import fc from "fast-check";
import { expect, test } from "vitest";
import { recordEdit, redoEdit, startHistory, undoEdit } from "./edit-history";

test("after any edits, as many steps back give the first document and as many forth the last", () => {
  const edits = fc.array(fc.record({ to: fc.nat(), field: fc.constantFrom(null, "title", "action") }), {
    maxLength: 60,
  });
  fc.assert(
    fc.property(edits, (list) => {
      let history = startHistory(-1);
      for (const { to, field } of list) {
        history = recordEdit(history, { document: to, what: `To ${to}`, joins: field });
      }
      const last = history.present;
      const steps = history.past.length;
      for (let step = 0; step < steps; step++) history = undoEdit(history);
      expect([history.present, history.past.length, undoEdit(history)]).toEqual([-1, 0, history]);
      for (let step = 0; step < steps; step++) history = redoEdit(history);
      expect([history.present, history.past.length, redoEdit(history)]).toEqual([last, steps, history]);
    }),
  );
});

test("letters typed into one field are taken back together, and an edit ends what could be done again", () => {
  const typed = ["n", "ni", "nig"].reduce(
    (history, document) => recordEdit(history, { document, what: "Typed", joins: "title" }),
    startHistory(""),
  );
  expect(undoEdit(typed).present).toBe("");
  const elsewhere = recordEdit(undoEdit(typed), { document: "day", what: "Typed", joins: "look" });
  expect(redoEdit(elsewhere)).toBe(elsewhere);
  expect(undoEdit(elsewhere).present).toBe("");
});
