import { expect, type Locator, type Page, test } from "@playwright/test";
import { findings } from "./fixtures/axe";
import { expectSaved, planVideo } from "./fixtures/planned-video";
import { visit, visitAgain } from "./fixtures/visiting";

test.describe.configure({ mode: "serial" });

const action = (page: Page, number: number) =>
  page.getByRole("textbox", { name: `Action of shot ${number}` });
const seconds = (page: Page, number: number) =>
  page.getByRole("spinbutton", { name: `Length of shot ${number} in seconds` });
const handle = (page: Page, number: number) =>
  page.getByRole("button", { name: new RegExp(`^Move shot ${number}:`) });
const menu = (page: Page, number: number) =>
  page.getByRole("button", { name: `What to do with shot ${number}` });

/** The page scrolls while something is held at its edge: whoever drags follows it. */
async function dragAbove(page: Page, { from, to }: { from: Locator; to: Locator }): Promise<void> {
  await from.hover();
  await page.mouse.down();
  await expect(async () => {
    const box = await to.boundingBox();
    if (!box) throw new Error("there is nothing to drop it on");
    await page.mouse.move(box.x + 60, Math.max(8, box.y + 8), { steps: 20 });
    await expect(to).toHaveAttribute("data-drop", "before", { timeout: 200 });
  }).toPass();
  await page.mouse.up();
}

test("the storyboard is edited by mouse; it saves itself, can be taken back, and two tabs agree", async ({
  page,
  context,
}) => {
  test.setTimeout(300_000);
  const projectId = await planVideo(page);

  await test.step("an action is typed and is there after a reload", async () => {
    await action(page, 1).fill("A hand lifts the bottle into the morning light.");
    await expectSaved(page);
    await visitAgain(page);
    await expect(action(page, 1)).toHaveValue("A hand lifts the bottle into the morning light.");
  });

  await test.step("a length is changed and the other shot makes room", async () => {
    await seconds(page, 1).fill("3.5");
    await seconds(page, 1).press("Enter");
    await expect(seconds(page, 2)).toHaveValue("1.5");
    await expect(page.getByText("5.0 s of 5.0 s, 2 shots")).toBeVisible();
  });

  await test.step("a difference is shown and not saved until it is settled", async () => {
    await page.getByLabel("Other shots make room").uncheck();
    await seconds(page, 1).fill("3");
    await seconds(page, 1).press("Enter");
    await expect(page.getByText("4.5 s of 5.0 s")).toBeVisible();
    await expect(page.getByText("Not saved yet").first()).toBeVisible();
    // Another run would begin without it: the way there says so instead of leading on.
    const held = page.getByText("It is saved as soon as that is settled.");
    await expect(held).toHaveCount(1);
    await page.getByRole("link", { name: "Change and run again" }).click();
    await expect(held).toHaveCount(2);
    await expect(seconds(page, 1)).toHaveValue("3.0");
    await page.getByRole("button", { name: "Rebalance" }).click();
    await expectSaved(page);
    await page.getByLabel("Other shots make room").check();
  });

  await test.step("a shot is split, dragged to the front and put back", async () => {
    const text = await action(page, 2).inputValue();
    await menu(page, 2).click();
    await page.getByRole("menuitem", { name: "Split in two" }).click();
    await expect(action(page, 3)).toHaveValue(text);
    await dragAbove(page, {
      from: handle(page, 3),
      to: page.getByRole("listitem", { name: "Shot 1", exact: true }),
    });
    await expect(action(page, 1)).toHaveValue(text);
    await page.getByRole("button", { name: /^Undo: Moved/ }).click();
    await page.getByRole("button", { name: /^Undo: Split/ }).click();
    await expect(page.getByText(/of 5\.0 s, 2 shots/)).toBeVisible();
    await expectSaved(page);
  });

  await test.step("every field of a shot and of an element can be reached; nothing stands in the way", async () => {
    await page.getByRole("button", { name: "Show all fields of shot 2" }).click();
    await expect(page).toHaveURL(/shot=shot-2/);
    await page.getByLabel("Camera move").selectOption("orbit");
    await page.getByLabel("Voice-over").fill("One two three four five six seven eight nine ten.");
    await expect(page.getByRole("list", { name: "Warnings of shot 2" })).toContainText(
      "The voice needs about",
    );
    expect(await findings(page)).toEqual([]);
    await expectSaved(page);
  });

  await test.step("a whole shot is written again, left, and written in another way", async () => {
    const before = await action(page, 1).inputValue();
    await menu(page, 1).click();
    await page.getByRole("menuitem", { name: "Write it again…" }).click();
    const dialog = page.getByRole("dialog", { name: "Other words for shot 1" });
    await dialog.getByRole("button", { name: "Write it, free" }).click();
    const proposal = dialog.getByRole("region", { name: "Proposal" });
    const first = await proposal.innerText();
    await dialog.getByRole("button", { name: "Another, free" }).click();
    await expect(proposal).not.toHaveText(first);
    expect(await findings(page)).toEqual([]);
    await dialog.getByRole("button", { name: "Discard it" }).click();
    await expect(action(page, 1)).toHaveValue(before);
  });

  await test.step("what happens in a scene is written again and taken; undo brings back what it said", async () => {
    const scene = page.getByRole("region", { name: "Scene 1", exact: true });
    await scene.locator("summary").first().click();
    const told = scene.getByLabel("What happens");
    const before = await told.inputValue();
    await scene.getByRole("button", { name: /^Write again… the description of scene 1$/ }).click();
    const dialog = page.getByRole("dialog", { name: "Another description for scene 1" });
    await dialog.getByRole("button", { name: "Write it, free" }).click();
    await expect(dialog.getByRole("region", { name: "Proposal" })).toBeVisible();
    expect(await findings(page)).toEqual([]);
    await dialog.getByRole("button", { name: "Use it" }).click();
    await expect(told).not.toHaveValue(before);
    await page.keyboard.press("Control+z");
    await expect(told).toHaveValue(before);
    await expectSaved(page);
  });

  await test.step("a scene has a second version, which is swapped with all its shots", async () => {
    const before = await action(page, 1).inputValue();
    await page.getByRole("button", { name: "What to do with scene 1" }).click();
    await page.getByRole("menuitem", { name: "Try another version" }).click();
    await action(page, 1).fill("The second version begins here.");
    await page
      .getByRole("radiogroup", { name: "Version of scene 1" })
      .getByRole("radio", { name: "A1" })
      .click();
    await expect(action(page, 1)).toHaveValue(before);
    await page
      .getByRole("radiogroup", { name: "Version of scene 1" })
      .getByRole("radio", { name: "A2" })
      .click();
    await expect(action(page, 1)).toHaveValue("The second version begins here.");
    // What is half under the header of a page that is scrolled counts as small.
    await page.evaluate(() => window.scrollTo(0, 0));
    expect(await findings(page)).toEqual([]);
    await expectSaved(page);
  });

  await test.step("another tab shows what was saved, and is asked when both have changed", async () => {
    const other = await context.newPage();
    await visit(other, `/projects/${projectId}?tab=storyboard`);
    await action(other, 2).fill("Steam rises from the glass.");
    await expectSaved(other);
    await expect(action(page, 2)).toHaveValue("Steam rises from the glass.");
    await context.setOffline(true);
    await action(page, 2).fill("This tab's words.");
    await expect(page.getByText("Your changes are not saved")).toBeVisible();
    await context.setOffline(false);
    await action(other, 2).fill("The other tab's words.");
    await expectSaved(other);
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByRole("button", { name: "Take over the newer version" }).click();
    await expect(action(page, 2)).toHaveValue("The other tab's words.");
    await other.close();
  });
});

test("the storyboard is edited with the keyboard alone", async ({ page }) => {
  test.setTimeout(300_000);
  await planVideo(page);
  const second = await action(page, 2).inputValue();

  await handle(page, 2).focus();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await expect(action(page, 1)).toHaveValue(second);
  await expect(handle(page, 1)).toBeFocused();
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await expect(action(page, 2)).toHaveValue(second);
  await page.keyboard.press("Control+Shift+z");
  await page.keyboard.press("Control+Shift+z");
  await expect(action(page, 1)).toHaveValue(second);
  await expectSaved(page);

  await menu(page, 1).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem").first()).toBeFocused();
  await page.keyboard.press("End");
  await expect(page.getByRole("menuitem").last()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByText(/of 5\.0 s, 1 shot/)).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(page.getByText(/of 5\.0 s, 2 shots/)).toBeVisible();
  await expectSaved(page);
});
