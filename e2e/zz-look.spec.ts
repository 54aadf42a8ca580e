import { expect, type Page, test } from "@playwright/test";
import { askStudio, shortBrief } from "./fixtures/comparison";
import { register, somebody } from "./fixtures/people";

test("look", async ({ page }) => {
  test.setTimeout(240_000);
  await page.emulateMedia({ colorScheme: "dark" });
  await register(page, somebody());
  const { projectId } = await askStudio<{ projectId: string }>(page, "projects.create", {
    input: { brief: { ...shortBrief, clips: 3, durationSeconds: 9, voice: true, aspect: "9:16" } },
    change: true,
  });
  await page.goto(`/projects/${projectId}?tab=keyframes`);
  await expect(page.getByRole("button", { name: "Open shot 3, last frame" }).getByRole("img")).toBeVisible({ timeout: 120_000 });
  await page.getByRole("button", { name: "Cancel", exact: true }).click();
  const shot = async (name: string) => {
    await page.waitForTimeout(1500);
    await page.screenshot({ path: `/tmp/fw/shots/sb-${name}.png`, fullPage: true });
  };
  await page.setViewportSize({ width: 1440, height: 1000 });
  await shot("keyframes");
  await page.goto(`/projects/${projectId}?tab=storyboard&shot=shot-2`);
  await expect(page.getByLabel("Camera move")).toBeVisible();
  await shot("storyboard");
  await page.goto(`/projects/${projectId}?tab=keyframes&view=schedule`);
  await shot("schedule");
  await page.goto(`/projects/${projectId}?tab=keyframes&frame=shot%2Fshot-1%2Flast-frame`);
  await expect(page.getByLabel("Prompt")).toBeVisible();
  await page.waitForTimeout(1500);
  await page.screenshot({ path: `/tmp/fw/shots/sb-dialog.png` });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.screenshot({ path: `/tmp/fw/shots/sb-dialog390.png` });
  await page.goto(`/projects/${projectId}?tab=keyframes`);
  await shot("keyframes390");
  await page.goto(`/projects/${projectId}?tab=storyboard`);
  await shot("storyboard390");
});
