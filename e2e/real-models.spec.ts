import { expect, test } from "@playwright/test";
import { makingMs, waitForVideo } from "./fixtures/made-video";
import {
  amountsIn,
  briefOf,
  chargedMicros,
  chooseModels,
  compose,
  figure,
  generate,
  registerWithKeys,
  startPanel,
  sumOf,
} from "./fixtures/paid-video";
import { register, somebody } from "./fixtures/people";
import { breakNext, openBill, preparePlan, storeKey, vendorKeys } from "./fixtures/vendors";
import { visit } from "./fixtures/visiting";

test.describe.configure({ timeout: makingMs + 60_000 });

test("from two keys to a video whose price, cost and bill agree", async ({ page }) => {
  const brief = briefOf(
    "Halden field thermos in steel on a mountain ridge at dawn, calm. End with: Buy now.",
  );
  await preparePlan(brief);
  const bill = await openBill();
  const keys = await vendorKeys();
  await register(page, somebody());

  await test.step("a wrong key is told from a right one", async () => {
    await visit(page, "/settings");
    const openai = page.getByRole("listitem", { name: "OpenAI" });
    const replicate = page.getByRole("listitem", { name: "Replicate" });
    await expect(openai).toContainText("Not set");
    await storeKey(page, "OpenAI", "sk-not-the-right-one");
    await openai.getByRole("button", { name: "Check" }).click();
    await expect(openai.getByRole("status")).toContainText("Refused");
    await expect(openai.getByRole("status")).toContainText("Make a new one there and replace it here");
    await storeKey(page, "OpenAI", keys.openai);
    await expect(openai.getByRole("status")).toBeHidden();
    await openai.getByRole("button", { name: "Check" }).click();
    await expect(openai.getByRole("status")).toContainText("Works");
    await storeKey(page, "Replicate", keys.replicate);
    await replicate.getByRole("button", { name: "Check" }).click();
    await expect(replicate.getByRole("status")).toContainText("Works");
  });

  const estimate = await test.step("the price of the chosen models is told before they start", async () => {
    await compose(page, brief);
    await chooseModels(page, {
      "Words and plan": "GPT-6 Sol",
      Pictures: "Seedream 4",
      Clips: "Seedance 1 pro",
      Music: "MusicGen",
      Voice: "TTS-1",
    });
    const panel = startPanel(page);
    await panel.getByRole("radio", { name: "Real now" }).click();
    const table = panel.getByRole("table", { name: "Estimate by stage for 1 shot" });
    for (const model of ["GPT-6 Sol", "Seedream 4", "Seedance 1 pro", "MusicGen", "TTS-1"]) {
      await expect(table).toContainText(model);
    }
    return { total: await figure(panel, "Cost"), stages: await amountsIn(table) };
  });

  await test.step("the video is made, with its cost beside the estimate", async () => {
    await generate(page, "Generate video");
    await expect(page.getByRole("progressbar", { name: "Progress of the run" })).toBeVisible();
    await waitForVideo(page);
    const run = page.getByRole("complementary", { name: "Run" });
    expect(await figure(run, "Estimated")).toBe(estimate.total);
    expect(await figure(run, "Cost")).toBeLessThanOrEqual(estimate.total);
  });

  await test.step("what has a fixed price cost just that, and nothing cost more than was said", async () => {
    await visit(page, "/costs");
    const stages = await amountsIn(page.getByRole("table", { name: "Cost by stage" }));
    expect(stages.Clips).toBe(estimate.stages.Clips);
    expect(stages.Frames).toBe(estimate.stages.Frames);
    for (const [stage, cost] of Object.entries(stages)) {
      expect.soft(cost, stage).toBeLessThanOrEqual(estimate.stages[stage] ?? 0);
    }
  });

  await test.step("the books hold what the vendors billed, call by call, for the models that were chosen", async () => {
    const lines = await bill();
    const byAmount = (a: number, b: number) => a - b;
    expect((await chargedMicros(page)).toSorted(byAmount)).toEqual(
      lines.map(({ micros }) => micros).toSorted(byAmount),
    );
    const models = await amountsIn(page.getByRole("table", { name: "Cost by model" }));
    expect(Object.keys(models).toSorted()).toEqual(
      ["GPT-6 Sol", "MusicGen", "Seedance 1 pro", "Seedream 4", "TTS-1"].toSorted(),
    );
  });
});

test("a free draft is made real for the price that was shown, over a limit that was raised", async ({
  page,
}) => {
  const brief = briefOf("Pico desk fan on a desk in a bright office, playful. End with: Order today.");
  const bill = await openBill();
  await registerWithKeys(page);

  await test.step("the draft costs nothing", async () => {
    await compose(page, brief);
    await chooseModels(page, { Pictures: "Seedream 4", Clips: "Seedance 1 pro" });
    await expect(startPanel(page).getByRole("radio", { name: "Draft first" })).toBeChecked();
    // The estimate is asked anew with each choice.
    await expect.poll(() => figure(startPanel(page), "Cost")).toBe(0);
    await generate(page, "Generate draft");
    await waitForVideo(page);
    expect(await bill()).toEqual([]);
  });

  await test.step("a limit of the project is set", async () => {
    await page.getByRole("button", { name: "Change limits" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Limit of the whole project").fill("0.10");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog).toBeHidden();
  });

  const price = await test.step("the price is told before it is made real", async () => {
    await page.getByRole("button", { name: "Make it real" }).click();
    const dialog = page.getByRole("dialog", { name: "Make it real" });
    await expect(dialog.getByRole("table", { name: "Estimate by stage for 1 shot" })).toBeVisible();
    const lines = await amountsIn(dialog.getByRole("table", { name: "Estimate by stage for 1 shot" }));
    const button = dialog.getByRole("button", { name: /^Make it for \$/ });
    const total = Number((await button.innerText()).replace("Make it for $", ""));
    await button.click();
    await expect(dialog).toBeHidden();
    return { total, lines };
  });

  await test.step("it stops before the limit is passed", async () => {
    const stopped = page.getByRole("note").filter({ hasText: "The run needs your attention" });
    await expect(stopped).toContainText("limit", { timeout: makingMs });
    expect(sumOf(await bill())).toBeLessThanOrEqual(100_000);
  });

  await test.step("with the limit raised it goes on, and pays for nothing twice", async () => {
    await page.getByRole("button", { name: "Raise the limit" }).click();
    const dialog = page.getByRole("dialog", { name: "Raise the limit and go on" });
    await dialog.getByLabel("Limit of the whole project").fill("5");
    await dialog.getByRole("button", { name: "Go on" }).click();
    await expect(page.getByText("Version 2,")).toBeVisible({ timeout: makingMs });
    const lines = await bill();
    expect(sumOf(lines)).toBe(Math.round(price.total * 1_000_000));
    const clips = lines.filter(({ what }) => what === "bytedance/seedance-1-pro");
    expect(sumOf(clips)).toBe(Math.round((price.lines.Clips ?? 0) * 1_000_000));
    expect((await chargedMicros(page)).reduce((sum, micros) => sum + micros, 0)).toBe(sumOf(lines));
  });
});

test("what a vendor refuses costs nothing, and the maker reads why and what to change", async ({ page }) => {
  const brief = briefOf("Brasa grill tongs in a garden at dusk, cheerful. End with: Order today.");
  const bill = await openBill();
  await registerWithKeys(page);
  await compose(page, brief);
  await chooseModels(page, { Pictures: "Seedream 4" });
  await startPanel(page).getByRole("radio", { name: "Real now" }).click();
  await expect(startPanel(page).getByRole("table", { name: /^Estimate/ })).toContainText("Seedream 4");
  await breakNext({ vendor: "replicate", call: "predictions.create", fault: "safety-rejection" });
  await generate(page, "Generate video");

  const failed = page.getByRole("complementary", { name: "Run" }).getByRole("alert");
  await expect(failed).toContainText("The run failed", { timeout: makingMs });
  expect((await chargedMicros(page)).toSorted()).toEqual(
    (await bill()).map(({ micros }) => micros).toSorted(),
  );
  await failed.getByRole("link", { name: "Change the prompt" }).click();
  await expect(page.getByRole("textbox", { name: "What should the video show?" })).toHaveValue(brief.prompt);
});
