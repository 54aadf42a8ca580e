import { expect, test } from "vitest";
import { settingsOf, type VideoChoice, withChange } from "./video-choice";

const square: VideoChoice = {
  ...{ kind: "video", format: "h264", shortSide: 1080, aspect: "1:1", preset: null, crops: {} },
};

test("where clips were cut by hand holds for that shape alone, and is there again when it is chosen again", () => {
  const upright = withChange(withChange(square, { aspect: "9:16" }), { crops: { a: 0.2 } });
  expect(settingsOf(upright).crops).toEqual({ a: 0.2 });
  const wide = withChange(upright, { aspect: "16:9" });
  expect(settingsOf(wide).crops).toEqual({});
  const both = withChange(wide, { crops: { a: 0.9 } });
  expect(settingsOf(withChange(both, { aspect: "9:16", shortSide: 720 }))).toMatchObject({
    ...{ crops: { a: 0.2 }, shortSide: 720 },
  });
  expect(settingsOf(withChange(both, { aspect: "1:1" })).crops).toEqual({});
});
