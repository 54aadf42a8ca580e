import { createRequire } from "node:module";
import path from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { findings } from "./fixtures/axe";
import { enterStudio, register, somebody } from "./fixtures/people";
import { expectSaved, planVideo } from "./fixtures/planned-video";
import { visit } from "./fixtures/visiting";

test.describe.configure({ mode: "serial" });

const font = createRequire(import.meta.url).resolve(
  "@fontsource/bebas-neue/files/bebas-neue-latin-400-normal.woff2",
);
const card = (page: Page, name: string) =>
  page.getByRole("listitem").filter({ has: page.getByRole("heading", { name, exact: true }) });

/** Whether a picture has arrived and can be seen. */
const isDrawn = (page: Page, name: string) =>
  page
    .getByRole("img", { name: `The same street in the look “${name}”` })
    .evaluate((image) => image instanceof HTMLImageElement && image.complete && image.naturalWidth > 0);

test("looks: one that is shipped is duplicated, changed, deleted and brought back", async ({ page }) => {
  test.setTimeout(120_000);
  await enterStudio(page);
  await page.getByRole("link", { name: "Library" }).click();
  await expect(page).toHaveURL(/\/library\/looks$/);
  await expect(page.getByRole("main").getByRole("heading", { level: 2 }).nth(11)).toBeVisible();
  await expect(async () => expect(await isDrawn(page, "Noir")).toBe(true)).toPass();

  await page.getByRole("button", { name: "New look" }).click();
  const form = page.getByRole("dialog");
  await form.getByLabel("What pictures look like").fill("Ink on wet paper");
  await form.getByRole("button", { name: "Save", exact: true }).click();
  await expect(form.getByLabel("Name")).toBeFocused();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Go on writing" }).click();
  await expect(form.getByLabel("What pictures look like")).toHaveValue("Ink on wet paper");
  await form.getByRole("button", { name: "Cancel" }).click();

  await page.getByRole("button", { name: "More for the look “Noir”" }).click();
  await page.getByRole("menuitem", { name: "Duplicate" }).click();
  await page.getByRole("radio", { name: "Your own" }).click();
  await expect(page).toHaveURL(/show=own/);
  await page.getByRole("button", { name: "More for the look “Noir copy”" }).click();
  await page.getByRole("menuitem", { name: "Edit…" }).click();
  await page.getByLabel("Name").fill("Midsummer noir");
  const preview = page.getByRole("img", { name: "The same street in this look" });
  const before = await preview.getAttribute("src");
  await page.getByRole("slider", { name: "Colour" }).press("End");
  await expect(preview).not.toHaveAttribute("src", before ?? "", { timeout: 30_000 });
  await page.getByRole("button", { name: "Save as version 2" }).click();
  await expect(card(page, "Midsummer noir")).toContainText("Yours, version 2");
  await page.getByRole("button", { name: "More for the look “Midsummer noir”" }).click();
  await page.getByRole("menuitem", { name: "Versions…" }).click();
  await expect(page.getByText("Noir copy, in version 2 Midsummer noir")).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();

  await page.getByRole("button", { name: "More for the look “Midsummer noir”" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await expect(card(page, "Midsummer noir")).toBeHidden();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(card(page, "Midsummer noir")).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await findings(page)).toEqual([]);
});

test("a brand kit has an own font, tells of contrast with the figure, and fills the composer", async ({
  page,
}) => {
  await register(page, somebody());
  await visit(page, "/library/brand");
  await page.getByRole("button", { name: "New brand kit" }).first().click();
  const form = page.getByRole("dialog");
  // What is typed while a file is on its way stays, and saving waits for the file.
  await form.getByLabel("Logo file").setInputFiles(path.resolve("public/example/ad.jpg"));
  await form.getByLabel("Brand name").fill("Nordlys");
  await expect(form.getByRole("img", { name: /^Logo/ })).toBeVisible();
  await expect(form.getByLabel("Brand name")).toHaveValue("Nordlys");
  await form.getByRole("button", { name: "Add a colour to brand colours" }).click();
  await form.getByLabel("Brand colours, 1").fill("#f4e9c8");
  await expect(form.getByText("Headlines over #f4e9c8 reach 1.2 : 1")).toBeVisible();
  await form.getByLabel("Font file").setInputFiles(path.resolve("public/example/ad.jpg"));
  await expect(form.getByText("This is not a TTF, OTF, WOFF or WOFF2 font.")).toBeVisible();
  await form.getByLabel("Font file").setInputFiles(font);
  await expect(form.getByText("Bebas Neue").first()).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await form.getByRole("button", { name: "Save", exact: true }).click();
  await expect(card(page, "Nordlys")).toContainText("Bebas Neue, version 1, 1 warning about contrast");

  await page.getByRole("button", { name: "Edit Nordlys" }).click();
  await form.getByLabel("Tone").fill("Dry, friendly");
  await form.getByRole("button", { name: "Save as version 2" }).click();
  await expect(card(page, "Nordlys")).toContainText("Dry, friendly");
  await page.getByRole("button", { name: "Versions of Nordlys" }).click();
  await expect(form.getByText("None, in version 2 Dry, friendly")).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await form.getByRole("button", { name: "Go back to version 1" }).click();
  await expect(card(page, "Nordlys")).toContainText("version 3");
  await expect(card(page, "Nordlys")).not.toContainText("Dry, friendly");

  await visit(page, "/studio");
  await page.getByText("Brand", { exact: true }).click();
  await page.getByLabel("Brand kit").selectOption("Nordlys");
  await expect(page.getByLabel("Brand name")).toHaveValue("Nordlys");
  await page.getByRole("combobox", { name: "Look", exact: true }).selectOption("Noir");
  await expect(page.getByText("black-and-white film noir", { exact: false })).toBeVisible();
});

test("an element is saved with all pictures that were picked, the best of them selected", async ({
  page,
}) => {
  await register(page, somebody());
  await visit(page, "/library/elements");
  await page.getByRole("button", { name: "New element" }).first().click();
  const form = page.getByRole("dialog");
  await form.getByLabel("Name").fill("Amber bottle");
  await form
    .getByLabel("Reference pictures", { exact: true })
    .last()
    .setInputFiles(["public/example/ad.jpg", "e2e/fixtures/people.ts"].map((file) => path.resolve(file)));
  await form.getByRole("button", { name: "Save", exact: true }).click();
  await expect(card(page, "Amber bottle")).toContainText("1 picture");
  await expect(card(page, "Amber bottle")).toContainText("Reference");
});

test("a project takes on a look, and its product is kept in the library and used from there", async ({
  page,
}) => {
  test.setTimeout(120_000);
  const projectId = await planVideo(page);
  await page.getByRole("combobox", { name: "Look", exact: true }).selectOption("Noir");
  await expectSaved(page);
  const product = page
    .getByRole("group")
    .filter({ has: page.getByLabel("From the library") })
    .first();
  await product.locator("summary").click();
  await product.getByRole("button", { name: "Save to the library" }).click();
  await expect(page.getByText(/is in your library/)).toBeVisible();
  await product.getByLabel("From the library").selectOption({ index: 1 });
  await expectSaved(page);
  await product.getByLabel("Text printed on it").fill("NORDLYS");
  await expect(product.getByText("Here it is not what it is in the library.")).toBeVisible();
  await product.getByRole("button", { name: "Promote this one" }).click();
  await expect(page.getByText(/is the library’s newest version/)).toBeVisible();
  await expect(product.getByText("Here it is not what it is in the library.")).toBeHidden();
  await expectSaved(page);
  expect(await findings(page)).toEqual([]);

  await visit(page, "/library/elements");
  await expect(page.getByText("Version 2")).toBeVisible();
  await page.getByRole("button", { name: "Used in 1 project" }).click();
  await page.getByRole("dialog").getByRole("link").click();
  await expect(page).toHaveURL(new RegExp(projectId));
});
