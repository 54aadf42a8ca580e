import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { findings } from "./fixtures/axe";
import { madeVideo, ownerState } from "./fixtures/made-video";
import { visit, visitAgain } from "./fixtures/visiting";

test.use({ storageState: ownerState });

const exported = (page: Page, name: RegExp) =>
  page.getByRole("region", { name: "Exports" }).getByRole("listitem").filter({ hasText: name });

/** What a link leads to, as a file. */
async function download(page: Page, name: string | RegExp): Promise<{ name: string; content: Buffer }> {
  const arriving = page.waitForEvent("download");
  await page.getByRole("link", { name }).click();
  const file = await arriving;
  return { name: file.suggestedFilename(), content: await readFile(await file.path()) };
}

test("a video is exported as ProRes in 720p, downloaded, deleted and brought back", async ({ page }) => {
  const { projectId } = madeVideo();
  await visit(page, `/videos/${projectId}`);
  await page.getByRole("link", { name: "Export", exact: true }).click();
  await page.waitForURL(/\/export\?v=\d+/);
  await page.getByRole("radio", { name: /^ProRes 422 HQ/ }).click();
  await page.getByRole("radio", { name: "720p" }).click();
  const checks = page.getByRole("region", { name: "Checks" });
  await expect(checks).toContainText("made with prores_ks");
  await expect(checks).toContainText("Mastered to -14 LUFS");
  await page.getByRole("button", { name: "Export video" }).click();
  const row = exported(page, /-720p-v\d+\.mov/);
  await expect(row).toContainText("Ready", { timeout: 60_000 });
  await expect(row).toContainText("120 frames");
  const { name, content } = await download(page, /^Download .*-720p-v\d+\.mov$/);
  expect(name).toMatch(/^[a-z0-9-]+-720p-v\d+\.mov$/);
  expect(content.subarray(4, 12).toString("latin1")).toBe("ftypqt  ");
  // The four letters by which QuickTime names ProRes 422 HQ.
  expect(content.includes("apch")).toBe(true);
  expect(content.subarray(-700).toString("utf8")).toContain("Iptc4xmpExt:DigitalSourceType");

  await page.getByRole("button", { name: `Delete ${name}` }).click();
  await expect(row).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(row).toContainText("Ready");
  await visitAgain(page);
  await expect(row).toContainText("Ready");
});

test("a cut goes to editing systems as an EDL, and as a package with what was chosen", async ({ page }) => {
  const { projectId } = madeVideo();
  await visit(page, `/projects/${projectId}/export?tab=interchange`);
  await page.getByRole("radio", { name: "23.976" }).click();
  await expect(page).toHaveURL(/rate=23\.976/);
  const edl = await download(page, "Download EDL, CMX 3600");
  expect(edl.name).toMatch(/-v\d+-23\.976\.edl$/);
  const lines = edl.content.toString("ascii").split("\r\n");
  expect(lines[1]).toBe("FCM: NON-DROP FRAME");
  expect(lines.filter((line) => /^001 .* 01:00:00:00 01:00:\d\d:\d\d$/.test(line))).toHaveLength(1);

  await page.getByRole("tab", { name: "Package" }).click();
  for (const part of ["Videos", "Media folder", "Frames", "Audio stems, WAV", "Audio stems, AAC"]) {
    await page.getByRole("switch", { name: part }).click();
  }
  await page.getByRole("button", { name: "Make package" }).click();
  await expect(exported(page, /-package-v\d+\.zip/)).toContainText("Ready", { timeout: 30_000 });
  const { content } = await download(page, /^Download .*-package-v\d+\.zip$/);
  expect(content.subarray(0, 2).toString("latin1")).toBe("PK");
  const directory = content.toString("latin1");
  for (const name of ["script.md", "costs.csv", ".otio", "plan.json"]) expect(directory).toContain(name);
});

test("a cut is exported as it is in the editor, without rendering a version of it first", async ({
  page,
}) => {
  const { projectId } = madeVideo();
  await visit(page, `/projects/${projectId}/edit`);
  await expect(page.getByTestId("preview-picture").locator("video").first()).toBeAttached();
  await page.getByRole("button", { name: "Export", exact: true }).click();
  await page.waitForURL(/\/export\?edit=\d+/);
  await expect(page.getByRole("region", { name: "Checks" })).toContainText(
    "Nothing. It is rendered on this machine",
  );
  await page.getByRole("radio", { name: /^GIF/ }).click();
  await page.getByRole("button", { name: "Export video" }).click();
  await expect(exported(page, /-cut\d+\.gif/)).toContainText("Ready", { timeout: 60_000 });
  await page.getByRole("link", { name: "Back to the editor" }).click();
  await page.waitForURL(/\/edit$/);
});

test("the export page works on a phone and for everybody", async ({ page }) => {
  const { projectId } = madeVideo();
  await page.setViewportSize({ width: 390, height: 844 });
  await visit(page, `/projects/${projectId}/export`);
  await page.getByRole("radio", { name: "Wide, 16:9" }).click();
  const crops = page.getByRole("region", { name: "What stays in the picture" });
  await expect(crops.getByText(/\d%, proposed$/).first()).toBeVisible();
  const thumb = crops.getByRole("slider").first();
  await thumb.focus();
  await page.keyboard.press("Home");
  await expect(thumb).toHaveAttribute("aria-valuenow", "0");
  await crops.getByRole("button", { name: "Take the proposal" }).click();
  await expect(crops.getByText(/\d%, proposed$/)).toHaveCount(await crops.getByRole("slider").count());
  await expect(page.getByRole("region", { name: "Checks" })).toContainText("of each picture");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  for (const tab of ["Video file", "Editing systems", "Package"]) {
    await page.getByRole("tab", { name: tab }).click();
    expect(await findings(page)).toEqual([]);
  }
});
