import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { madeVideo, ownerState } from "./fixtures/made-video";
import { enterStudio, register, somebody } from "./fixtures/people";
import { visit, visitAgain } from "./fixtures/visiting";

test("somebody without videos is told on every view what will be there", async ({ page }) => {
  await enterStudio(page);
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Insights" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Insights" })).toBeVisible();
  await expect(page.getByText("Nothing was measured in these days")).toBeVisible();
  const views = page.getByRole("navigation", { name: "Insights" });
  for (const [name, text] of [
    ["Acceptance and cost", "No clips were made in these days"],
    ["What settings do", "No pairs to compare yet"],
    ["Alerts", "Nothing got worse"],
  ] as const) {
    await views.getByRole("link", { name }).click();
    await expect(page.getByText(text)).toBeVisible();
  }
});

test("days that make no range are told, and the page still answers", async ({ page }) => {
  await register(page, somebody());
  await visit(page, "/insights?range=custom&from=2026-02-02&to=2026-02-01");
  await expect(page.getByText("The last day comes before the first: swap them")).toBeVisible();
  await expect(page.getByRole("radio", { name: "90 days" })).toBeChecked();
});

test("files and downloads cannot be had without a session", async ({ request }) => {
  expect((await request.get("/api/insights?view=quality")).status()).toBe(401);
  expect((await request.get(`/api/videos/${madeVideo().projectId}/download?v=1`)).status()).toBe(401);
});

test("somebody else's video cannot be downloaded", async ({ page }) => {
  await register(page, somebody());
  const response = await page.request.get(`/api/videos/${madeVideo().projectId}/download?v=1`);
  expect(response.status()).toBe(404);
});

test.describe("of a made video", () => {
  test.use({ storageState: ownerState });

  test("its clips are counted, and a bar leads to them with the keyboard", async ({ page }) => {
    await visit(page, "/insights?range=30-days");
    const chart = page.getByRole("group", { name: /How many clips have which score/ });
    const bars = chart.getByRole("link");
    await bars.first().focus();
    await expect(bars.first()).toHaveAccessibleName(/^\d+ to \d+: \d+ clips$/);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: "Behind the numbers" })).toBeVisible();
    await expect(page.getByRole("listitem").first()).toContainText("Shot");
    await page.getByRole("link", { name: "Back to the charts" }).click();
    await expect(page).toHaveURL(/\/insights\?range=30-days$/);
  });

  test("the choice of a metric is in the address, and few samples claim nothing", async ({ page }) => {
    await visit(page, "/insights");
    const table = page.getByRole("table", { name: "Mean score of every metric" });
    await table.getByRole("link", { name: "Image", exact: true }).click();
    await expect(page).toHaveURL(/metric=imagingQuality/);
    await visitAgain(page);
    await expect(page.getByLabel("Metric")).toHaveValue("imagingQuality");
    await expect(page.getByText(/not enough yet: \d+ of 30/).first()).toBeVisible();
  });

  test("downloading the video counts its clips as kept", async ({ page }) => {
    await visit(page, `/videos/${madeVideo().projectId}`);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Download" }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^[a-z0-9-]+-v1\.mp4$/);
    await visit(page, "/insights?view=acceptance");
    const kept = page
      .getByRole("table", { name: "Shares of clips by what became of them" })
      .getByRole("row", {
        name: /^Kept/,
      });
    await expect(kept).not.toContainText(/^Kept0/);
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "JSON" }).click(),
    ]);
    const { rows } = JSON.parse(readFileSync(await file.path(), "utf8")) as { rows: { kept: number }[] };
    expect(rows.reduce((sum, row) => sum + row.kept, 0)).toBeGreaterThanOrEqual(2);
  });
});
