import { expect, test } from "@playwright/test";
import { madeVideo, ownerState } from "./fixtures/made-video";
import { visit } from "./fixtures/visiting";

test.use({ storageState: ownerState });

test("filters live in the address and can be taken back", async ({ page }) => {
  const { title } = madeVideo();
  await visit(page, "/videos?q=nordlys&status=done");
  await expect(page.getByRole("searchbox", { name: "Search videos" })).toHaveValue("nordlys");
  await expect(page.getByRole("combobox", { name: "Status" })).toHaveValue("done");
  const list = page.getByRole("list", { name: "Videos" });
  await expect(list.getByRole("link", { name: title })).toBeVisible();
  await page.getByRole("combobox", { name: "Status" }).selectOption("Failed");
  await expect(page).toHaveURL(/status=failed/);
  await expect(page.getByText("Nothing matches")).toBeVisible();
  await page.getByRole("button", { name: "Show all" }).click();
  await expect(page).toHaveURL(/\/videos$/);
  await expect(list.getByRole("link", { name: title })).toBeVisible();
});

test.describe("for people who do not mind motion", () => {
  test.use({ contextOptions: { reducedMotion: "no-preference" } });

  test("a card plays without sound while it has the focus", async ({ page }) => {
    const { title } = madeVideo();
    await visit(page, "/videos");
    const card = page.getByRole("list", { name: "Videos" }).getByRole("link", { name: title });
    await card.focus();
    const preview = card.locator("video");
    await expect
      .poll(() => preview.evaluate((video: HTMLVideoElement) => video.currentTime))
      .toBeGreaterThan(0.2);
    expect(await preview.evaluate((video: HTMLVideoElement) => video.muted)).toBe(true);
  });
});

test("a deleted video can be taken back", async ({ page }) => {
  const { title } = madeVideo();
  await visit(page, "/videos");
  const card = page.getByRole("list", { name: "Videos" }).getByRole("link", { name: title });
  await expect(card).toBeVisible();
  await page.getByRole("button", { name: `Delete ${title}` }).click();
  await expect(card).toBeHidden();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(card).toBeVisible();
});

test("an address without a video says so", async ({ page }) => {
  await visit(page, "/videos/01970000-0000-7000-8000-000000000000");
  await expect(page.getByText("There is nothing at this address")).toBeVisible();
  await visit(page, "/projects/not-an-id");
  await expect(page.getByText("There is nothing at this address")).toBeVisible();
});
