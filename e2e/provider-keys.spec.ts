import { expect, test } from "@playwright/test";
import { register, somebody } from "./fixtures/people";
import { visit, visitAgain } from "./fixtures/visiting";

test("a provider's key is stored, tried out and removed, and is never shown again", async ({ page }) => {
  const key = "r8_e2e-marked-key-for-tests-q9z7";
  const received: Promise<string>[] = [];
  await register(page, somebody());
  await visit(page, "/settings");
  const replicate = page.getByRole("listitem", { name: "Replicate" });
  await expect(replicate).toContainText("Not set");

  await replicate.getByRole("button", { name: "Add a key" }).click();
  const field = replicate.getByLabel("Key for Replicate");
  await expect(field).toHaveAttribute("type", "password");
  await expect(field).toHaveAttribute("autocomplete", "off");
  await field.fill("one two three");
  await replicate.getByRole("button", { name: "Store the key" }).click();
  await expect(replicate.getByRole("alert")).toContainText("no spaces");

  page.on("response", (response) => {
    // Streams and redirects have no body to read.
    received.push(response.text().catch(() => ""));
  });
  await field.fill(key);
  await replicate.getByRole("button", { name: "Store the key" }).click();
  await expect(replicate).toContainText("Yours ••••q9z7");
  await replicate.getByRole("button", { name: "Check" }).click();
  await expect(replicate.getByRole("status")).toContainText(/Refused\s*Checked \d/);

  await visitAgain(page);
  await expect(replicate).toContainText("Yours ••••q9z7");
  await expect(replicate.getByRole("status")).toContainText("Checked");
  expect(await page.content()).not.toContain(key);
  expect((await Promise.all(received)).join("")).not.toContain("e2e-marked");

  await replicate.getByRole("button", { name: "Remove" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Remove it" }).click();
  await expect(replicate).toContainText("Not set");
  await visitAgain(page);
  await expect(replicate).toContainText("Not set");
});

test("a server inside the network is for admins only, and what is wrong is told at its field", async ({
  page,
}) => {
  // The very first account is the admin.
  await register(page, somebody());
  await page.context().clearCookies();
  await register(page, somebody());
  await visit(page, "/settings");
  const openai = page.getByRole("listitem", { name: "OpenAI" });
  await openai.getByRole("button", { name: "Add a key" }).click();
  await openai.getByLabel("Key for OpenAI").fill("sk-anything-at-all");
  await openai.getByText("Another server with OpenAI's API").click();
  await openai.getByLabel("Address").fill("http://127.0.0.1:11434/v1");
  await openai.getByLabel("Model for texts").fill("local");
  await openai.getByRole("button", { name: "Store the key" }).click();
  await expect(openai.getByRole("alert")).toContainText("Only an admin");
  await expect(openai.getByLabel("Address")).toHaveAttribute("aria-invalid", "true");
  await expect(openai.getByLabel("Address")).toHaveValue("http://127.0.0.1:11434/v1");
});
