import { expect, test } from "vitest";
import { type Box, toastPlace, usualPlace } from "@/components/ui/toast-place";

const desk = { width: 1280, height: 800 };
const phone = { width: 390, height: 844 };

const placeOn = (view: typeof desk, kept: Box[]) => toastPlace(view, { kept, now: usualPlace(view) });

test("toasts stand in the lower right corner when nothing is in their way", () => {
  expect(placeOn(desk, [])).toEqual({ right: 24, bottom: 24 });
  expect(placeOn(desk, [{ left: 100, top: 400, right: 420, bottom: 700 }])).toEqual({
    right: 24,
    bottom: 24,
  });
  expect(placeOn(phone, [])).toEqual({ right: 16, bottom: 16 });
});

test("they rise above a bar, and above what opens from it", () => {
  const bar = { left: 24, top: 730, right: 1256, bottom: 788 };
  const popover = { left: 900, top: 560, right: 1220, bottom: 724 };
  expect(placeOn(desk, [bar])).toEqual({ right: 24, bottom: 82 });
  expect(placeOn(desk, [bar, popover])).toEqual({ right: 24, bottom: 252 });
  expect(placeOn(phone, [{ left: 16, top: 640, right: 374, bottom: 830 }])).toEqual({
    right: 16,
    bottom: 212,
  });
});

test("they go to the left where the right is taken up to the header", () => {
  expect(placeOn(desk, [{ left: 900, top: 80, right: 1256, bottom: 800 }])).toEqual({
    right: 1280 - 24 - 356,
    bottom: 24,
  });
});

test("they stay where they are while that is clear, and where everything is taken", () => {
  const risen = { right: 24, bottom: 252 };
  expect(toastPlace(desk, { kept: [], now: risen })).toEqual(risen);
  const everything = { left: 0, top: 0, right: 1280, bottom: 800 };
  expect(toastPlace(desk, { kept: [everything], now: risen })).toEqual(risen);
});

test("they never go under the header, however high something opens", () => {
  const tall = { left: 40, top: 100, right: 360, bottom: 830 };
  expect(placeOn(phone, [tall]).bottom).toBeLessThanOrEqual(844 - 56 - 16 - 100);
});
