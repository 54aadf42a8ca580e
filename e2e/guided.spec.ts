import { expect, type Page, test } from "@playwright/test";
import sharp from "sharp";
import type { SurveyedPiece } from "@/domain/workspace/survey";
import type { FrameWish } from "@/domain/workspace/workspace";
import { askStudio } from "./fixtures/ask-studio";
import { findings } from "./fixtures/axe";
import { makingMs } from "./fixtures/made-video";
import { enterStudio } from "./fixtures/people";
import { visit, visitAgain } from "./fixtures/visiting";

test.describe.configure({ timeout: makingMs });

/** Decides something of a frame as another page of the studio would: through the same procedure. */
function decide(page: Page, slot: string, wish: { what: string } & Partial<FrameWish>): Promise<number> {
  return page.evaluate(
    async ({ projectId, wanted, fields: { what, ...fields } }) => {
      const call = (path: string, init?: RequestInit) => fetch(`/api/trpc/${path}`, init);
      const input = encodeURIComponent(JSON.stringify({ json: { projectId } }));
      const { result } = await (await call(`workspace.get?input=${input}`)).json();
      const { version, data } = result.data.json;
      const frames = { ...data.frames, [wanted]: fields };
      const change = { what, target: wanted };
      const body = { json: { projectId, baseVersion: version, data: { ...data, frames }, change } };
      const headers = { "content-type": "application/json" };
      const saved = await call("workspace.save", { method: "POST", headers, body: JSON.stringify(body) });
      return saved.status;
    },
    { projectId: page.url().match(/projects\/([0-9a-f-]{36})/)?.[1], wanted: slot, fields: wish },
  );
}

/** Has the second shot begin with a picture that goes with no other of the video. */
async function beginGarishly(page: Page): Promise<void> {
  const pink = { width: 640, height: 640, channels: 3, background: "#ff00c8" } as const;
  const sent = await page.request.post("/api/uploads", {
    headers: { origin: new URL(page.url()).origin, "content-type": "image/png" },
    data: await sharp({ create: pink }).png().toBuffer(),
  });
  expect(sent.status(), await sent.text()).toBeLessThan(300);
  const { digest } = await sent.json();
  const wish = { what: "A picture of mine", unlinked: true, uploadDigest: digest };
  expect(await decide(page, "shot/shot-2/first-frame", wish)).toBe(200);
}

/** Slots that do not fit what is decided, as the studio itself sees it. */
async function staleSlots(page: Page): Promise<string[]> {
  const projectId = page.url().match(/projects\/([0-9a-f-]{36})/)?.[1];
  const { pieces } = await askStudio<{ pieces: SurveyedPiece[] }>(page, "workspace.survey", {
    input: { projectId },
  });
  return pieces.filter(({ state }) => state === "stale").map(({ slot }) => slot);
}

/** Does something on a screen as wide as a phone's, and goes back to the wide one. */
async function onPhone(page: Page, work: () => Promise<void>): Promise<void> {
  const wide = page.viewportSize();
  await page.setViewportSize({ width: 390, height: 844 });
  await work();
  if (wide) await page.setViewportSize(wide);
}

const expectNoOverflow = async (page: Page) =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);

/** Has a shot with approved frames drawn anew, and waits until the run waits for the maker again. */
async function redrawLocked(page: Page, number: number): Promise<void> {
  await page.getByRole("button", { name: `Redraw shot ${number}` }).click();
  const redraw = page.getByRole("dialog", { name: `Redraw shot ${number}` });
  await redraw.getByRole("button", { name: "Make a new version" }).click();
  const locked = page.getByRole("dialog", { name: "What you approved is locked" });
  await locked.getByRole("button", { name: "Unlock and edit here" }).click();
  await expect(page.getByRole("button", { name: "Cancel", exact: true })).toBeVisible();
  await expect(page.getByText("Waiting for you: look at the clips")).toBeVisible({ timeout: makingMs });
  await expect(page.getByRole("button", { name: `2 takes of shot ${number}` })).toBeVisible();
}

test("a guided video waits, one frame is changed and made again, and the rest is left to the studio", async ({
  page,
}) => {
  await enterStudio(page);
  await page.getByRole("radio", { name: "Guided" }).click();
  await page
    .getByRole("textbox", { name: "What should the video show?" })
    .fill("Fjell oat milk in a white carton on a cafe table, fresh. End with: Pour one.");
  await page.getByRole("radio", { name: "Square, 1:1" }).click();
  await page.getByLabel("Length in seconds").fill("5");
  await page.getByRole("spinbutton", { name: "Clips" }).fill("2");
  await page.getByRole("button", { name: "Generate video" }).click();
  await page.waitForURL(/\/projects\/[0-9a-f-]{36}/);

  await expect(page.getByText("Waiting for you: look at the plan")).toBeVisible({ timeout: makingMs });
  expect(await findings(page)).toEqual([]);
  await beginGarishly(page);
  await visitAgain(page);
  const otherTab = await page.context().newPage();
  await visit(otherTab, new URL(page.url()).pathname);
  await expect(otherTab.getByRole("button", { name: "Approve and draw the frames" })).toBeVisible();
  await onPhone(page, async () => {
    await page.getByRole("tab", { name: "Storyboard" }).click();
    await expect(page.getByRole("textbox", { name: "Action of shot 2" })).toBeVisible();
    await expectNoOverflow(page);
    // What was typed a moment ago counts.
    await page.getByRole("textbox", { name: "Action of shot 2" }).fill("Milk is poured into a blue cup.");
    await page.getByRole("button", { name: "Approve and draw the frames" }).click();
  });
  await expect(otherTab.getByRole("button", { name: "Approve and draw the frames" })).toBeHidden();
  await otherTab.close();
  await expect(page.getByText("Waiting for you: look at the frames")).toBeVisible({ timeout: makingMs });
  expect(await staleSlots(page)).toEqual([]);
  await expect(page.getByRole("region", { name: "What no longer fits" })).toBeHidden();

  const other = { what: "Another seed for the last frame of shot 1", seed: 7 };
  expect(await decide(page, "shot/shot-1/last-frame", other)).toBe(200);
  await visitAgain(page);
  const stale = page.getByRole("region", { name: "What no longer fits" });
  await expect(stale.getByRole("checkbox", { name: "Shot 1 of 2, last frame" })).toBeChecked();
  await expect(stale.getByText("the seed", { exact: true })).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await stale.getByRole("button", { name: /^Make \d again, then wait, free$/ }).press("Enter");
  await expect(stale).toBeHidden({ timeout: makingMs });
  await expect(page.getByText("Waiting for you: look at the frames")).toBeVisible({ timeout: makingMs });

  await page.getByRole("tab", { name: "History" }).click();
  await expect(page.getByText("Another seed for the last frame of shot 1")).toBeVisible();
  await page.getByRole("button", { name: "New branch" }).click();
  const dialog = page.getByRole("dialog", { name: "New branch" });
  await dialog.getByLabel("Name").fill("Darker");
  await dialog.getByRole("button", { name: "Branch off" }).click();
  const branches = page.getByRole("region", { name: "Branches" });
  await expect(branches.getByRole("listitem")).toHaveCount(2);
  await branches.getByRole("button", { name: "Work on Main" }).click();
  await expect(branches.getByRole("button", { name: "Delete Darker" })).toBeVisible();
  expect(await findings(page)).toEqual([]);

  await onPhone(page, async () => {
    await page.getByRole("tab", { name: "Keyframes" }).click();
    await page.getByRole("button", { name: "Approve all" }).click();
    await expect(page.getByRole("button", { name: "Approve all" })).toBeDisabled();
    await expectNoOverflow(page);
    await page.getByRole("button", { name: "Approve and film the clips" }).click();
    await expect(page.getByText("Waiting for you: look at the clips")).toBeVisible({ timeout: makingMs });
    await page.getByRole("tab", { name: "Shots" }).click();
    await expectNoOverflow(page);
    expect(await findings(page)).toEqual([]);
    await redrawLocked(page, 1);
    await page.getByRole("button", { name: "Finish it for me" }).click();
  });
  await expect(page.getByRole("region", { name: "Finished video" })).toBeVisible({ timeout: makingMs });
  await expect(stale).toBeHidden();

  await test.step("what was measured leads to what to try next, which can be put away and brought back", async () => {
    await page.getByRole("tab", { name: "Iterations" }).click();
    const next = page.getByRole("region", { name: "Suggestions" });
    const colours = next.getByRole("listitem").filter({ hasText: /Colour match: \d+ of 100 at one seam/ });
    await expect(colours.getByRole("link", { name: "Find the look" })).toBeVisible();
    expect(await findings(page)).toEqual([]);
    await colours.getByRole("button", { name: "Dismiss: Choose a hero frame" }).click();
    await expect(colours).toBeHidden();
    await page.getByRole("button", { name: "Undo" }).click();
    await colours.getByRole("link", { name: "Find the look" }).click();
    await expect(page).toHaveURL(/tab=look/);
  });
});
