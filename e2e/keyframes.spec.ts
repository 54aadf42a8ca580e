import path from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { findings } from "./fixtures/axe";
import { drawFrames, stopRun } from "./fixtures/drawn-frames";
import { expectSaved } from "./fixtures/planned-video";
import { visit, visitAgain } from "./fixtures/visiting";

test.describe.configure({ mode: "serial" });

const frame = (page: Page, name: string) => page.getByRole("button", { name: `Open ${name}` });
const dialog = (page: Page, name: string) => page.getByRole("dialog", { name });

test("frames are looked at, changed, compared, chosen and approved by mouse", async ({ page }) => {
  test.setTimeout(300_000);
  const projectId = await drawFrames(page);
  expect(await findings(page)).toEqual([]);

  await test.step("words of one's own are marked, and can be taken back", async () => {
    await frame(page, "shot 1, last frame").click();
    await expect(page).toHaveURL(/frame=shot%2F/);
    const open = dialog(page, "Shot 1, last frame");
    const planned = await open.getByLabel("Prompt").inputValue();
    await open.getByLabel("Prompt").fill("A bottle in the rain.");
    await expect(open.getByText("Your words")).toBeVisible();
    await open.getByRole("button", { name: "Revert the prompt" }).click();
    await expect(open.getByLabel("Prompt")).toHaveValue(planned);
    expect(await findings(page)).toEqual([]);
  });

  await test.step("another composition makes it due, with the price; drawn again, both takes are there", async () => {
    const open = dialog(page, "Shot 1, last frame");
    await open.getByLabel("What should be different?").fill("The bottle far to the left.");
    await open.getByRole("button", { name: "Add" }).click();
    await open.getByRole("button", { name: "Another seed" }).click();
    await open.getByRole("button", { name: "Draw this frame, free" }).click();
    await expect(open.getByRole("list", { name: "Takes" }).getByRole("listitem")).toHaveCount(2, {
      timeout: 120_000,
    });
    await stopRun(page, projectId);
    await open.getByLabel("Compare with").selectOption({ index: 1 });
    const slider = open.getByRole("slider");
    await slider.press("Home");
    await expect(slider).toHaveAttribute("aria-valuenow", "0");
    await open.getByRole("button", { name: "Choose take 1" }).click();
    await expect(open.getByText("Your choice")).toBeVisible();
    await open.getByRole("button", { name: "Close" }).click();
    await expect(frame(page, "shot 1, last frame")).toContainText("Chosen");
  });

  await test.step("two versions of the frame are compared in the history", async () => {
    await page.getByRole("tab", { name: "History" }).click();
    const drawn = page.getByRole("listitem").filter({ hasText: /^Changed the seed/ });
    await drawn
      .first()
      .getByRole("button", { name: /^What changed since/ })
      .click();
    const compared = page.getByRole("region", { name: /^Version \d+ and version \d+$/ });
    const slider = compared.getByRole("slider", { name: /^How much of version \d+ is shown$/ }).first();
    await slider.press("End");
    await expect(slider).toHaveAttribute("aria-valuenow", "100");
    expect(await findings(page)).toEqual([]);
    await page.getByRole("tab", { name: "Keyframes" }).click();
  });

  await test.step("its dialog has the history of the frame alone, which is compared and brought back", async () => {
    await frame(page, "shot 1, last frame").click();
    const open = dialog(page, "Shot 1, last frame");
    await open.getByText("History of shot 1, last frame").click();
    const versions = open.getByRole("list", { name: "Versions of it" });
    await versions
      .getByRole("listitem")
      .filter({ hasText: "Changed the seed" })
      .getByRole("button", { name: /^What version/ })
      .click();
    await open.getByLabel("Compare", { exact: true }).selectOption("0");
    const compared = open.getByRole("region", { name: /^Version 0 and version \d+$/ });
    await expect(compared.getByText("The bottle far to the left.")).toBeVisible();
    const slider = compared.getByRole("slider");
    await slider.press("Home");
    await expect(slider).toHaveAttribute("aria-valuenow", "0");
    expect(await findings(page)).toEqual([]);
    await open.getByRole("button", { name: "Bring back what was planned" }).click();
    await expect(open.getByText("Your choice")).toBeHidden();
    await expect(versions.getByRole("listitem").first()).toContainText("again as it was planned");
    await open.getByRole("button", { name: "Close", exact: true }).click();
    // A dialog that is closing has no name any more, and still takes the keys.
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await page.keyboard.press("Control+z");
    await expect(frame(page, "shot 1, last frame")).toContainText("Chosen");
  });

  await test.step("a picture of one's own takes the place of a drawn one", async () => {
    await frame(page, "shot 2, last frame").click();
    const open = dialog(page, "Shot 2, last frame");
    await open.getByLabel("Picture for this frame").setInputFiles(path.resolve("public/example/ad.jpg"));
    await expect(open.getByText("Your picture is this frame")).toBeVisible();
    await expect(open.getByRole("img", { name: "Your picture: ad.jpg" })).toBeVisible();
    await expect(open.getByRole("button", { name: "Put your picture in, free" })).toBeEnabled();
    await page.keyboard.press("Escape");
    await expect(frame(page, "shot 2, last frame")).toContainText("Your picture");
    await page.keyboard.press("Control+z");
    await expect(frame(page, "shot 2, last frame")).not.toContainText("Your picture");
    await expectSaved(page);
  });

  await test.step("a shot that goes on takes its first frame over, until it is given one of its own", async () => {
    await visit(page, `/projects/${projectId}?tab=storyboard`);
    await page.getByRole("button", { name: "What to do with shot 1" }).click();
    await page.getByRole("menuitem", { name: "Split in two" }).click();
    await page.getByRole("tab", { name: "Keyframes" }).click();
    await expect(frame(page, "shot 2, first frame")).toContainText("Inherited");
    await frame(page, "shot 2, first frame").click();
    const open = dialog(page, "Shot 2, first frame");
    await open.getByRole("button", { name: "Give it a frame of its own" }).click();
    await open.getByRole("button", { name: /^Take over the last frame of shot 1/ }).click();
    await expect(open.getByText("Takes over the last frame of shot 1")).toBeVisible();
    await page.keyboard.press("Escape");
  });

  await test.step("the schedule says what holds up the rest", async () => {
    await page.getByRole("radio", { name: "Schedule" }).click();
    await expect(page).toHaveURL(/view=schedule/);
    await expect(page.getByRole("list", { name: "Schedule by shot" })).toContainText("on the critical path");
    await expectSaved(page);
  });
});

test("frames are approved on a phone, and with the keyboard alone", async ({ browser }) => {
  test.setTimeout(300_000);
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true });
  const page = await context.newPage();
  await drawFrames(page);

  await page.getByRole("button", { name: "Approve shot 1, first frame" }).tap();
  await expect(page.getByText("1 of 4 approved")).toBeVisible();
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(await overflow()).toBeLessThanOrEqual(0);
  await frame(page, "shot 1, last frame").tap();
  expect(await overflow()).toBeLessThanOrEqual(0);
  expect(await findings(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Approve all" }).tap();
  await expect(page.getByText("4 of 4 approved")).toBeVisible();
  await expectSaved(page);

  await page.getByRole("button", { name: "Approved shot 2, first frame" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("3 of 4 approved")).toBeVisible();
  await frame(page, "shot 2, first frame").focus();
  await page.keyboard.press("Enter");
  await expect(dialog(page, "Shot 2, first frame")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(frame(page, "shot 2, first frame")).toBeFocused();
  await page.keyboard.press("Control+z");
  await expect(page.getByText("4 of 4 approved")).toBeVisible();
  await expectSaved(page);
  await visitAgain(page);
  await expect(page.getByText("4 of 4 approved")).toBeVisible();

  await test.step("what is approved is locked: an edit of it goes to a branch, and the branch before keeps it", async () => {
    await page.getByRole("tab", { name: "Storyboard" }).tap();
    await page.getByRole("textbox", { name: "Action of shot 1" }).fill("It rains.");
    const asked = page.getByRole("dialog", { name: "Shot 1 is locked" });
    await asked.getByLabel("Name of the branch").fill("Rain");
    expect(await findings(page)).toEqual([]);
    await asked.getByRole("button", { name: "Edit in a new branch" }).tap();
    await expect(page.getByRole("textbox", { name: "Action of shot 1" })).toHaveValue("It rains.");
    await expectSaved(page);
    await page.getByRole("tab", { name: "History" }).tap();
    await page.getByRole("button", { name: "Work on Main" }).tap();
    await page.getByRole("tab", { name: "Keyframes" }).tap();
    await expect(page.getByText("4 of 4 approved")).toBeVisible();
  });

  await test.step("a shot of the branch is taken over, which asks first because it is locked, and is taken back", async () => {
    await page.getByRole("tab", { name: "Storyboard" }).tap();
    const action = page.getByRole("textbox", { name: "Action of shot 1" });
    const planned = await action.inputValue();
    await page.getByRole("tab", { name: "History" }).tap();
    await page.getByRole("button", { name: "Compare with Rain" }).tap();
    const compared = page.getByRole("region", { name: "Main and Rain" });
    await expect(compared.getByText("Rain: It rains.")).toBeVisible();
    expect(await findings(page)).toEqual([]);
    await compared.getByRole("button", { name: "Take over: Shot 1: action" }).tap();
    const refused = dialog(page, "What you approved is locked");
    await refused.getByRole("button", { name: "Unlock and edit here" }).tap();
    await expect(refused).toBeHidden();
    await expect(page.getByText("Took a shot over from Rain")).toBeVisible();
    await page.getByRole("tab", { name: "Storyboard" }).tap();
    await expect(action).toHaveValue("It rains.");
    await page.keyboard.press("Control+z");
    await expect(action).toHaveValue(planned);
    await expectSaved(page);
    await page.getByRole("tab", { name: "Keyframes" }).tap();
    await expect(page.getByText("4 of 4 approved")).toBeVisible();
  });

  await test.step("going back to what was before an approved frame is refused, until it is unlocked", async () => {
    await page.getByRole("tab", { name: "Storyboard" }).tap();
    const action = page.getByRole("textbox", { name: "Action of shot 1" });
    const planned = await action.inputValue();
    await action.fill("It snows.");
    const asked = page.getByRole("dialog", { name: "Shot 1 is locked" });
    await asked.getByRole("button", { name: "Unlock and edit here" }).tap();
    await expectSaved(page);
    await page.getByRole("tab", { name: "Keyframes" }).tap();
    await page.getByRole("button", { name: "Approve all" }).tap();
    await expectSaved(page);
    await page.getByRole("tab", { name: "History" }).tap();
    await page.getByRole("button", { name: "Go back to version 1", exact: true }).tap();
    const refused = page.getByRole("dialog", { name: "What you approved is locked" });
    await expect(refused.getByText(/^Shot 1 is locked: you have approved frames of it/)).toBeVisible();
    expect(await findings(page)).toEqual([]);
    await refused.getByRole("button", { name: "Unlock and edit here" }).tap();
    await expect(refused).toBeHidden();
    await page.getByRole("tab", { name: "Storyboard" }).tap();
    await expect(action).toHaveValue(planned);
  });
  await context.close();
});
