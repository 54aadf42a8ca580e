import { expect, type Page, test } from "@playwright/test";
import { ownerState } from "./fixtures/made-video";
import { makeComparison, newReviewer, visitor } from "./fixtures/reviewed";
import { visit, visitAgain } from "./fixtures/visiting";

test.use({ storageState: ownerState });

const labels = ["North window", "South window", "West window"] as const;

async function shareWith(page: Page, username: string): Promise<void> {
  const dialog = page.getByRole("dialog", { name: "Share for review" });
  await dialog.getByLabel("User name").fill(username);
  await dialog.getByRole("button", { name: "Share", exact: true }).click();
  await expect(dialog.getByText("Shared.")).toBeVisible();
}

async function makeLink(page: Page): Promise<string> {
  const dialog = page.getByRole("dialog", { name: "Share for review" });
  await dialog.getByRole("tab", { name: "By link" }).click();
  await dialog.getByLabel("For whom").fill("The client");
  await dialog.getByRole("button", { name: "Make the link" }).click();
  return dialog.getByLabel("The link").inputValue();
}

/** Waits until the page answers: a key that is pressed before is lost. */
async function untilAlive(page: Page): Promise<void> {
  await expect(async () => {
    await page.getByRole("button", { name: "One frame on" }).click();
    await expect(page.getByTestId("timecode")).not.toHaveAttribute("data-frame", "0", { timeout: 1_000 });
  }).toPass();
}

/** Votes on every pair with the keyboard, and finishes. */
async function voteBlind(page: Page, keys: readonly string[]): Promise<void> {
  await expect(page.getByText("Blind: names and scores are hidden")).toBeVisible();
  await untilAlive(page);
  for (const [index, key] of keys.entries()) {
    await page.keyboard.press(key);
    await expect(page.getByText(`${index + 1} of ${keys.length}`)).toBeVisible();
  }
  // Neither on the page nor in what it was sent.
  for (const label of labels) expect(await page.content()).not.toContain(label);
  await page.getByRole("button", { name: "Finish and show names" }).click();
  for (const label of labels) await expect(page.getByRole("cell", { name: label })).toBeVisible();
}

/** Draws an arrow over the tenth frame and says something about it. */
async function commentOnFrame(page: Page, body: string): Promise<void> {
  await page.getByRole("tab", { name: "Watch and comment" }).click();
  for (let frame = 1; frame <= 10; frame++) {
    await page.getByRole("button", { name: "One frame on" }).click();
    await expect(page.getByTestId("timecode")).toHaveAttribute("data-frame", String(frame));
  }
  await page.getByRole("button", { name: "Draw arrows" }).click();
  const surface = page.getByRole("img", { name: "Drawing surface over the frame" });
  const box = await surface.boundingBox();
  if (!box) throw new Error("there is nothing to draw on");
  await page.mouse.move(box.x + box.width * 0.2, box.y + box.height * 0.2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.6, box.y + box.height * 0.5, { steps: 8 });
  await page.mouse.up();
  await page.getByRole("textbox", { name: "Comment at 00:00:00:10" }).fill(body);
  await page.getByRole("button", { name: "Comment", exact: true }).click();
  await expect(page.getByRole("list", { name: "Comments" })).toContainText(body);
}

test("two reviewers and a guest vote blind and comment; the owner sees what it adds up to and decides", async ({
  page,
  browser,
}) => {
  test.setTimeout(300_000);
  const comparisonId = await makeComparison(page, labels);
  const mara = await newReviewer(browser);
  const ana = await newReviewer(browser);
  await visit(page, `/compare/${comparisonId}`);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await shareWith(page, mara.person.username);
  await shareWith(page, ana.person.username);
  const link = await makeLink(page);
  await page.keyboard.press("Escape");

  for (const reviewer of [mara.page, ana.page]) {
    await visit(reviewer, "/reviews");
    await reviewer.getByRole("link", { name: "Blind comparison" }).click();
    await voteBlind(reviewer, ["1", "0", "2"]);
  }
  await commentOnFrame(mara.page, "The label is hard to read here");

  const guest = await visitor(browser);
  await visit(guest, link);
  await guest.getByLabel("Your name").fill("Gus");
  await guest.getByRole("button", { name: "Come in" }).click();
  await voteBlind(guest, ["2", "2", "1"]);
  await guest.getByRole("tab", { name: "Watch and comment" }).click();
  await guest.getByRole("radio", { name: "Approve" }).click();
  await guest.getByRole("button", { name: "Send verdict" }).click();
  await expect(guest.getByRole("complementary")).toContainText("Approved");

  const review = page.getByRole("region", { name: "Review" });
  await expect(review.getByText("9 votes of 3 reviewers, all blind")).toBeVisible();
  await expect(review.getByRole("list", { name: "Verdicts" })).toContainText("Approved");
  await expect(review.getByRole("list", { name: "Comments" })).toContainText(
    "The label is hard to read here",
  );
  await expect(review.getByText(/Krippendorff’s alpha/)).toBeVisible();
  const votes = await page.request.get(
    (await review.getByRole("link", { name: "Votes (CSV)" }).getAttribute("href")) ?? "",
  );
  expect((await votes.text()).trim().split("\r\n")).toHaveLength(10);
  await review.getByRole("button", { name: "Choose" }).first().click();
  await expect(review.getByRole("button", { name: "Chosen" })).toBeVisible();

  await review.getByRole("button", { name: "Take back: The client" }).click();
  await expect(review.getByText("Taken back")).toBeVisible();
  await visitAgain(guest);
  await expect(guest.getByText("This link opens nothing")).toBeVisible();

  await review.getByRole("button", { name: /^Go to 00:00:00:10 of/ }).click();
  await expect(page.getByTestId("timecode")).toHaveAttribute("data-frame", "10");
  await expect(page.getByRole("img", { name: "Drawing on this frame" })).toBeVisible();
});

test("a guest's browser opens nothing but the review", async ({ page, browser }) => {
  await visit(page, "/videos");
  const project = page.getByRole("list", { name: "Videos" }).getByRole("link").first();
  await project.click();
  await page.getByRole("tab", { name: "Review" }).click();
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const link = await makeLink(page);
  const guest = await visitor(browser);
  await visit(guest, link);
  await guest.getByRole("button", { name: "Come in" }).click();
  await expect(guest.getByText("You are Guest 1.")).toBeVisible();
  for (const path of [new URL(page.url()).pathname, "/videos", "/studio", "/reviews", "/compare"]) {
    await visit(guest, path);
    await expect(guest).toHaveURL(/\/sign-in/);
  }
  await visit(guest, `${link}x`);
  await expect(guest.getByText("This link opens nothing")).toBeVisible();
});
