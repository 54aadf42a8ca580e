import { expect, test } from "@playwright/test";
import { madeVideo, makingMs, ownerState } from "./fixtures/made-video";
import { visit } from "./fixtures/visiting";

test.use({ storageState: ownerState });

test("one shot drawn again makes a new version and keeps the old one", async ({ page }) => {
  test.setTimeout(makingMs + 60_000);
  const { projectId, title } = madeVideo();
  // A proxy that cuts event streams must not matter: the page then asks by itself.
  await page.route("**/api/trpc/runs.watch**", (route) => route.abort());
  await visit(page, `/projects/${projectId}`);
  await page.getByRole("button", { name: "Redraw shot 2" }).click();
  const dialog = page.getByRole("dialog", { name: "Redraw shot 2" });
  await dialog.getByLabel("Seed").fill("4711");
  await dialog.getByRole("button", { name: "Make a new version" }).click();
  await expect(page.getByText("Version 2,")).toBeVisible({ timeout: makingMs });
  await page.getByRole("link", { name: "Details and versions" }).click();
  await expect(page.getByLabel(`${title}, version 2`)).toBeVisible();
  await page.getByRole("button", { name: /^Version 1/ }).click();
  await expect(page).toHaveURL(/v=1/);
  await expect(page.getByLabel(`${title}, version 1`)).toBeVisible();
});

test("a finished draft can be made real, but not with the models that it has", async ({ page }) => {
  const { projectId } = madeVideo();
  await visit(page, `/projects/${projectId}`);
  await page.getByRole("button", { name: "Make it real" }).click();
  const dialog = page.getByRole("dialog", { name: "Make it real" });
  await expect(dialog.getByText("This is what you have already.")).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Make it", exact: true })).toBeDisabled();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
});

test("a project is the start of another, with everything that was set", async ({ page }) => {
  const { projectId } = madeVideo();
  await visit(page, `/projects/${projectId}`);
  await page.getByRole("link", { name: "Use as a start" }).click();
  await expect(page.getByRole("textbox", { name: "What should the video show?" })).toHaveValue(
    /^Nordlys cold brew/,
  );
  await expect(page.getByLabel("Length in seconds")).toHaveValue("5");
  await expect(page.getByRole("radio", { name: "Vertical, 9:16" })).toBeChecked();
});
