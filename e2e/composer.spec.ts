import { expect, test } from "@playwright/test";
import { ownerState } from "./fixtures/made-video";
import { visit } from "./fixtures/visiting";

const prompt = "A quiet bookshop on a rainy evening, warm and slow. End with: Come in.";

test.use({ storageState: ownerState });

test.beforeEach(async ({ page }) => {
  await visit(page, "/studio");
});

test("a prompt that is too short is refused at the field", async ({ page }) => {
  const field = page.getByRole("textbox", { name: "What should the video show?" });
  await field.fill("  short ");
  await page.getByRole("button", { name: "Generate video" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "at least 10 characters" })).toBeVisible();
  await expect(field).toBeFocused();
  await expect(page).toHaveURL(/\/studio$/);
});

test("a pasted prompt that is too long is kept whole and counted", async ({ page }) => {
  const field = page.getByRole("textbox", { name: "What should the video show?" });
  await field.fill("word ".repeat(120).trim());
  await expect(page.getByText("599 of 500 characters")).toBeAttached();
  await expect(page.getByRole("alert").filter({ hasText: "500 characters at most" })).toBeVisible();
  await expect(field).toHaveValue(/^(word ?){120}$/);
});

for (const [field, value, message] of [
  ["Length in seconds", "0", "at least 5 s"],
  ["Length in seconds", "-1", "at least 5 s"],
  ["Length in seconds", "5.5", "Whole seconds only"],
  ["Length in seconds", "3600", "at most 60 s"],
  ["Clips", "0", "At least 1 clip"],
  ["Clips", "100", "At most 12 clips"],
] as const) {
  test(`${field} of ${value} is refused: ${message}`, async ({ page }) => {
    await page.getByRole("textbox", { name: "What should the video show?" }).fill(prompt);
    await page.getByRole("spinbutton", { name: field }).fill(value);
    await expect(page.getByRole("alert").filter({ hasText: message })).toBeVisible();
    await page.getByRole("button", { name: "Generate video" }).click();
    await expect(page.getByRole("spinbutton", { name: field })).toBeFocused();
    await expect(page).toHaveURL(/\/studio$/);
  });
}

test("files that are not pictures are refused by name, pictures are kept in order", async ({ page }) => {
  const picker = page.getByLabel("Product photos", { exact: true });
  const picture = async (colour: string) =>
    Buffer.from(
      await page.evaluate((fill) => {
        const canvas = document.createElement("canvas");
        canvas.width = 320;
        canvas.height = 320;
        const pen = canvas.getContext("2d");
        if (pen) {
          pen.fillStyle = fill;
          pen.fillRect(0, 0, 320, 320);
        }
        return canvas.toDataURL("image/png").split(",")[1] ?? "";
      }, colour),
      "base64",
    );
  await picker.setInputFiles([
    { name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("hello") },
    { name: "lies.png", mimeType: "image/png", buffer: Buffer.from("this is not a picture at all") },
    { name: "first.png", mimeType: "image/png", buffer: await picture("#d98b3a") },
    { name: "second.png", mimeType: "image/png", buffer: await picture("#2b5d8e") },
  ]);
  await expect(page.getByRole("alert").filter({ hasText: "notes.txt" })).toBeVisible();
  await expect(page.getByRole("img", { name: "Product 2: second.png" })).toBeVisible();
  await expect(
    page.getByRole("alert").filter({ hasText: "not a JPEG, PNG, WebP or HEIC picture" }),
  ).toBeVisible();
  await expect(page.getByRole("main").getByRole("alert")).toHaveCount(2);
  await page.getByRole("button", { name: "Move second.png earlier" }).click();
  await expect(page.getByRole("img", { name: "Product 1: second.png" })).toBeVisible();
  await page.getByRole("button", { name: "Remove second.png" }).click();
  await expect(page.getByRole("img", { name: "Product 1: first.png" })).toBeVisible();
});

test("what was typed is there again after leaving", async ({ page }) => {
  await page.getByRole("textbox", { name: "What should the video show?" }).fill(prompt);
  await page.getByRole("radio", { name: "Square, 1:1" }).click();
  await visit(page, "/settings");
  await visit(page, "/studio");
  await expect(page.getByRole("textbox", { name: "What should the video show?" })).toHaveValue(prompt);
  await expect(page.getByRole("radio", { name: "Square, 1:1" })).toBeChecked();
});

test("advice follows the typing", async ({ page }) => {
  await page.getByRole("textbox", { name: "What should the video show?" }).fill("something nice");
  const advice = page.getByRole("list", { name: "What helps the plan" });
  await expect(advice.getByText("Say where it happens")).toBeVisible();
  const place = advice.getByRole("listitem").filter({ hasText: "Say where it happens" });
  await expect(place.getByLabel("Open")).toBeVisible();
  await page
    .getByRole("textbox", { name: "What should the video show?" })
    .fill("something nice in a kitchen");
  await expect(place.getByLabel("Said")).toBeVisible();
});

test("models that need a key are listed with what is missing, and cannot be chosen", async ({ page }) => {
  await page.locator("summary", { hasText: "Models" }).first().click();
  await page.locator("summary", { hasText: "Pictures" }).click();
  const pictures = page.getByRole("radiogroup", { name: "Pictures" });
  await expect(pictures.getByRole("radio", { name: "Animatic (built in, free draft)" })).toBeChecked();
  const paid = pictures.getByRole("radio", { name: "Seedream 4", exact: true });
  await expect(paid).toBeDisabled();
  await expect(paid).toHaveAccessibleDescription(/\$0\.03 per picture.*Add a Replicate key/);
});

test("what this machine makes by itself is free and needs no draft", async ({ page }) => {
  await page.getByRole("textbox", { name: "What should the video show?" }).fill(prompt);
  const panel = page.getByRole("complementary", { name: "Cost and start" });
  await expect(panel.getByText("free", { exact: true }).first()).toBeVisible();
  await expect(panel.getByRole("button", { name: "Generate video" })).toBeVisible();
  await expect(panel.getByRole("radiogroup", { name: "Draft or real" })).toBeHidden();
});
