import { expect, test } from "@playwright/test";
import { startVideo } from "./fixtures/made-video";
import { register, somebody } from "./fixtures/people";
import { visit } from "./fixtures/visiting";

test("a video that is no longer wanted is deleted by name", async ({ page }) => {
  await register(page, somebody());
  await startVideo(page, "Kestrel trail running shoe on a misty mountain path at sunrise, energetic.");
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Cancelled" })).toBeVisible();
  await visit(page, "/videos");
  await page.getByRole("list", { name: "Videos" }).getByRole("link").click();
  await page.waitForURL(/\/projects\/[0-9a-f-]{36}/);
  await page.getByRole("button", { name: "Delete" }).click();
  const question = page.getByRole("alertdialog", { name: /^Delete “.+”\?$/ });
  const title = /“(.+)”/.exec(await question.getByRole("heading").innerText())?.[1] ?? "";
  await question.getByRole("button", { name: "Delete it" }).click();
  await page.waitForURL(/\/videos$/);
  await expect(page.getByText(`“${title}” was deleted`)).toBeVisible();
  await expect(page.getByText("No videos yet")).toBeVisible();
});
