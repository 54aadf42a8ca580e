import { test } from "@playwright/test";
import { madeVideo, ownerState } from "./fixtures/made-video";
test.use({ storageState: ownerState });
for (const [name, width, height, scheme] of [["dark", 1440, 1000, "dark"], ["phone", 390, 844, "dark"], ["light", 1440, 1000, "light"]] as const) {
  test(`shots ${name}`, async ({ page }) => {
    const { projectId } = madeVideo();
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width, height });
    await page.addInitScript((s) => localStorage.setItem("theme", s), scheme);
    await page.goto(`/projects/${projectId}/export`);
    await page.getByRole("region", { name: "Checks" }).getByText("Encoder").waitFor();
    await page.screenshot({ path: `/tmp/exp/shot-${name}-video.png`, fullPage: true });
    await page.getByRole("radio", { name: "Wide, 16:9" }).click();
    await page.waitForTimeout(800);
    await page.screenshot({ path: `/tmp/exp/shot-${name}-crop.png`, fullPage: true });
    await page.getByRole("tab", { name: "Editing systems" }).click();
    await page.getByRole("list", { name: "Documents" }).getByText("EDL").waitFor();
    await page.locator("details").first().evaluate((d: HTMLDetailsElement) => { d.open = true; });
    await page.screenshot({ path: `/tmp/exp/shot-${name}-inter.png`, fullPage: true });
    await page.getByRole("tab", { name: "Package" }).click();
    await page.screenshot({ path: `/tmp/exp/shot-${name}-pack.png`, fullPage: true });
  });
}
