import { expect, type Locator, type Page, test } from "@playwright/test";
import { createComparison, shortBrief, waitForComparison } from "./fixtures/comparison";
import { makingMs } from "./fixtures/made-video";
import { register, somebody } from "./fixtures/people";
import { visit } from "./fixtures/visiting";

test.describe.configure({ mode: "serial" });

let page: Page;
let comparisonId: string;

test.beforeAll(async ({ browser }) => {
  page = await browser.newPage();
  await register(page, somebody());
});
test.afterAll(() => page.close());

const stage = () => page.getByTestId("sync-stage");

async function numberOf(locator: Locator, name: string): Promise<number> {
  return Number(await locator.getAttribute(name));
}

test("a comparison of four is defined with its price before it starts", async () => {
  await visit(page, "/compare");
  await expect(page.getByText("No comparisons yet")).toBeVisible();
  await page.getByRole("link", { name: "New comparison" }).click();
  await page.getByRole("textbox", { name: "Prompt of all variations" }).fill(shortBrief.prompt);
  await page.getByRole("radio", { name: "Seeds" }).click();
  await expect(page).toHaveURL(/kind=seeds/);
  const list = page.getByRole("list", { name: "Variations" });
  await expect(list.getByRole("listitem", { name: /^Variation/ })).toHaveCount(2);
  await page.getByRole("button", { name: "Add a variation" }).click();
  const second = list.getByRole("listitem", { name: "Variation B" });
  const third = list.getByRole("listitem", { name: "Variation C" });
  await third.getByRole("spinbutton", { name: "Seed" }).fill("77");
  await second.getByRole("spinbutton", { name: "Seed" }).fill("77");
  await expect(page.getByText("Variations B and C are the same")).toBeVisible();
  const start = page.getByRole("button", { name: "Generate 3 variations" });
  await expect(start).toBeDisabled();
  await third.getByRole("button", { name: "Remove variation C" }).click();
  await expect(second).toContainText("free");
  await expect(page.getByRole("button", { name: "Generate 2 variations" })).toBeEnabled();
});

test("its progress is told while it is made, and all are made", async () => {
  test.setTimeout(makingMs);
  comparisonId = await createComparison(page);
  await visit(page, `/compare/${comparisonId}`);
  await expect(page.getByRole("heading", { name: /of 4 finished/ })).toBeVisible();
  await expect(page.getByRole("progressbar", { name: "Progress of all variations" })).toBeVisible();
  await waitForComparison(page, comparisonId);
  // The page learns of it by itself.
  await expect(page.getByRole("heading", { name: /of 4 finished/ })).toBeHidden();
  await expect(stage().locator("video:visible")).toHaveCount(4);
  await expect(page.getByRole("row", { name: "Seed 1 2 3 4" })).toBeVisible();
});

/** Frames of the first video over which the others are compared with it: two seconds. */
const framesMeasured = 48;

/**
 * How far the others were from the first video at each of its frames, in milliseconds, by the frame callbacks of the
 * browser: measured here, beside what the player measures itself.
 */
function driftsOf(videos: Locator, frames: number): Promise<number[]> {
  return videos.evaluateAll((elements, wanted) => {
    type Seen = { mediaMs: number; shownMs: number };
    const latest = new Map<Element, Seen>();
    const drifts: number[] = [];
    const [first] = elements as HTMLVideoElement[];
    return new Promise<number[]>((resolve) => {
      for (const video of elements as HTMLVideoElement[]) {
        const onFrame = (_now: number, { mediaTime, expectedDisplayTime }: VideoFrameCallbackMetadata) => {
          const seen = { mediaMs: mediaTime * 1000, shownMs: expectedDisplayTime };
          latest.set(video, seen);
          const others = [...latest].filter(([element]) => element !== video);
          if (video === first && others.length === elements.length - 1) {
            const apart = others.map(([, other]) =>
              Math.abs(other.mediaMs + (seen.shownMs - other.shownMs) - seen.mediaMs),
            );
            drifts.push(Math.max(...apart));
          }
          if (drifts.length < wanted) video.requestVideoFrameCallback(onFrame);
          else resolve(drifts);
        };
        video.requestVideoFrameCallback(onFrame);
        // A frame from before a stop says nothing about the time after it.
        video.addEventListener("pause", () => latest.delete(video));
      }
    });
  }, frames);
}

/** Four decoders without a graphics card may miss a frame now and then: what counts is how they play. */
const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.POSITIVE_INFINITY;

test("four videos that have started play in step: apart by less than a frame, as their frame callbacks say", async () => {
  // They play round and round: a machine that is busy with something else for a while gets another turn.
  await visit(page, `/compare/${comparisonId}?debug=1&in=0&out=115`);
  await page.getByRole("button", { name: "Play all" }).click();
  await expect(stage()).toHaveAttribute("data-state", "playing");
  // A second is for making up what the start of four decoders leaves behind.
  await expect.poll(() => numberOf(stage(), "data-drift-samples")).toBeGreaterThan(0);
  const frameMs = await numberOf(stage(), "data-frame-ms");
  await expect
    .poll(async () => median(await driftsOf(stage().locator("video"), framesMeasured)), { timeout: 45_000 })
    .toBeLessThan(frameMs);
  // The player measures the same of itself.
  await expect.poll(() => numberOf(stage(), "data-drift-samples")).toBeGreaterThan(framesMeasured / 2);
  await expect(stage()).toHaveAttribute("data-drift-p95-ms", /^\d+(\.\d+)?$/);
  await expect(page.getByText("frames measured")).toBeVisible();
  await page.keyboard.press("k");
  await expect(stage()).toHaveAttribute("data-state", "paused");
  // At rest all show the very same frame.
  const frame = await numberOf(stage(), "data-frame");
  const times = () =>
    stage()
      .locator("video")
      .evaluateAll((videos) => videos.map((video) => (video as HTMLVideoElement).currentTime));
  await expect
    .poll(async () => (await times()).map((seconds) => Math.floor((seconds * 1000) / frameMs)))
    .toEqual([frame, frame, frame, frame]);
  await page.keyboard.press("ArrowRight");
  await expect(stage()).toHaveAttribute("data-frame", String(frame + 1));
  await expect(page).toHaveURL(new RegExp(`t=${frame + 1}`));
});

test("a range loops, two are wiped with the keyboard, one is heard", async () => {
  await visit(page, `/compare/${comparisonId}?view=wipe&a=0&b=2&in=12&out=36&t=12`);
  await expect(stage().locator("video:visible")).toHaveCount(2);
  const wipe = page.getByRole("slider", { name: "Wipe between Seed 1 and Seed 3" });
  await wipe.focus();
  await page.keyboard.press("Shift+ArrowLeft");
  await expect(wipe).toHaveAttribute("aria-valuenow", "40");
  await page.getByRole("button", { name: "Play all" }).click();
  const seen = new Set<number>();
  await expect
    .poll(async () => {
      seen.add(await numberOf(stage(), "data-frame"));
      const frames = [...seen];
      // It came back: a frame of the start was seen after one of the end.
      return frames.some(
        (frame, index) => frame < 24 && frames.slice(0, index).some((before) => before > 28),
      );
    })
    .toBe(true);
  expect(Math.max(...seen)).toBeLessThanOrEqual(38);
  // Another layout does not stop what plays.
  await page.keyboard.press("f");
  await expect(page).toHaveURL(/view=difference/);
  await expect(stage()).toHaveAttribute("data-state", "playing");
  await page.keyboard.press("k");
  await page.keyboard.press("3");
  await expect(page.getByRole("button", { name: "Mute Seed 3" })).toBeVisible();
  await page.keyboard.press("g");
  await expect(stage().locator("video:visible")).toHaveCount(4);
});

test("one is chosen, and the order follows what is asked", async () => {
  await visit(page, `/compare/${comparisonId}`);
  const cards = page.getByRole("list", { name: "Variations" }).getByRole("listitem");
  await page.getByRole("combobox", { name: "Sort by" }).selectOption("Time");
  await expect(page).toHaveURL(/sort=time/);
  await expect(cards).toHaveCount(4);
  const third = page.getByRole("list", { name: "Variations" }).getByRole("listitem", { name: "Seed 3" });
  await third.getByRole("button", { name: "Choose" }).click();
  await expect(third.getByText("Chosen")).toBeVisible();
  await visit(page, "/compare");
  await expect(page.getByText("Chosen: Seed 3")).toBeVisible();
});

test("a shot is taken across at no cost, as a new version", async () => {
  test.setTimeout(makingMs);
  await visit(page, `/compare/${comparisonId}`);
  await page.getByRole("button", { name: "Take a shot across" }).click();
  const dialog = page.getByRole("dialog", { name: "Take a shot across" });
  await dialog.getByRole("button", { name: "Take the shot" }).click();
  await expect(dialog).toBeHidden();
  const view = await waitForComparison(page, comparisonId);
  expect(view.variations[0]?.video?.version).toBe(2);
  expect(view.variations[0]?.costMicros).toBe(0);
  await visit(page, `/videos/${view.variations[0]?.projectId}`);
  await expect(page.getByRole("button", { name: /^Version 1/ })).toBeVisible();
});

test("one video and then all are deleted, and brought back", async () => {
  await visit(page, `/compare/${comparisonId}`);
  const cards = page.getByRole("list", { name: "Variations" }).getByRole("listitem");
  await page.getByRole("button", { name: "Delete Seed 4" }).click();
  await expect(cards).toHaveCount(3);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(cards).toHaveCount(4);
  await page.getByRole("button", { name: "Delete all" }).click();
  await page.waitForURL(/\/compare$/);
  await expect(page.getByText("No comparisons yet")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect(page.getByRole("list", { name: "Comparisons" }).getByRole("link")).toHaveCount(1);
});
