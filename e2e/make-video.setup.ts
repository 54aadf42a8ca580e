import { expect, test } from "@playwright/test";
import { ownerState, rememberVideo, startVideo, waitForVideo } from "./fixtures/made-video";
import { register, somebody } from "./fixtures/people";

test("a maker has a finished video", async ({ page }) => {
  const owner = somebody();
  await register(page, owner);
  const projectId = await startVideo(
    page,
    "Nordlys cold brew in an amber glass bottle on a sunlit kitchen counter, calm. End with: Try it today.",
  );
  await waitForVideo(page);
  const title = await page.getByRole("heading", { level: 1 }).innerText();
  expect(title).not.toBe("");
  rememberVideo({ projectId, title, owner });
  await page.context().storageState({ path: ownerState });
});
