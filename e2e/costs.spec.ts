import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { madeVideo, ownerState } from "./fixtures/made-video";
import { enterStudio, register, somebody } from "./fixtures/people";
import { visit, visitAgain } from "./fixtures/visiting";

test("somebody without videos is told what will be listed, and finds the page in the menu", async ({
  page,
}) => {
  await enterStudio(page);
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Costs" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Costs" })).toBeVisible();
  await expect(page.getByText("No calls to models in these days")).toBeVisible();
  await expect(page.getByText("Your account, this month")).toBeVisible();
});

test("days that make no range are told, and the page still answers", async ({ page }) => {
  await register(page, somebody());
  await visit(page, "/costs?range=custom&from=2026-02-02&to=2026-02-01");
  await expect(page.getByText("The last day comes before the first: swap them")).toBeVisible();
  await expect(page.getByRole("radio", { name: "This month" })).toBeChecked();
});

test("the file for spreadsheets cannot be had without a session", async ({ request }) => {
  expect((await request.get("/api/costs.csv")).status()).toBe(401);
});

test.describe("of a made video", () => {
  test.use({ storageState: ownerState });

  test("free calls are listed by model and in the file", async ({ page }) => {
    await visit(page, "/costs?range=30-days");
    await expect(page.getByRole("table", { name: "Cost by stage" }).getByText("Clips")).toBeVisible();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Download CSV" }).click(),
    ]);
    const lines = readFileSync(await download.path(), "utf8")
      .trim()
      .split("\r\n");
    expect(lines[0]).toContain("Time (UTC),Person,Project");
    // An administrator's file is of everybody. Of this person there is a line for each of the two clips.
    expect(lines.filter((line) => line.includes(madeVideo().owner.username))).toHaveLength(2);
  });

  test("the owner limits a project and its run, and finds the limits again", async ({ page }) => {
    await visit(page, `/projects/${madeVideo().projectId}`);
    await page.getByRole("button", { name: "Change limits" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Limit of this run").fill("three");
    await expect(dialog.getByRole("alert")).toContainText("Type an amount in dollars");
    await dialog.getByLabel("Limit of this run").fill("3.50");
    await dialog.getByLabel("Limit of the whole project").fill("12");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog).toBeHidden();
    await visitAgain(page);
    await expect(page.getByRole("meter", { name: "This run" })).toHaveText("$0.00 spent, of $3.50");
    await expect(page.getByRole("meter", { name: "Whole project" })).toHaveText("$0.00 spent, of $12.00");
  });
});
