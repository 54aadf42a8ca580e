import { expect, type Page, test } from "@playwright/test";
import sharp from "sharp";
import { findings } from "./fixtures/axe";
import { arrowTo, pressOn, tabTo, typeInto } from "./fixtures/keyboard";
import { makingMs } from "./fixtures/made-video";
import { enterStudio } from "./fixtures/people";
import { expectSaved } from "./fixtures/planned-video";
import { visit, visitAgain } from "./fixtures/visiting";

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
  await enterStudio(page);
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

  await test.step("edit one of them, which another tab shows; choose another instead, take that back", async () => {
    const other = await page.context().newPage();
    await visit(other, page.url());
    await expect(other.getByRole("article", { name: /^Story 1:/ })).toBeVisible();
    await page.getByRole("button", { name: /^Edit/ }).first().click();
    await page.getByLabel("Title", { exact: true }).fill("The cup that waits");
    await page.getByRole("button", { name: "Save as mine" }).click();
    for (const tab of [page, other]) {
      await expect(tab.getByRole("article", { name: "Your version: The cup that waits" })).toBeVisible();
    }
    await other.close();
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
  await test.step("on a phone it goes on with that story, and the plan tells it", async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(await findings(page)).toEqual([]);
    await page.getByRole("button", { name: "Go on with “The cup that waits”" }).click();
    await expect(page.getByRole("button", { name: /^Go on with/ })).toBeHidden();
    await page.getByRole("tab", { name: "Plan" }).click();
    await expect(page.getByText("The cup that waits").first()).toBeVisible({ timeout: makingMs });
  });
});

test("from photos over stories, storyboard and keyframes to the clips, by keyboard alone", async ({
  page,
}) => {
  await enterStudio(page);
  const button = (name: string | RegExp) => page.getByRole("button", { name });
  const openTab = (name: string) =>
    arrowTo(
      page,
      page.getByRole("tablist", { name: "Parts of the project" }),
      page.getByRole("tab", { name, exact: true }),
    );
  const waitsFor = (what: string) =>
    expect(page.getByText(`Waiting for you: ${what}`)).toBeVisible({ timeout: makingMs });

  await test.step("the photos and the wish", async () => {
    for (const name of ["Product video", "Guided", "Square, 1:1"]) {
      const radio = page.getByRole("radio", { name, exact: true });
      await arrowTo(page, page.getByRole("radiogroup").filter({ has: radio }), radio);
      await expect(radio).toBeChecked();
    }
    await typeInto(
      page,
      page.getByRole("textbox", { name: "What should the video show?" }),
      "Halden field thermos in red steel on a mountain ridge, for hikers. End with: Stay warm.",
    );
    await typeInto(page, page.getByLabel("Length in seconds"), "5");
    await typeInto(page, page.getByRole("spinbutton", { name: "Clips" }), "2");
    const chooser = page.waitForEvent("filechooser");
    await pressOn(page, button("Add photos"));
    const photos = { name: "front.png", mimeType: "image/png", buffer: await flask("#8a3324") };
    await (await chooser).setFiles([photos]);
    await expect(photo(page, 1, "front.png")).toBeVisible();
    await pressOn(page, button("Generate video"));
    await page.waitForURL(/\/projects\/[0-9a-f-]{36}/);
  });

  await test.step("a story is chosen, and stays so after a reload", async () => {
    await waitsFor("choose a story");
    await visitAgain(page);
    const second = page.getByRole("article", { name: /^Story 2:/ });
    const title = await second.getByRole("heading").innerText();
    await pressOn(page, button(`Choose “${title}”`));
    await expect(second).toHaveAttribute("aria-current", "true");
    await pressOn(page, button("Approve and plan the shots"));
    await waitsFor("look at the plan");
  });

  await test.step("an action is written by hand, another by the planner", async () => {
    await openTab("Storyboard");
    const action = (number: number) => page.getByRole("textbox", { name: `Action of shot ${number}` });
    await typeInto(page, action(1), "A hand lifts the thermos into the light.");
    const before = await action(2).inputValue();
    await pressOn(page, button("Write again… the action of shot 2"));
    const dialog = page.getByRole("dialog", { name: "Another action for shot 2" });
    await typeInto(page, dialog.getByLabel("What should be different?"), "closer");
    await pressOn(page, dialog.getByRole("button", { name: "Write it, free" }));
    await expect(dialog.getByRole("region", { name: "Proposal" })).toContainText(before.split(" ")[0] ?? "");
    expect(await findings(page)).toEqual([]);
    await pressOn(page, dialog.getByRole("button", { name: "Use it" }));
    await expect(dialog).toBeHidden();
    await expect(button("Write again… the action of shot 2")).toBeFocused();
    await expect(action(2)).not.toHaveValue(before);
    const written = await action(2).inputValue();
    await page.keyboard.press("Control+z");
    await expect(action(2)).toHaveValue(before);
    await page.keyboard.press("Control+Shift+z");
    await expect(action(2)).toHaveValue(written);
    await expectSaved(page);
    await pressOn(page, button("Approve and draw the frames"));
    await waitsFor("look at the frames");
  });

  await test.step("the frames are approved, which locks their shots, and the clips are filmed", async () => {
    await openTab("Keyframes");
    await pressOn(page, button("Approve all"));
    await expect(page.getByText(/^[1-4] of 4 approved$/)).toBeVisible();
    await expect(button("Approve all")).toBeDisabled();
    await openTab("Storyboard");
    await tabTo(page, page.getByRole("textbox", { name: "Action of shot 1" }));
    await page.keyboard.press("End");
    await page.keyboard.type("!");
    await expect(page.getByRole("dialog", { name: "Shot 1 is locked" })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("textbox", { name: "Action of shot 1" })).toHaveValue(
      "A hand lifts the thermos into the light.",
    );
    await expectSaved(page);
    await pressOn(page, button("Approve and film the clips"));
    await waitsFor("look at the clips");
    await expect(button("Approve and finish the video")).toBeVisible();
  });
});
