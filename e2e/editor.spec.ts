import { expect, type Locator, type Page, test } from "@playwright/test";
import type { EditorView } from "@/domain/view/editor-views";
import type { VideoView } from "@/domain/view/views";
import { askStudio } from "./fixtures/ask-studio";
import { findings } from "./fixtures/axe";
import { shortBrief } from "./fixtures/comparison";
import { makingMs } from "./fixtures/made-video";
import { register, somebody } from "./fixtures/people";
import { visit, visitAgain } from "./fixtures/visiting";

/** A finished video of the one who is signed in, made without the pages for it. */
async function makeVideo(page: Page): Promise<string> {
  const { projectId } = await askStudio<{ projectId: string }>(page, "projects.create", {
    input: { brief: shortBrief },
    change: true,
  });
  const status = async () =>
    (await askStudio<{ status: string }>(page, "projects.byId", { input: { projectId } })).status;
  await expect.poll(status, { timeout: makingMs }).toBe("done");
  return projectId;
}

/** The page answers keys from when its preview is there: what the server sent only looks like it. */
const ready = (page: Page) =>
  expect(page.getByTestId("preview-picture").locator("video").first()).toBeAttached();
const clips = (page: Page) => page.getByRole("button", { name: /^Clip \d of/ });
const nest = (page: Page) => page.getByRole("button", { name: /^Nested clip/ });
const saved = (page: Page, version: number) =>
  expect(page.getByRole("status").filter({ hasText: `Saved · version ${version}` })).toBeVisible();
const filmLength = async (page: Page) =>
  (await page.getByLabel("Position").innerText()).split("/")[1]?.trim() ?? "";

async function dragEdge(page: Page, edge: "start" | "end", pixels: number): Promise<void> {
  const handle = page.locator(`[data-clip] [data-edge=${edge}]`).first();
  const box = await handle.boundingBox();
  if (!box) throw new Error("the clip has no handle");
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + pixels / 2, y, { steps: 4 });
  await page.mouse.move(x + pixels, y, { steps: 4 });
  await page.mouse.up();
}

/** The colour in the middle of a canvas of the page; null while it is not seen. */
function middleOf(selector: string): number[] | null {
  const canvas = document.querySelector<HTMLCanvasElement>(selector);
  if (!canvas?.checkVisibility({ visibilityProperty: true })) return null;
  const copy = document.createElement("canvas").getContext("2d");
  copy?.drawImage(canvas, canvas.width / 2, canvas.height / 2, 1, 1, 0, 0, 1, 1);
  return [...(copy?.getImageData(0, 0, 1, 1).data ?? [])].slice(0, 3);
}

/** A table in which every colour becomes one, and that colour as `middleOf` tells it. */
const oneColour = { table: `LUT_3D_SIZE 2\n${"0.25 0.5 0.75\n".repeat(8)}`, shown: [64, 128, 191] };

/** The place may only be there while something is dragged. */
async function dragTo(page: Page, item: Locator, place: string): Promise<void> {
  await item.hover();
  await page.mouse.down();
  const from = await item.boundingBox();
  if (!from) throw new Error("there is nothing to drag");
  const x = from.x + from.width / 2;
  await page.mouse.move(x, from.y + from.height + 6, { steps: 2 });
  await expect(page.locator(place)).toBeVisible();
  const to = await page.locator(place).boundingBox();
  if (!to) throw new Error("there is nowhere to put it");
  await page.mouse.move(x, to.y + to.height / 2, { steps: 4 });
  await page.mouse.up();
}

test("a video is edited by mouse and keyboard, saved by itself and rendered as its next version", async ({
  page,
}) => {
  test.setTimeout(makingMs);
  await register(page, somebody());
  const projectId = await makeVideo(page);
  await visit(page, `/videos/${projectId}`);
  await page.getByRole("link", { name: "Edit" }).click();
  await page.waitForURL(/\/projects\/.*\/edit$/);
  await ready(page);
  await expect(clips(page)).toHaveCount(1);
  expect(await filmLength(page)).toBe("00:05:00");

  await test.step("the preview shows the frame it is asked for, and plays", async () => {
    const shown = () =>
      page
        .getByTestId("preview-picture")
        .locator("video")
        .first()
        .evaluate((video: HTMLVideoElement) =>
          video.readyState >= 2 && !video.seeking ? video.currentTime : -1,
        );
    await page.keyboard.press("Shift+ArrowRight");
    await page.keyboard.press("ArrowRight");
    await expect.poll(shown).toBeCloseTo(25.5 / 24, 2);
    await page.keyboard.press("l");
    await expect.poll(shown).toBeGreaterThan(1.5);
    await page.keyboard.press("k");
    await page.keyboard.press("Home");
  });

  await test.step("trim by dragging the end of the clip, as one step", async () => {
    await dragEdge(page, "end", -120);
    const length = await filmLength(page);
    expect(length < "00:05:00").toBe(true);
    await saved(page, 1);
    await page.keyboard.press("Control+z");
    expect(await filmLength(page)).toBe("00:05:00");
    await page.keyboard.press("Control+Shift+z");
    expect(await filmLength(page)).toBe(length);
  });

  await test.step("type an exact length", async () => {
    await clips(page).first().click();
    await page.getByLabel("Length", { exact: true }).fill("4");
    await page.getByLabel("Length", { exact: true }).press("Enter");
    expect(await filmLength(page)).toBe("00:04:00");
  });

  await test.step("split at the playhead, and move the second half before the first, with the keyboard", async () => {
    await page.getByLabel("Length", { exact: true }).blur();
    await page.keyboard.press("Home");
    await page.keyboard.press("Shift+ArrowRight");
    await page.keyboard.press("s");
    await expect(clips(page)).toHaveCount(2);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Alt+ArrowLeft");
    await expect(clips(page).first()).toHaveAccessibleName(/^Clip 1 of 2, .* 3 seconds/);
    await page.keyboard.press("t");
    await page.getByLabel("Words").fill("Cold. Slow. Good.");
    await expect(page.getByRole("button", { name: /^Text: Cold\. Slow\. Good\./ })).toBeVisible();
  });

  await test.step("a text is dragged to a track of its own, not to one of another kind, and goes back by keys", async () => {
    await page.getByLabel("Words").blur();
    await page.keyboard.press("Home");
    await page.keyboard.press("t");
    await page.getByLabel("Words").fill("Second");
    await page.getByLabel("Words").blur();
    const text = page.getByRole("button", { name: /^Text: Second/ });
    await dragTo(page, text, "[data-row=picture]");
    await expect(page.getByText("nothing else goes there").last()).toBeVisible();
    const second = page.getByText("Text 2", { exact: true });
    await expect(second).toBeHidden();
    await dragTo(page, text, "[data-new-track]");
    await expect(second).toBeVisible();
    await page.keyboard.press("Control+z");
    await expect(second).toBeHidden();
    await page.keyboard.press("Alt+ArrowUp");
    await expect(second).toBeVisible();
    await page.keyboard.press("Alt+ArrowDown");
    await expect(second).toBeHidden();
    await page.keyboard.press("Delete");
    await expect(text).toBeHidden();
  });

  await test.step("two clips become one nested clip, and two again", async () => {
    await clips(page).first().click();
    await page.keyboard.press("g");
    await expect(nest(page)).toHaveAccessibleName(/^Nested clip 1 of 1, .* 4 seconds/);
    expect(await filmLength(page)).toBe("00:04:00");
    await page.keyboard.press("Shift+G");
    await expect(clips(page)).toHaveCount(2);
  });

  await test.step("the film is shown through a table for colours; a wrong one is told by its line", async () => {
    await page.keyboard.press("Escape");
    const choose = (text: string) =>
      page.getByLabel("LUT file").setInputFiles({
        ...{ name: "grey.cube", mimeType: "text/plain", buffer: Buffer.from(text) },
      });
    await choose("LUT_3D_SIZE 2\n0.5 grey 0.5\n");
    await expect(page.getByRole("alert").filter({ hasText: "grey.cube: Line 2:" })).toBeVisible();
    await choose(oneColour.table);
    await expect(page.getByText("LUT: grey.cube")).toBeVisible();
    const preview = "[data-testid=preview-picture] canvas";
    await expect.poll(() => page.evaluate(middleOf, preview)).toEqual(oneColour.shown);
    await page.keyboard.press("Control+z");
    await expect(page.getByText("No LUT")).toBeVisible();
    await expect(page.getByTestId("preview-picture").locator("canvas")).toBeHidden();
  });

  await test.step("captions come from a file: a wrong one is told by its line, a right one can be split and taken back", async () => {
    await page.keyboard.press("Escape");
    const captions = page.getByRole("button", { name: /^Caption: / });
    const choose = (times: string) =>
      page.getByLabel("File of captions").setInputFiles({
        ...{ name: "film.srt", mimeType: "application/x-subrip" },
        buffer: Buffer.from(`1\n${times}\nCold brew, made slowly\n`),
      });
    await choose("00:00:00.500 --> 00:00:02,500");
    await expect(page.getByRole("alert").filter({ hasText: "film.srt: Line 2:" })).toBeVisible();
    await choose("00:00:00,500 --> 00:00:02,500");
    await expect(captions).toHaveAccessibleName(/^Caption: Cold brew, made slowly, 2 seconds/);
    await page.keyboard.press("Home");
    await expect(page.getByRole("img", { name: "Cold brew, made slowly" })).toBeHidden();
    await captions.click();
    await page.keyboard.press("Home");
    await page.keyboard.press("Shift+ArrowRight");
    await expect(page.getByRole("img", { name: "Cold brew, made slowly" })).toBeVisible();
    await page.keyboard.press("s");
    await expect(captions).toHaveCount(2);
    await page.keyboard.press("Control+z");
    await expect(captions).toHaveCount(1);
  });
  expect(await findings(page)).toEqual([]);

  await test.step("everything is there after a reload", async () => {
    await expect(page.getByRole("status").filter({ hasText: "Saved ·" })).toBeVisible();
    await visitAgain(page);
    await ready(page);
    await expect(clips(page)).toHaveCount(2);
    await expect(clips(page).first()).toHaveAccessibleName(/3 seconds/);
    await expect(page.getByRole("button", { name: /^Text: Cold/ })).toBeVisible();
  });

  await test.step("a presentation shows all clips with the colours of the film", async () => {
    await page.getByLabel("LUT file").setInputFiles({
      ...{ name: "grey.cube", mimeType: "text/plain", buffer: Buffer.from(oneColour.table) },
    });
    const savedTable = async () =>
      (await askStudio<EditorView>(page, "editor.open", { input: { projectId } })).cut.grade.lut?.name;
    await expect.poll(savedTable).toBe("grey.cube");
    await visit(page, `/projects/${projectId}/present?view=grid`);
    await expect(page.getByRole("button", { name: /^Shot \d/ })).toHaveCount(2);
    for (const tile of [1, 2]) {
      const colour = () => page.evaluate(middleOf, `li:nth-child(${tile}) canvas`);
      await expect.poll(colour).toEqual(oneColour.shown);
    }
    await page.getByRole("link", { name: "Leave the presentation" }).click();
    await ready(page);
    await page.getByRole("button", { name: "Remove", exact: true }).click();
    await expect(page.getByText("No LUT")).toBeVisible();
  });

  await test.step("edits made without a connection survive a closed tab", async () => {
    await page.context().setOffline(true);
    await page.keyboard.press("Home");
    await page.keyboard.press("m");
    await expect(page.getByRole("status").filter({ hasText: "kept on this device" })).toBeVisible();
    await page.context().setOffline(false);
    await visitAgain(page);
    await expect(page.getByRole("button", { name: /^Marker at 0 seconds/ })).toBeVisible();
    await expect(page.getByRole("status").filter({ hasText: "Saved ·" })).toBeVisible();
  });

  await test.step("render it: version 2 stands beside version 1, as long as the edited film", async () => {
    await clips(page).first().click();
    await page.keyboard.press("g");
    await expect(nest(page)).toBeVisible();
    await page.getByRole("button", { name: "Render this version" }).click();
    const versions = async () =>
      (await askStudio<VideoView>(page, "videos.byId", { input: { projectId } })).versions.map(
        ({ version, durationSeconds }) => [version, durationSeconds],
      );
    await expect.poll(versions, { timeout: makingMs }).toEqual([
      [2, 4],
      [1, 5],
    ]);
  });
  const { videos } = await askStudio<EditorView>(page, "editor.open", { input: { projectId } });
  expect(videos).toHaveLength(2);
});
