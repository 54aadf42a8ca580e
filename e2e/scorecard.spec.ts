import { expect, type Page, test } from "@playwright/test";
import { madeVideo, makingMs, ownerState } from "./fixtures/made-video";
import { visit } from "./fixtures/visiting";

test.use({ storageState: ownerState });

const finished = (page: Page) => page.getByRole("region", { name: "Finished video" });

async function shownVersion(page: Page): Promise<number> {
  const text = await finished(page)
    .getByText(/^Version \d+,/)
    .innerText();
  return Number(/\d+/.exec(text)?.[0]);
}

test("a finished video has a scorecard that says what was measured, how, and what it means", async ({
  page,
}) => {
  const { projectId } = madeVideo();
  await visit(page, `/videos/${projectId}?tab=quality`);
  const card = page.getByRole("region", { name: /^Scorecard of version/ });
  await expect(card.getByText(/^\d+ of 100$/)).toBeVisible();
  for (const group of ["File", "Motion", "Picture", "Between shots", "Sound"]) {
    await expect(card.getByRole("region", { name: group, exact: true })).toBeVisible();
  }
  await card.getByRole("button", { name: "What “Loudness” means" }).click();
  const meaning = page.getByRole("dialog", { name: "What “Loudness” means" });
  await expect(meaning).toContainText("LUFS");
  await expect(meaning).toContainText("Computed from pixels or samples alone");
  await page.keyboard.press("Escape");
  await expect(meaning).toBeHidden();
  await card.getByText("How the overall score is made").click();
  await expect(card.getByRole("columnheader", { name: "Weight" })).toBeVisible();
});

test("another take is chosen, taken back and chosen again, and the video is cut anew from it", async ({
  page,
}) => {
  test.setTimeout(makingMs * 2);
  const { projectId } = madeVideo();
  await visit(page, `/projects/${projectId}`);
  await expect(finished(page)).toBeVisible();
  const before = await shownVersion(page);
  await page.getByRole("button", { name: "Redraw shot 1" }).click();
  const dialog = page.getByRole("dialog", { name: "Redraw shot 1" });
  await dialog.getByLabel("Seed").fill("815");
  await dialog.getByRole("button", { name: "Make a new version" }).click();
  await expect(finished(page).getByText(`Version ${before + 1},`)).toBeVisible({ timeout: makingMs });

  await page.getByRole("button", { name: /2 takes of shot 1$/ }).click();
  const takes = page.getByRole("dialog", { name: "Takes of shot 1" });
  await expect(page).toHaveURL(/takes=shot-1/);
  await expect(takes.getByText("System-selected best")).toBeVisible();
  await expect(takes.getByText(/is the only take of this run|wins with/)).toBeVisible();
  await takes.getByLabel("Compare with").selectOption("Take 1");
  await expect(takes.getByText(/against Take 1/)).toBeVisible();

  await takes.getByRole("button", { name: "Choose take 1" }).click();
  await expect(takes.getByText("Your choice")).toBeVisible();
  await takes.getByRole("button", { name: "Undo" }).click();
  await expect(takes.getByText("System-selected best")).toBeVisible();
  await takes.getByRole("button", { name: "Choose take 1" }).click();
  await expect(takes.getByText("Your choice")).toBeVisible();
  await takes.getByRole("button", { name: "Close" }).click();

  const chosen = page.getByRole("region", { name: "Chosen takes" });
  await expect(chosen).toContainText("another take for shot 1");
  await chosen.getByRole("button", { name: "Cut the video anew" }).click();
  await expect(finished(page).getByText(`Version ${before},`)).toBeVisible({ timeout: makingMs });
  await expect(chosen).toBeHidden();
  await expect(page.getByText(`These takes make version ${before}, which you have already.`)).toBeVisible();
});
