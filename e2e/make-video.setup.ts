import { open, stat } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { composeVideo, makingMs, ownerState, rememberVideo } from "./fixtures/made-video";
import { somebody } from "./fixtures/people";
import { visit, visitAgain } from "./fixtures/visiting";

// The whole main job as a person does it, with a cancel on the way. Other tests go on with the video that it makes.
test("from nothing to a finished video", async ({ page }) => {
  const owner = somebody();

  await test.step("register from the start page", async () => {
    await visit(page, "/");
    await page.getByRole("link", { name: "Start your first video" }).click();
    await page.getByLabel("User name").fill(owner.username);
    await page.getByLabel("Password", { exact: true }).fill(owner.password);
    await page.getByRole("button", { name: "Create account" }).click();
    await expect(page.getByRole("heading", { name: "New video" })).toBeVisible();
  });

  await test.step("compose, with the price before the start", async () => {
    await composeVideo(
      page,
      "Nordlys cold brew in an amber glass bottle on a sunlit kitchen counter, calm. End with: Try it today.",
    );
    const costs = page.getByRole("complementary", { name: "Cost and start" });
    await expect(costs.getByText("free").first()).toBeVisible();
    await page.getByRole("button", { name: "Generate video" }).click();
    await page.waitForURL(/\/projects\/[0-9a-f-]{36}/);
  });
  const projectId = new URL(page.url()).pathname.split("/").at(-1) ?? "";

  await test.step("cancel it, and resume where it was", async () => {
    await page.getByRole("button", { name: "Cancel" }).click();
    await expect(page.getByRole("status").filter({ hasText: "Cancelled" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Cancel" })).toBeHidden();
    await page.getByRole("button", { name: "Resume" }).click();
  });

  await test.step("watch it being made, also after a reload", async () => {
    await expect(page.getByRole("progressbar", { name: "Progress of the run" })).toBeVisible();
    await visitAgain(page);
    await expect(page.getByRole("list", { name: "Stages" })).toBeVisible();
    await expect(page.getByRole("img", { name: /^Shot 2:/ })).toBeVisible({ timeout: makingMs });
    await expect(page.getByRole("link", { name: "Download" })).toBeVisible({ timeout: makingMs });
    await expect(page.getByRole("status").filter({ hasText: "Finished" })).toBeVisible();
  });

  const title = await page.getByRole("heading", { level: 1 }).innerText();
  expect(title).not.toBe("");
  rememberVideo({ projectId, title, owner });
  await page.context().storageState({ path: ownerState });

  await test.step("read the plan, the story and the record", async () => {
    await page.getByRole("tab", { name: "Plan" }).click();
    await expect(page.getByRole("heading", { name: /^Scene 1:/ })).toBeVisible();
    await page.getByRole("tab", { name: "Story", exact: true }).click();
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
    expect(playing.duration).toBeCloseTo(5, 1);
    expect(playing.size).toEqual([540, 960]);
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
    await page.getByRole("searchbox", { name: "Search videos" }).fill("nordlys");
    await expect(page).toHaveURL(/q=nordlys/);
    await expect(page.getByRole("status").filter({ hasText: "1 match" })).toBeVisible();
    await page.getByRole("list", { name: "Videos" }).getByRole("link").click();
    await page.waitForURL(/\/videos\/[0-9a-f-]{36}/);
  });
});
