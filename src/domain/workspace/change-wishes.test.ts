import { expect, test } from "vitest";
import {
  frameWishIn,
  withApproval,
  withClipWish,
  withFavourite,
  withFrameWish,
  withGuidance,
  withPin,
} from "./change-wishes";
import { emptyWorkspace } from "./workspace";

const slot = "shot/a/first-frame";

test("a wish that is taken back leaves the document that there was", () => {
  const wished = withFrameWish(emptyWorkspace, slot, { seed: 7 });
  expect(frameWishIn(wished, slot)).toMatchObject({ seed: 7, prompt: null, unlinked: false });
  expect(withFrameWish(wished, slot, { seed: null })).toEqual(emptyWorkspace);
  const clip = { shotKey: "a", slot: "shot/a/clip" };
  const more = withClipWish(emptyWorkspace, clip, { attempts: 3 });
  expect(more.clips).toMatchObject({ a: { attempts: 3 } });
  expect(withClipWish(more, clip, { attempts: null })).toEqual(emptyWorkspace);
});

test("who wishes for another frame gets it: neither what was chosen nor what was approved stands in the way", () => {
  const settled = withApproval(
    withPin(emptyWorkspace, slot, "artifact-1"),
    [slot, "shot/b/last-frame"],
    true,
  );
  const wished = withFrameWish(settled, slot, { unlinked: true });
  expect([wished.pins, wished.approved]).toEqual([{}, ["shot/b/last-frame"]]);
});

test("approving twice is approving once, and a chosen take has to be approved itself", () => {
  const twice = withApproval(withApproval(emptyWorkspace, [slot], true), [slot], true);
  expect(twice.approved).toEqual([slot]);
  expect(withPin(twice, slot, "artifact-2")).toMatchObject({ pins: { [slot]: "artifact-2" }, approved: [] });
  expect(withApproval(twice, [slot], false)).toEqual(emptyWorkspace);
});

test("a favourite is marked once, and changes nothing about what fills the slot", () => {
  const pinned = withPin(emptyWorkspace, slot, "artifact-1");
  const marked = withFavourite(withFavourite(pinned, "take-1", true), "take-1", true);
  expect(marked).toEqual({ ...pinned, favourites: ["take-1"] });
  expect(withFavourite(marked, "take-1", false)).toEqual(pinned);
});

test("a wish in a few words stands behind the composition as a sentence of its own", () => {
  expect(withGuidance("centred, calm space above", "Further left.")).toBe(
    "centred, calm space above. Further left.",
  );
  expect(withGuidance("Centred.", "Further left.")).toBe("Centred. Further left.");
  expect(withGuidance("", "Further left.")).toBe("Further left.");
});
