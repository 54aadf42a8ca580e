import { expect, type Page, test } from "@playwright/test";
import sharp from "sharp";
import { findings } from "./fixtures/axe";
import { makingMs } from "./fixtures/made-video";
import { register, somebody } from "./fixtures/people";

test.describe.configure({ timeout: makingMs });

/** A made-up flask, drawn: a coloured body with a cap on a plain ground. */
function flask(body: string): Promise<Buffer> {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="640">
    <rect width="480" height="640" fill="#f2f2f0"/>
    <rect x="170" y="160" width="140" height="380" rx="36" fill="${body}"/>
    <rect x="195" y="100" width="90" height="70" rx="14" fill="#2b2e33"/>
    <text x="240" y="370" font-size="34" text-anchor="middle" fill="#fff" font-family="sans-serif">Halden</text>
  </svg>`;
  return sharp(Buffer.from(drawing)).png().toBuffer();
}

type DroppedFile = { name: string; type: string; base64: string };
const asDropped = async (name: string, body: string): Promise<DroppedFile> => ({
  name,
  type: "image/png",
  base64: (await flask(body)).toString("base64"),
});

/** Drops files onto the composer as a hand would. */
async function drop(page: Page, files: DroppedFile[]): Promise<void> {
  const transfer = await page.evaluateHandle((dropped) => {
    const data = new DataTransfer();
    for (const { name, type, base64 } of dropped) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      data.items.add(new File([bytes], name, { type }));
    }
    return data;
  }, files);
  await page.getByRole("form", { name: "New video" }).dispatchEvent("drop", { dataTransfer: transfer });
}

const photo = (page: Page, position: number, name: string) =>
  page.getByRole("img", { name: `Product ${position}: ${name}` });

async function composeProduct(page: Page): Promise<void> {
  await page.getByRole("radio", { name: "Product video" }).click();
  await page.getByRole("radio", { name: "Guided" }).click();
  await page
    .getByRole("textbox", { name: "What should the video show?" })
    .fill("Halden field thermos in green steel on a mountain ridge, for hikers. End with: Stay warm.");
  await page.getByLabel("Length in seconds").fill("5");
  await page.getByRole("spinbutton", { name: "Clips" }).fill("3");
}

/** Starts what was composed and waits for the three stories. */
async function startAndWait(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Generate video" }).click();
  await page.waitForURL(/\/projects\/[0-9a-f-]{36}/);
  await page.getByRole("tab", { name: "Stories" }).click();
  await expect(page.getByRole("article", { name: /^Story \d:/ })).toHaveCount(3, { timeout: makingMs });
  await expect(page.getByRole("button", { name: /^Go on with/ })).toBeVisible({ timeout: makingMs });
}

test("from dropped photos to an approved story, by mouse", async ({ page }) => {
  await register(page, somebody());
  await composeProduct(page);

  await test.step("without photos it is not started, and says why", async () => {
    await page.getByRole("button", { name: "Generate video" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "Add at least one" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Add photos" })).toBeFocused();
  });

  await test.step("drop, order, describe, remove and bring back", async () => {
    await drop(page, [await asDropped("front.png", "#1f6f4a"), await asDropped("side.png", "#2a7d57")]);
    await expect(photo(page, 2, "side.png")).toBeVisible();
    await expect(page.getByText("Only 2 photos")).toBeVisible();
    await drop(page, [
      await asDropped("cap.png", "#1a5f40"),
      { name: "phone.heic", type: "image/heic", base64: "AAAA" },
    ]);
    await expect(photo(page, 3, "cap.png")).toBeVisible();
    await expect(page.getByText("Only 2 photos")).toBeHidden();
    await expect(page.getByRole("alert").filter({ hasText: "phone.heic" })).toBeVisible();
    await page.getByRole("button", { name: "Dismiss phone.heic" }).click();
    await photo(page, 3, "cap.png").dragTo(photo(page, 1, "front.png"));
    await expect(photo(page, 1, "cap.png")).toBeVisible();
    await page.getByLabel("What cap.png shows").fill("Detail of the cap");
    await page.getByRole("button", { name: "Remove side.png" }).click();
    await expect(photo(page, 3, "side.png")).toBeHidden();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(photo(page, 3, "side.png")).toBeVisible();
    await page.getByRole("button", { name: "Move cap.png later" }).click();
    await expect(photo(page, 1, "front.png")).toBeVisible();
  });

  await test.step("a photo is cut out of its ground, and the photo is not lost", async () => {
    const dialog = page.getByRole("dialog", { name: "Cut out front.png" });
    await page.getByRole("button", { name: "Cut out front.png" }).click();
    await expect(dialog.getByRole("img", { name: "Cut-out" })).toBeVisible();
    expect(await findings(page)).toEqual([]);
    await dialog.getByRole("button", { name: "Use cut-out" }).click();
    await page.getByRole("button", { name: "front.png is cut out: compare" }).click();
    await dialog.getByRole("button", { name: "Back to the photo" }).click();
    await page.getByRole("button", { name: "Cut out front.png" }).click();
    await dialog.getByRole("button", { name: "Use cut-out" }).click();
    await expect(page.getByRole("button", { name: "front.png is cut out: compare" })).toBeVisible();
  });

  await startAndWait(page);
  const stories = page.getByRole("article", { name: /^Story \d:/ });
  const titles = await stories.getByRole("heading").allInnerTexts();
  expect(new Set(titles).size).toBe(3);

  await test.step("three others, as they were asked for", async () => {
    await page.getByLabel("None of these? Say what should be different").fill("quieter, without people");
    await page.getByRole("button", { name: "Three others" }).click();
    await expect(stories.getByRole("heading", { name: titles[0] ?? "" })).toBeHidden({ timeout: makingMs });
    await expect(page.getByRole("button", { name: /^Go on with/ })).toBeVisible({ timeout: makingMs });
  });

  await test.step("edit one of them, choose another instead, take that back", async () => {
    await page.getByRole("button", { name: /^Edit/ }).first().click();
    await page.getByLabel("Title", { exact: true }).fill("The cup that waits");
    await page.getByRole("button", { name: "Save as mine" }).click();
    await expect(page.getByRole("article", { name: "Your version: The cup that waits" })).toBeVisible();
    await stories
      .nth(1)
      .getByRole("button", { name: /^Choose/ })
      .click();
    await expect(page.getByRole("article", { name: /^Your version/ })).toBeHidden();
    const news = page.locator("[data-sonner-toast]").filter({ hasText: "is taken" });
    await news.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByRole("article", { name: "Your version: The cup that waits" })).toBeVisible();
  });

  expect(await findings(page)).toEqual([]);
  await test.step("it goes on with that story, and the plan tells it", async () => {
    await page.getByRole("button", { name: "Go on with “The cup that waits”" }).click();
    await expect(page.getByRole("button", { name: /^Go on with/ })).toBeHidden();
    await page.getByRole("tab", { name: "Plan" }).click();
    await expect(page.getByText("The cup that waits").first()).toBeVisible({ timeout: makingMs });
  });
});

test("a story is chosen and approved by keyboard alone, after a reload", async ({ page }) => {
  await register(page, somebody());
  await composeProduct(page);
  await page
    .getByLabel("Product photos", { exact: true })
    .setInputFiles([{ name: "front.png", mimeType: "image/png", buffer: await flask("#8a3324") }]);
  await expect(photo(page, 1, "front.png")).toBeVisible();
  await startAndWait(page);
  await page.reload();
  const second = page.getByRole("article", { name: /^Story 2:/ });
  const title = await second.getByRole("heading").innerText();
  const tabTo = async (name: string | RegExp) => {
    const button = page.getByRole("button", { name });
    for (let presses = 0; presses < 60; presses++) {
      if (await button.evaluateAll((found) => found.some((one) => one === document.activeElement))) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`the keyboard does not reach ${name}`);
  };
  await tabTo(`Choose “${title}”`);
  await page.keyboard.press("Enter");
  await expect(second).toHaveAttribute("aria-current", "true");
  await page.getByRole("tab", { name: "Stories" }).focus();
  await tabTo(`Go on with “${title}”`);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /^Go on with/ })).toBeHidden();
});
