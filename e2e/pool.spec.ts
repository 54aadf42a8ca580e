import { expect, type Page, test } from "@playwright/test";
import { findings } from "./fixtures/axe";
import { drawFrames } from "./fixtures/drawn-frames";
import { expectSaved } from "./fixtures/planned-video";
import { visit, visitAgain } from "./fixtures/visiting";

test.describe.configure({ mode: "serial" });

const pool = (page: Page) => page.getByRole("list", { name: "Pool" });
const item = (page: Page, name: string) => pool(page).getByRole("button", { name: `Open ${name}` });
const pick = (page: Page, name: string) => page.getByRole("checkbox", { name: `Select ${name}` });
const first = "Shot 1, first frame, take 1";
const last = "Shot 1, last frame, take 1";

test("takes are found, tagged, compared, used elsewhere and removed, and prompts are inspected and edited", async ({
  page,
}) => {
  test.setTimeout(300_000);
  const projectId = await drawFrames(page);
  await page.getByRole("link", { name: "Pool" }).click();
  await expect(page).toHaveURL(`/projects/${projectId}/pool`);

  await test.step("search and filters stand in the address, and survive reloading", async () => {
    await expect(item(page, first)).toBeVisible();
    expect(await findings(page)).toEqual([]);
    await page.getByLabel("All kinds").selectOption("frame");
    await page.getByLabel("Search the pool").fill("shot 1 last");
    await expect(item(page, first)).toBeHidden();
    await visitAgain(page);
    await expect(item(page, last)).toBeVisible();
    await expect(page.getByLabel("Search the pool")).toHaveValue("shot 1 last");
    await page.getByRole("button", { name: "Show everything" }).click();
    await expect(item(page, first)).toBeVisible();
  });

  await test.step("two are tagged at once, the tag is taken back, and they are compared side by side", async () => {
    await pick(page, first).check();
    await pick(page, last).check();
    await page.getByRole("button", { name: "Tag", exact: true }).click();
    const tags = page.getByRole("dialog", { name: "Tags of what is selected" });
    await tags.getByLabel("Tags").fill("Opening");
    await tags.getByRole("button", { name: "Add the tag" }).click();
    await expect(page.getByText("The tag opening was put on 2 items")).toBeVisible();
    await expect(pool(page).getByText("opening", { exact: true })).toHaveCount(2);
    // The message leaves free what it is about.
    await tags.getByRole("button", { name: "Add the tag" }).click({ trial: true });
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(pool(page).getByText("opening", { exact: true })).toHaveCount(0);
    await page.getByRole("button", { name: "Compare" }).click();
    const sides = page.getByRole("dialog", { name: "Side by side" });
    await expect(sides.getByRole("list", { name: "Compared" }).getByRole("listitem")).toHaveCount(2);
    await expect(page).toHaveURL(/compare=/);
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Clear the selection" }).click();
  });

  await test.step("arrow keys go from one to the next; a frame is used in another place, and what follows is due", async () => {
    await item(page, last).click();
    const large = page.getByRole("dialog");
    await expect(large.getByRole("heading", { name: last })).toBeVisible();
    await large.press("ArrowRight");
    await expect(large.getByRole("heading", { name: last })).toBeHidden();
    await large.press("ArrowLeft");
    await expect(large.getByRole("heading", { name: last })).toBeVisible();
    expect(await findings(page)).toEqual([]);
    await large.getByLabel("Use in").selectOption({ label: "Shot 2, last frame" });
    await large.getByRole("button", { name: "Use", exact: true }).click();
    await expect(page.getByText(/is used as Shot 2, last frame/)).toBeVisible();
    await page.keyboard.press("Escape");
    await visit(page, `/projects/${projectId}?tab=keyframes`);
    await expect(page.getByRole("button", { name: "Open shot 2, last frame" })).toContainText("Chosen");
  });

  await test.step("two frames become pictures of a new element of the library, and that is taken back", async () => {
    await visit(page, `/projects/${projectId}/pool`);
    await pick(page, first).check();
    await pick(page, last).check();
    await page.getByRole("button", { name: "Send to library" }).click();
    const form = page.getByRole("dialog", { name: "Send 2 pictures to the library" });
    await form.getByRole("button", { name: "Save" }).click();
    await expect(form.getByText("Give the element a name")).toBeVisible();
    await form.getByLabel("Name").fill("Opening");
    expect(await findings(page)).toEqual([]);
    await form.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("2 pictures went into “Opening”")).toBeVisible();
    // The message leaves the buttons below it free.
    await page.getByRole("button", { name: "Clear the selection" }).click({ trial: true });
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByText("“Opening” is as it was")).toBeVisible();
  });

  await test.step("what is not in use is removed, and comes back", async () => {
    await visit(page, `/projects/${projectId}/pool?view=list`);
    await pick(page, last).check();
    await page.getByRole("button", { name: "Remove", exact: true }).click();
    await expect(page.getByText(/in use stayed/)).toBeVisible();
    await expect(item(page, last)).toBeVisible();
  });

  await test.step("a prompt is read-only until unlocked; other words are marked, compared and taken back", async () => {
    await visit(page, `/projects/${projectId}?tab=prompts`);
    const name = "Clip: video prompt";
    await expect(page.getByRole("heading", { name })).toBeVisible();
    await expect(page.getByRole("textbox", { name, exact: true })).toHaveCount(0);
    expect(await findings(page)).toEqual([]);
    await page.getByRole("button", { name: `Unlock to edit ${name}` }).click();
    const words = page.getByRole("textbox", { name, exact: true });
    const planned = await words.inputValue();
    await words.fill("");
    await expect(words).toHaveValue("");
    await words.fill(`${planned} A gust of wind.`);
    await expect(page.getByText("Your words").first()).toBeVisible();
    await expectSaved(page);
    await visitAgain(page);
    const compare = page.getByLabel("Compare with");
    await compare.nth(4).selectOption("planned");
    await expect(page.locator("ins").first()).toContainText("gust");
    await page.getByRole("button", { name: `Revert ${name}` }).click();
    await expectSaved(page);
    await expect(page.getByRole("button", { name: `Revert ${name}` })).toBeHidden();
  });

  await test.step("a shot has two versions, another plan is asked for, and a clip gets a seed of its own", async () => {
    await visit(page, `/projects/${projectId}?tab=storyboard`);
    await page.getByRole("button", { name: "What to do with shot 1" }).click();
    await page.getByRole("menuitem", { name: "Try another version" }).click();
    const action = page.getByRole("textbox", { name: "Action of shot 1" });
    const before = await action.inputValue();
    await action.fill("A hand turns the bottle.");
    await page.getByRole("radio", { name: "A1" }).click();
    await expect(action).toHaveValue(before);
    await page.getByText("Have the whole plan written again").click();
    await page.getByLabel("What should be different?").fill("Start in the rain");
    await page.getByRole("button", { name: "Ask for another plan" }).click();
    await expect(page.getByText("It is written by the next run")).toBeVisible();
    await visit(page, `/projects/${projectId}?tab=keyframes`);
    await page.getByRole("button", { name: "Clip of shot 1: prompt, seed and model" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Another seed" }).click();
    await expect(page.getByRole("dialog").getByText("Yours")).toBeVisible();
    expect(await findings(page)).toEqual([]);
  });
});
