import { type Browser, expect, type Page, test } from "@playwright/test";
import { findings } from "./fixtures/axe";
import { chooseModels, registerWithKeys } from "./fixtures/paid-video";
import { enterStudio, type Person, signIn, somebody } from "./fixtures/people";
import { visit, visitAgain } from "./fixtures/visiting";

const prompt = "A lighthouse keeper brews tea at dawn, calm. End with: Stay awake.";

const panel = (page: Page) => page.locator("details", { hasText: "Seed and consistency" });
const setting = (page: Page, key: string) => page.locator(`[data-setting="${key}"]`);
const toggle = (page: Page, name: string) => panel(page).getByRole("switch", { name, exact: true });
const profiles = (page: Page) => panel(page).getByLabel("Profile", { exact: true });

async function openPanel(page: Page): Promise<void> {
  await panel(page).locator("summary").first().click();
  await expect(setting(page, "finishing").locator("[data-effect]")).toContainText(/Now:|When on:/);
}

/** The studio of the same person on another device. */
async function elsewhere(browser: Browser, person: Person): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await visit(page, "/sign-in?next=/studio");
  await signIn(page, person);
  await expect(page.getByRole("heading", { name: "New video" })).toBeVisible();
  return page;
}

async function saveProfile(page: Page, name: string): Promise<void> {
  await panel(page).getByRole("button", { name: "Save as…" }).click();
  const dialog = page.getByRole("dialog", { name: "Save these settings" });
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
}

test("the panel is worked with the keyboard, marks what was changed, and says what needs what", async ({
  page,
}) => {
  await enterStudio(page);
  const summary = panel(page).locator("summary").first();
  await expect(summary).toContainText("Good as they are");
  await summary.focus();
  await page.keyboard.press("Enter");
  await expect(setting(page, "finishing").locator("[data-effect]")).toContainText("Now:");

  await toggle(page, "Plan in detail").focus();
  await page.keyboard.press("Space");
  await expect(toggle(page, "Plan in detail")).not.toBeChecked();
  await expect(setting(page, "detailedPlanning")).toContainText("Changed from default");
  await expect(summary).toContainText("1 setting changed");
  const dependent = toggle(page, "Keep elements alike");
  await expect(dependent).toBeDisabled();
  await expect(dependent).not.toBeChecked();
  await expect(dependent).toHaveAccessibleDescription(/Needs “Plan in detail”/);

  const lora = toggle(page, "Trained LoRA");
  await expect(lora).toBeDisabled();
  await expect(lora).toHaveAccessibleDescription(/Needs an image model that takes a LoRA/);
  await expect(toggle(page, "Compare faces")).toBeDisabled();

  await panel(page).getByRole("button", { name: "Reset to defaults" }).focus();
  await page.keyboard.press("Enter");
  await expect(summary).toContainText("Good as they are");
  await expect(dependent).toBeChecked();
  expect(await findings(page)).toEqual([]);
  await page.evaluate(() => document.documentElement.classList.replace("dark", "light"));
  expect(await findings(page)).toEqual([]);
});

test("what a setting adds follows the size of the video", async ({ page }) => {
  await enterStudio(page);
  await openPanel(page);
  const effect = setting(page, "parallelClips").locator("[data-effect]");
  const secondsSaved = async () => {
    const [, minutes = "0", seconds = "0"] =
      /saves about (?:(\d+) min)? ?(?:(\d+) s)?/.exec(await effect.innerText()) ?? [];
    return Number(minutes) * 60 + Number(seconds);
  };
  await page.getByRole("spinbutton", { name: "Clips" }).fill("2");
  await page.getByLabel("Length in seconds").fill("10");
  await expect.poll(secondsSaved).toBeGreaterThan(0);
  const short = await secondsSaved();
  await page.getByRole("spinbutton", { name: "Clips" }).fill("12");
  await page.getByLabel("Length in seconds").fill("60");
  await expect.poll(secondsSaved).toBeGreaterThan(short);
});

test("a profile is chosen after a reload and on another device, begins new videos, and comes back when deleted", async ({
  page,
  browser,
}) => {
  const person = somebody();
  await enterStudio(page, person);
  await openPanel(page);
  await toggle(page, "Chain frames").uncheck();
  await toggle(page, "Grade the cut").uncheck();
  await saveProfile(page, "Plain cuts");
  await panel(page).getByRole("button", { name: "Reset to defaults" }).click();

  await visitAgain(page);
  await openPanel(page);
  await expect(toggle(page, "Chain frames")).toBeChecked();
  await profiles(page).selectOption("Plain cuts");
  await expect(toggle(page, "Chain frames")).not.toBeChecked();
  await expect(toggle(page, "Grade the cut")).not.toBeChecked();
  await saveProfileAgain(page, "plain cuts");

  const other = await elsewhere(browser, person);
  await openPanel(other);
  await expect(toggle(other, "Chain frames")).toBeChecked();
  await profiles(other).selectOption("Plain cuts");
  await expect(toggle(other, "Chain frames")).not.toBeChecked();
  await toggle(other, "One seed for all shots").uncheck();
  await panel(other).getByRole("button", { name: "Update “Plain cuts”" }).click();
  await expect(other.getByText("“Plain cuts” has the settings as they stand now")).toBeVisible();
  const more = panel(other).getByRole("button", { name: "More for the profile “Plain cuts”" });
  await more.click();
  await other.getByRole("menuitem", { name: "Begin new videos with it" }).click();
  await expect(other.getByText("New videos begin with “Plain cuts”")).toBeVisible();

  const third = await elsewhere(browser, person);
  await openPanel(third);
  await expect(toggle(third, "One seed for all shots")).not.toBeChecked();
  await expect(profiles(third)).toContainText("Plain cuts (default)");
  await panel(third).getByRole("button", { name: "More for the profile “Plain cuts”" }).click();
  await third.getByRole("menuitem", { name: "Delete" }).click();
  await expect(profiles(third)).not.toContainText("Plain cuts");
  await third.getByRole("button", { name: "Undo" }).click();
  await expect(profiles(third)).toContainText("Plain cuts (default)");
  await other.context().close();
  await third.context().close();
});

/** A name is one profile's only. */
async function saveProfileAgain(page: Page, name: string): Promise<void> {
  await panel(page).getByRole("button", { name: "Save as…" }).click();
  const dialog = page.getByRole("dialog", { name: "Save these settings" });
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByRole("alert")).toContainText("already");
  await page.keyboard.press("Escape");
}

test("a conflict is explained and mended with one click; what the model cannot do stands beside the setting", async ({
  page,
}) => {
  await registerWithKeys(page);
  await visit(page, "/studio");
  await openPanel(page);
  await expect(toggle(page, "Composition control")).toBeDisabled();
  await chooseModels(page, { Pictures: "Flux depth dev", Clips: "Seedance 1 pro" });
  const control = toggle(page, "Composition control");
  await expect(control).toBeEnabled();
  await control.check();
  const conflict = panel(page).getByRole("note").filter({ hasText: "get in each other's way" });
  await expect(conflict).toContainText("Flux depth dev is shown one picture only");
  await expect(panel(page).locator("summary").first()).toContainText("a conflict");
  expect(await findings(page)).toEqual([]);
  await conflict.getByRole("button", { name: "Switch off “Keep elements alike”" }).click();
  await expect(conflict).toBeHidden();
  await expect(control).toBeChecked();
  await expect(toggle(page, "Keep elements alike")).not.toBeChecked();
  await expect(setting(page, "trainedLora")).toContainText("Flux depth dev does not");
});

test("settings are remembered with the video and begin the next one, wherever it is made", async ({
  page,
  browser,
}) => {
  const person = somebody();
  await enterStudio(page, person);
  await page.getByRole("textbox", { name: "What should the video show?" }).fill(prompt);
  await page.getByRole("spinbutton", { name: "Clips" }).fill("1");
  await page.getByLabel("Length in seconds").fill("5");
  await openPanel(page);
  await toggle(page, "Sharpen the prompt first").uncheck();
  await page.getByRole("button", { name: "Generate video" }).click();
  await page.waitForURL(/\/projects\/[0-9a-f-]{36}/);
  await page.getByRole("tab", { name: "Settings" }).click();
  await expect(page).toHaveURL(/tab=settings/);
  const row = page
    .getByRole("tabpanel")
    .locator("div", { hasText: /^Sharpen the prompt first/ })
    .last();
  await expect(row).toContainText("Changed");
  await page.getByRole("button", { name: "Cancel" }).first().click();

  const other = await elsewhere(browser, person);
  await openPanel(other);
  await expect(toggle(other, "Sharpen the prompt first")).not.toBeChecked();
  await expect(toggle(other, "Plan in detail")).toBeChecked();
  await other.context().close();
});
