import { expect, type Page, test } from "@playwright/test";
import { findings } from "./fixtures/axe";
import { madeVideo, ownerState } from "./fixtures/made-video";
import { visit } from "./fixtures/visiting";

const publicPages = [
  { name: "start page", path: () => "/", heading: "Type a prompt" },
  { name: "registration", path: () => "/register", heading: "Create an account" },
  { name: "sign-in", path: () => "/sign-in", heading: "Sign in" },
  { name: "a page that is not there", path: () => "/nothing-here", heading: "Not found" },
];
const ownPages = [
  { name: "studio", path: () => "/studio", heading: "New video" },
  { name: "project", path: () => `/projects/${madeVideo().projectId}`, heading: madeVideo },
  { name: "plan", path: () => `/projects/${madeVideo().projectId}?tab=plan`, heading: madeVideo },
  { name: "story", path: () => `/projects/${madeVideo().projectId}?tab=story`, heading: madeVideo },
  { name: "run settings", path: () => `/projects/${madeVideo().projectId}?tab=settings`, heading: madeVideo },
  { name: "gallery", path: () => "/videos", heading: "Videos" },
  { name: "video", path: () => `/videos/${madeVideo().projectId}`, heading: madeVideo },
  { name: "quality", path: () => `/videos/${madeVideo().projectId}?tab=quality`, heading: madeVideo },
  { name: "cost", path: () => `/videos/${madeVideo().projectId}?tab=cost`, heading: madeVideo },
  { name: "looks", path: () => "/library/looks", heading: "Library" },
  { name: "elements", path: () => "/library/elements", heading: "Library" },
  { name: "brand kits", path: () => "/library/brand", heading: "Library" },
  { name: "comparisons", path: () => "/compare", heading: "Comparisons" },
  { name: "new comparison", path: () => "/compare/new", heading: "New comparison" },
  { name: "costs", path: () => "/costs", heading: "Costs" },
  { name: "reviews", path: () => "/reviews", heading: "Reviews" },
  {
    name: "review of a video",
    path: () => `/videos/${madeVideo().projectId}?tab=review`,
    heading: madeVideo,
  },
  { name: "insights", path: () => "/insights", heading: "Insights" },
  { name: "acceptance", path: () => "/insights?view=acceptance", heading: "Insights" },
  { name: "settings", path: () => "/settings", heading: "Settings" },
  { name: "accounts", path: () => "/admin/accounts", heading: "Administration" },
  { name: "audit log", path: () => "/admin/audit", heading: "Administration" },
];

/** Looks at one page in both themes, and then as narrow as a phone. */
async function lookAt(page: Page, target: (typeof ownPages)[number]): Promise<void> {
  const refused: string[] = [];
  page.on("console", (message) => {
    if (message.text().includes("Content Security Policy")) refused.push(message.text());
  });
  await page.addInitScript(() => window.localStorage.setItem("theme", "dark"));
  const answer = await visit(page, target.path());
  expect(answer?.headers()["content-security-policy"]).toContain("'strict-dynamic'");
  const name = typeof target.heading === "string" ? target.heading : target.heading().title;
  await expect(page.getByRole("heading", { level: 1, name })).toBeAttached();
  await expect(page.locator("html")).toHaveClass(/dark/);
  expect(await findings(page), "dark").toEqual([]);
  await page.getByRole("button", { name: "Switch between dark and light" }).click();
  await expect(page.locator("html")).toHaveClass(/light/);
  expect(await findings(page), "light").toEqual([]);
  await page.setViewportSize({ width: 360, height: 740 });
  const overflow = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await expect.poll(overflow, "on a phone").toBeLessThanOrEqual(0);
  expect(await findings(page), "on a phone").toEqual([]);
  expect(refused, "by the policy of the page").toEqual([]);
}

for (const target of publicPages) {
  test(`${target.name}: axe finds nothing serious, dark, light or on a phone`, ({ page }) =>
    lookAt(page, target));
}

test.describe("signed in", () => {
  test.use({ storageState: ownerState });
  for (const target of ownPages) {
    test(`${target.name}: axe finds nothing serious, dark, light or on a phone`, ({ page }) =>
      lookAt(page, target));
  }
});

test("everything can be reached and closed with the keyboard", async ({ page }) => {
  await visit(page, "/");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
});
