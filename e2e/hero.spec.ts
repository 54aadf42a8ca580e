import { expect, type Page, test } from "@playwright/test";
import { findings } from "./fixtures/axe";
import { makingMs } from "./fixtures/made-video";
import { enterStudio } from "./fixtures/people";

test.describe.configure({ mode: "serial" });

let page: Page;

test.beforeAll(async ({ browser }) => {
  page = await browser.newPage();
  await enterStudio(page);
});
test.afterAll(() => page.close());

test("the look of a video is found first: drawn, varied, chosen and taken back", async () => {
  await page
    .getByRole("textbox", { name: "What should the video show?" })
    .fill("Fjell oat milk in a white carton on a cafe table, fresh. End with: Pour one.");
  await page.getByRole("radio", { name: "Square, 1:1" }).click();
  await page.getByLabel("Length in seconds").fill("5");
  await page.getByRole("spinbutton", { name: "Clips" }).fill("1");
  await page.locator("summary", { hasText: "Seed and consistency" }).click();
  await page.getByRole("switch", { name: "Sharpen the prompt first" }).click();
  await page.getByRole("switch", { name: "Draw poor takes again" }).click();
  await page.getByRole("button", { name: "Find the look first" }).click();
  const dialog = page.getByRole("dialog", { name: "Find the look first" });
  await expect(dialog.getByText("free, about")).toBeVisible();
  await dialog.getByRole("button", { name: "Draw 4 hero frames" }).click();
  await page.waitForURL(/\/projects\/[0-9a-f-]{36}\?tab=look/);
  await expect(page.getByRole("img", { name: /^Hero frame 4: / })).toBeVisible({ timeout: makingMs });

  await page.getByRole("button", { name: "Vary hero frame 2" }).click({ timeout: makingMs });
  const vary = page.getByRole("dialog", { name: "Vary hero frame 2" });
  await vary.getByLabel("What shall be different").fill("closer, at night");
  await vary.getByRole("slider").press("End");
  await expect(vary.getByText("far from it")).toBeVisible();
  await vary.getByRole("button", { name: "Draw 4 variations" }).click();
  const derived = page.getByRole("region", { name: "4 variations of hero frame 2" });
  await expect(derived.getByRole("img", { name: /^Hero frame 8: Night/ })).toBeVisible({ timeout: makingMs });
  await expect(derived.getByText("Best of 4")).toBeVisible({ timeout: makingMs });

  await page.getByRole("button", { name: "Favourite: hero frame 6" }).click();
  await expect(page.getByRole("button", { name: "Favourite: hero frame 6" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await page.getByRole("button", { name: "Use hero frame 6" }).click();
  await expect(page.getByRole("button", { name: "Do without hero frame 6" })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("button", { name: "Do without hero frame 6" })).toBeHidden();
  await page.getByRole("button", { name: "Use hero frame 1", exact: true }).click();
  await expect(page.getByText("The look is chosen")).toBeVisible();
  expect(await findings(page)).toEqual([]);
});
