import { expect, test } from "vitest";
import { poolQuestion } from "@/domain/pool/pool-question";
import { nothingSelected, pressed } from "./item-selection";
import { comparedIds, isFiltered, readQuestion } from "./pool-address";

const order = ["a", "b", "c", "d"];
const press = (id: string, range = false) => ({ id, range, order });

test("a press selects one thing or takes it back, a range takes along all between", () => {
  const one = pressed(nothingSelected, press("b"));
  expect([...one.ids]).toEqual(["b"]);
  expect([...pressed(one, press("d", true)).ids].toSorted()).toEqual(["b", "c", "d"]);
  expect([...pressed(pressed(one, press("d", true)), press("c")).ids].toSorted()).toEqual(["b", "d"]);
  expect([...pressed(nothingSelected, press("c", true)).ids]).toEqual(["c"]);
  const gone = pressed({ ids: new Set(["x"]), anchor: "x" }, press("a", true));
  expect([...gone.ids]).toEqual(["x", "a"]);
});

test("an address says what is looked for, and what makes no sense in it is no filter", () => {
  const params = new URLSearchParams("q=rain&kind=clip&score=70&days=soon&state=lost&sort=cost");
  expect(readQuestion(params)).toEqual(
    poolQuestion.parse({ search: "rain", kind: "clip", scoreMin: 70, sort: "cost" }),
  );
  expect(isFiltered(readQuestion(new URLSearchParams("sort=cost")))).toBe(false);
  expect(isFiltered(readQuestion(params))).toBe(true);
  expect(comparedIds(new URLSearchParams("compare=a,b,,c,d,e"))).toEqual(["a", "b", "c", "d"]);
});
