import { expect, test } from "vitest";
import { csvLine } from "./csv";

test("cells with separators, quotes and line breaks are quoted", () => {
  expect(csvLine(["plain", "a,b", 'say "hi"', "two\nlines", ""])).toBe(
    'plain,"a,b","say ""hi""","two\nlines",\r\n',
  );
});

test.each(["=1+1", "+1", "-1", "@sum", "\tx"])("%j is no formula for a spreadsheet", (text) => {
  expect(csvLine([text])).toBe(`'${text}\r\n`);
});

test("numbers stay numbers, below zero too", () => {
  expect(csvLine([-1.5, "-1.5", 3])).toBe("-1.5,'-1.5,3\r\n");
});
