import { expect, test } from "@playwright/test";
import { register, signIn, somebody } from "./fixtures/people";
import { visit, visitAgain } from "./fixtures/visiting";

test("a page that needs an account is returned to after signing in", async ({ page }) => {
  const me = somebody();
  await register(page, me);
  await page.context().clearCookies();
  await visit(page, "/videos?q=shoe");
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await signIn(page, me);
  await expect(page).toHaveURL(/\/videos\?q=shoe$/);
  await expect(page.getByRole("searchbox", { name: "Search videos" })).toHaveValue("shoe");
});

test("a wrong password is told at the form, and the name stays typed", async ({ page }) => {
  const me = somebody();
  await register(page, me);
  await page.context().clearCookies();
  await visit(page, "/sign-in");
  await signIn(page, { ...me, password: "not my password" });
  await expect(page.getByRole("alert").filter({ hasText: "password is wrong" })).toBeVisible();
  await expect(page.getByLabel("User name or e-mail")).toHaveValue(me.username);
  await signIn(page, me);
  await expect(page.getByRole("heading", { name: "New video" })).toBeVisible();
});

test("registration tells everything that is wrong at its field and loses nothing", async ({ page }) => {
  const me = somebody();
  await register(page, me);
  await page.context().clearCookies();
  const email = `${me.username}@example.org`;
  await visit(page, "/register");
  await page.getByLabel("User name").fill(me.username);
  await page.getByLabel("E-mail (optional)").fill(email);
  await page.getByLabel("Password", { exact: true }).fill("short");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "at least 10 characters" })).toBeVisible();
  await page.getByLabel("Password", { exact: true }).fill(me.password);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByLabel("User name")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("User name")).toBeFocused();
  await expect(page.getByLabel("E-mail (optional)")).toHaveValue(email);
  await page.getByLabel("User name").fill(somebody().username);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByRole("heading", { name: "New video" })).toBeVisible();
});

test("a new password signs other devices out and this one stays in", async ({ page, browser, baseURL }) => {
  const me = somebody();
  await register(page, me);
  const elsewhere = await browser.newPage(baseURL ? { baseURL } : {});
  await visit(elsewhere, "/sign-in");
  await signIn(elsewhere, me);
  await expect(elsewhere.getByRole("heading", { name: "New video" })).toBeVisible();

  await visit(page, "/settings");
  await page.getByLabel("Current password").fill("not the right one");
  await page.getByLabel("New password").fill("eleven loud trumpets");
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByLabel("Current password")).toHaveAttribute("aria-invalid", "true");
  await page.getByLabel("Current password").fill(me.password);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("Password changed")).toBeVisible();
  await visitAgain(page);
  await expect(page.getByRole("heading", { name: "Settings" })).toBeVisible();

  await visit(elsewhere, "/videos");
  await expect(elsewhere.getByText("Your session has ended")).toBeVisible();
  await expect(elsewhere.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await elsewhere.close();
});

test("signing out everywhere ends this session too", async ({ page }) => {
  await register(page, somebody());
  await visit(page, "/settings");
  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await visit(page, "/settings");
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
});

test("the theme is kept", async ({ page }) => {
  await visit(page, "/");
  await expect(page.locator("html")).toHaveClass(/dark/);
  await page.getByRole("button", { name: "Switch between dark and light" }).click();
  await visitAgain(page);
  await expect(page.locator("html")).toHaveClass(/light/);
});
