import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { makingMs, ownerState, waitForVideo } from "./fixtures/made-video";
import { chooseModels, generate, startPanel, sumOf } from "./fixtures/paid-video";
import { register, somebody } from "./fixtures/people";
import { openBill, storeKey, vendorKeys } from "./fixtures/vendors";
import { visit } from "./fixtures/visiting";

test("a judge's price is told first, its reasons are there afterwards, and its bill is what was charged", async ({
  page,
}) => {
  test.setTimeout(makingMs + 60_000);
  const bill = await openBill();
  await register(page, somebody());
  await visit(page, "/settings");
  await storeKey(page, "OpenAI", (await vendorKeys()).openai);
  await visit(page, "/studio");
  await page
    .getByRole("textbox", { name: "What should the video show?" })
    .fill("Halden field thermos in steel on a mountain ridge at dawn, calm. End with: Buy now.");
  await page.getByRole("radio", { name: "Square, 1:1" }).click();
  await page.getByLabel("Length in seconds").fill("5");
  await page.getByRole("spinbutton", { name: "Clips" }).fill("1");
  await chooseModels(page, { Judge: "GPT-6 Sol" });
  const estimate = startPanel(page).getByRole("table");
  await expect(estimate.getByRole("row", { name: /1 opinion/ })).toContainText("GPT-6 Sol");
  await generate(page, "Generate video");
  await waitForVideo(page);
  const lines = await bill();
  expect(lines).toHaveLength(1);
  expect(sumOf(lines)).toBeGreaterThan(0);

  await page.getByRole("tab", { name: "Prompts and scores" }).click();
  const opinion = page.locator("details", { hasText: "What GPT-6 Sol says of shot 1" }).last();
  await opinion.locator("summary").first().click();
  await expect(opinion).toContainText("Is this the place and the time of day");
  await expect(opinion).toContainText("gpt-6-sol");
});

test.describe("an admin", () => {
  test.use({ storageState: ownerState });

  test("finds which networks are missing, what a wrong file is, and where to fetch it", async ({ page }) => {
    const weights = path.join(process.env.E2E_DATA ?? "", "weights");
    mkdirSync(path.join(weights, "yunet"), { recursive: true });
    writeFileSync(
      path.join(weights, "yunet", "face_detection_yunet_2023mar.onnx"),
      "version https://git-lfs.github.com/spec/v1\n",
    );
    await visit(page, "/settings");
    const card = page.getByRole("region", { name: "Quality models" });
    await expect(card.getByText("Not installed")).toHaveCount(3);
    await expect(card.getByText("Not usable")).toBeVisible();
    await expect(card).toContainText("This is a pointer of Git LFS");
    await expect(card.getByRole("link", { name: /face_detection_yunet_2023mar.onnx/ })).toHaveAttribute(
      "href",
      /opencv_zoo/,
    );
    rmSync(weights, { recursive: true });
    await card.getByRole("button", { name: "Look again" }).click();
    await expect(card.getByText("Not installed")).toHaveCount(4);
  });
});
