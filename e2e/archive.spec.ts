import { expect, test } from "@playwright/test";
import { findings } from "./fixtures/axe";
import { madeVideo, ownerState } from "./fixtures/made-video";
import { visit } from "./fixtures/visiting";

test.use({ storageState: ownerState });

test("a project is archived, and restored as a project that plays", async ({ page }) => {
  const { projectId } = madeVideo();
  await visit(page, `/projects/${projectId}/export?tab=package`);
  await page.getByRole("button", { name: "Make archive" }).click();
  const row = page
    .getByRole("region", { name: "Exports" })
    .getByRole("listitem")
    .filter({ hasText: "-project.zip" });
  await expect(row).toContainText("Ready", { timeout: 60_000 });
  const arriving = page.waitForEvent("download");
  await row.getByRole("link", { name: /^Download .*-project\.zip$/ }).click();
  const archive = await (await arriving).path();

  await visit(page, "/videos");
  await page.getByRole("button", { name: "Restore a project" }).click();
  const dialog = page.getByRole("dialog", { name: "Restore a project" });
  expect(await findings(page)).toEqual([]);
  const choosing = page.waitForEvent("filechooser");
  await dialog.getByRole("button", { name: "Choose a ZIP file" }).click();
  await (await choosing).setFiles(archive);
  await page.waitForURL((url) => /^\/videos\/[0-9a-f-]{36}$/.test(url.pathname));
  expect(page.url()).not.toContain(projectId);
  const video = page.locator("video").first();
  await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.duration)).toBeGreaterThan(1);

  // Other tests look at the same list.
  const restored = new URL(page.url()).pathname;
  await visit(page, "/videos");
  const card = page.getByRole("listitem").filter({ has: page.locator(`a[href="${restored}"]`) });
  await card.getByRole("button", { name: /^Delete/ }).click();
  await expect(card).toHaveCount(0);
});

test("a file that is no archive is refused with what to do", async ({ page }) => {
  await visit(page, "/videos");
  await page.getByRole("button", { name: "Restore a project" }).click();
  const dialog = page.getByRole("dialog", { name: "Restore a project" });
  const choosing = page.waitForEvent("filechooser");
  await dialog.getByRole("button", { name: "Choose a ZIP file" }).click();
  await (await choosing).setFiles({
    name: "notes.zip",
    mimeType: "application/zip",
    buffer: Buffer.from("notes"),
  });
  await expect(dialog.getByText("This is not a whole ZIP file")).toBeVisible();
});
