import { open, stat } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { makingMs } from "./fixtures/made-video";
import { somebody } from "./fixtures/people";

test("from nothing to a finished video, and back", async ({ page }) => {
  test.setTimeout(makingMs + 120_000);
  const me = somebody();

  await test.step("register from the start page", async () => {
    await page.goto("/");
    await page.getByRole("link", { name: "Start your first video" }).click();
    await page.getByLabel("User name").fill(me.username);
    await page.getByLabel("Password", { exact: true }).fill(me.password);
    await page.getByRole("button", { name: "Create account" }).click();
    await expect(page.getByRole("heading", { name: "New video" })).toBeVisible();
  });

  await test.step("compose, with the price before the start", async () => {
    await page
      .getByRole("textbox", { name: "What should the video show?" })
      .fill(
        "Kestrel trail running shoe on a misty mountain path at sunrise, energetic. End with: Run further.",
      );
    await page.getByRole("radio", { name: "Vertical, 9:16" }).click();
    await page.getByLabel("Length in seconds").fill("6");
    await page.getByRole("spinbutton", { name: "Clips" }).fill("2");
    const costs = page.getByRole("complementary", { name: "Cost and start" });
    await expect(costs.getByText("free").first()).toBeVisible();
    await page.getByRole("button", { name: "Generate video" }).click();
  });

  await test.step("watch it being made, also after a reload", async () => {
    await page.waitForURL(/\/projects\/[0-9a-f-]{36}/);
    await expect(page.getByRole("progressbar", { name: "Progress of the run" })).toBeVisible();
    await page.reload();
    await expect(page.getByRole("list", { name: "Stages" })).toBeVisible();
    await expect(page.getByRole("img", { name: /^Shot 2:/ })).toBeVisible({ timeout: makingMs });
    await expect(page.getByRole("link", { name: "Download" })).toBeVisible({ timeout: makingMs });
    await expect(page.getByRole("status").filter({ hasText: "Finished" })).toBeVisible();
  });

  const title = await page.getByRole("heading", { level: 1 }).innerText();

  await test.step("read the plan, the story and the record", async () => {
    await page.getByRole("tab", { name: "Plan" }).click();
    await expect(page.getByRole("heading", { name: /^Scene 1:/ })).toBeVisible();
    await page.getByRole("tab", { name: "Story" }).click();
    await expect(page.getByRole("heading", { name: "Emotional arc" })).toBeVisible();
    await page.getByRole("tab", { name: "Prompts and scores" }).click();
    await expect(page.getByRole("button", { name: "Download as JSON" })).toBeVisible();
  });

  await test.step("play it with sound and seek", async () => {
    await page.getByRole("link", { name: "Details and versions" }).click();
    await page.waitForURL(/\/videos\//);
    const video = page.getByLabel(`${title}, version 1`);
    await video.focus();
    await page.keyboard.press("Space");
    const look = () =>
      video.evaluate((element: HTMLVideoElement & { webkitAudioDecodedByteCount?: number }) => ({
        time: element.currentTime,
        audible: !element.muted && element.volume > 0,
        audioBytes: element.webkitAudioDecodedByteCount ?? 0,
        duration: element.duration,
        size: [element.videoWidth, element.videoHeight],
      }));
    await expect.poll(async () => (await look()).time).toBeGreaterThan(0.5);
    await expect.poll(async () => (await look()).audioBytes).toBeGreaterThan(0);
    const playing = await look();
    expect(playing.audible).toBe(true);
    expect(playing.duration).toBeCloseTo(6, 1);
    expect(playing.size).toEqual([1080, 1920]);
    await video.evaluate((element: HTMLVideoElement) => {
      element.pause();
      element.currentTime = 4.5;
    });
    await expect
      .poll(() => video.evaluate((element: HTMLVideoElement) => !element.seeking && element.readyState >= 2))
      .toBe(true);
    expect((await look()).time).toBeCloseTo(4.5, 1);
  });

  await test.step("download the file under its name", async () => {
    const arriving = page.waitForEvent("download");
    await page.getByRole("link", { name: "Download" }).click();
    const download = await arriving;
    expect(download.suggestedFilename()).toMatch(/^[a-z0-9-]+-v1\.mp4$/);
    const file = await download.path();
    expect((await stat(file)).size).toBeGreaterThan(50_000);
    const handle = await open(file);
    const { buffer } = await handle.read(Buffer.alloc(12), 0, 12, 0);
    await handle.close();
    expect(buffer.subarray(4, 8).toString("latin1")).toBe("ftyp");
  });

  await test.step("find it in the gallery", async () => {
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Videos" }).click();
    await page.getByRole("searchbox", { name: "Search videos" }).fill("kestrel");
    await expect(page).toHaveURL(/q=kestrel/);
    await expect(page.getByRole("status").filter({ hasText: "1 match" })).toBeVisible();
    await page.getByRole("list", { name: "Videos" }).getByRole("link").click();
    await page.waitForURL(/\/videos\/[0-9a-f-]{36}/);
  });

  await test.step("delete it, by name", async () => {
    await page.getByRole("button", { name: "Delete" }).click();
    const question = page.getByRole("alertdialog", { name: `Delete “${title}”?` });
    await question.getByRole("button", { name: "Delete it" }).click();
    await page.waitForURL(/\/videos$/);
    await expect(page.getByText(`“${title}” was deleted`)).toBeVisible();
    await expect(page.getByText("No videos yet")).toBeVisible();
  });
});
