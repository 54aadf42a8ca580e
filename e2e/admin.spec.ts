import { expect, test } from "@playwright/test";
import { ownerState } from "./fixtures/made-video";
import { enterStudio, register, signIn, somebody } from "./fixtures/people";
import { visit } from "./fixtures/visiting";

const pages = ["accounts", "runs", "providers", "quality", "audit"];

test("somebody else finds nothing there, nor in the menu", async ({ page }) => {
  const person = somebody();
  await enterStudio(page, person);
  await page.getByRole("button", { name: `Account of ${person.username}` }).click();
  await expect(page.getByRole("menuitem", { name: "Settings" })).toBeVisible();
  await expect(page.getByRole("menuitem", { name: "Administration" })).toBeHidden();
  for (const name of pages) expect((await page.request.get(`/admin/${name}`)).status()).toBe(404);
  expect((await page.request.get("/api/audit.csv")).status()).toBe(404);
  await visit(page, "/admin/accounts");
  await expect(page.getByRole("heading", { level: 1, name: "Not found" })).toBeAttached();
});

test.describe("as the administrator", () => {
  // The first account of an installation administers it: here the one that made the video.
  test.use({ storageState: ownerState });

  test("finds a person, suspends and reinstates them, and reads it in the log", async ({ page, browser }) => {
    const person = somebody();
    const elsewhere = await browser.newContext({ storageState: { cookies: [], origins: [] } });
    const theirs = await elsewhere.newPage();
    await register(theirs, person);

    await visit(page, "/admin");
    await page.getByRole("searchbox", { name: "Name or e-mail" }).fill(person.username);
    await page.getByRole("button", { name: "Show", exact: true }).click();
    await expect(page).toHaveURL(/\/admin\/accounts\?search=/);
    await page.getByRole("button", { name: `Suspend ${person.username}`, exact: true }).click();
    const dialog = page.getByRole("dialog", { name: `Suspend ${person.username}` });
    await dialog.getByLabel("Reason").fill("Left the team");
    await dialog.getByRole("button", { name: "Suspend", exact: true }).click();
    await expect(dialog).toBeHidden();
    const reinstate = page.getByRole("button", { name: `Reinstate ${person.username}`, exact: true });
    await expect(reinstate).toBeVisible();

    await visit(theirs, "/studio");
    await signIn(theirs, person);
    await expect(theirs.getByText("This account is suspended")).toBeVisible();

    await reinstate.click();
    await expect(page.getByRole("button", { name: `Suspend ${person.username}`, exact: true })).toBeVisible();
    await signIn(theirs, person);
    await expect(theirs.getByRole("heading", { name: "New video" })).toBeVisible();
    await elsewhere.close();

    await page
      .getByRole("navigation", { name: "Administration" })
      .getByRole("link", { name: "Audit" })
      .click();
    const entries = page.getByRole("list", { name: "Audit log" }).getByRole("listitem");
    await expect(entries.filter({ hasText: "Left the team" }).first()).toContainText("admin.suspend");
    await expect(entries.filter({ hasText: "admin.reinstate" }).first()).toBeVisible();
  });

  test("every page opens at its address, and the log comes as a file", async ({ page }) => {
    for (const [path, text] of [
      ["/admin/runs?status=done", "Finished"],
      ["/admin/providers", "How each provider has been doing"],
      ["/admin/quality", "Proposed defaults"],
      ["/admin/signing", "Nothing is signed"],
      ["/admin/audit?action=account.register", "account.register"],
    ] as const) {
      await visit(page, path);
      await expect(page.getByRole("main").getByText(text).filter({ visible: true }).first()).toBeVisible();
    }
    const answer = await page.request.get("/api/audit.csv?action=account.register");
    expect(await answer.text()).toContain("account.register");
  });
});
