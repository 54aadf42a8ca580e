import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, type Page, test } from "@playwright/test";
import { madeVideo, ownerState } from "./fixtures/made-video";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

type Finding = { id: string; impact: string | null; help: string; nodes: { html: string }[] };

/** What a person with a disability would stumble over on the page as it stands. */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(options: object): Promise<{ violations: Finding[] }> };
    };
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
    return (await axe.run({ runOnly: { type: "tag", values: tags } })).violations;
  });
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(
      ({ id, help, nodes }) =>
        `${id}: ${help} (${nodes
          .map(({ html }) => html)
          .join(" | ")
          .slice(0, 300)})`,
    );
}

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
  { name: "gallery", path: () => "/videos", heading: "Videos" },
  { name: "video", path: () => `/videos/${madeVideo().projectId}`, heading: madeVideo },
  { name: "cost", path: () => `/videos/${madeVideo().projectId}?tab=cost`, heading: madeVideo },
  { name: "comparisons", path: () => "/compare", heading: "Comparisons" },
  { name: "new comparison", path: () => "/compare/new", heading: "New comparison" },
  { name: "costs", path: () => "/costs", heading: "Costs" },
  { name: "settings", path: () => "/settings", heading: "Settings" },
];

async function openIn(page: Page, theme: string, target: (typeof ownPages)[number]): Promise<void> {
  await page.addInitScript((value) => window.localStorage.setItem("theme", value), theme);
  await page.goto(target.path());
  const name = typeof target.heading === "string" ? target.heading : target.heading().title;
  await expect(page.getByRole("heading", { level: 1, name })).toBeAttached();
  await expect(page.locator("html")).toHaveClass(new RegExp(theme));
}

for (const theme of ["dark", "light"]) {
  for (const target of publicPages) {
    test(`${target.name}, ${theme}: axe finds nothing serious`, async ({ page }) => {
      await openIn(page, theme, target);
      expect(await findings(page)).toEqual([]);
    });
  }
  test.describe("signed in", () => {
    test.use({ storageState: ownerState });
    for (const target of ownPages) {
      test(`${target.name}, ${theme}: axe finds nothing serious`, async ({ page }) => {
        await openIn(page, theme, target);
        expect(await findings(page)).toEqual([]);
      });
    }
  });
}

test.describe("on a phone of 360 px", () => {
  test.use({ storageState: ownerState, viewport: { width: 360, height: 740 }, hasTouch: true });
  for (const target of [...publicPages.slice(0, 1), ...ownPages]) {
    test(`${target.name} fits and axe finds nothing serious`, async ({ page }) => {
      await openIn(page, "dark", target);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      expect(await findings(page)).toEqual([]);
    });
  }
});

test("everything can be reached and closed with the keyboard", async ({ page }) => {
  await page.goto("/");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
});
