import { describe, expect, test } from "vitest";
import { readArguments } from "./arguments";

const prompt = "A calm video about cold brew";

describe("the format on the command line", () => {
  test("is an ad unless a product video is asked for, which needs a photo", () => {
    expect(readArguments([prompt])).toMatchObject({ brief: { format: "ad" } });
    const product = [prompt, "--format", "product"];
    expect(readArguments([...product, "--image", "a.jpg"])).toMatchObject({
      brief: { format: "product" },
      images: ["a.jpg"],
    });
    expect(() => readArguments(product)).toThrow(/--image: .*Add at least one/);
    expect(() => readArguments([prompt, "--format", "film"])).toThrow("--format");
  });
});

describe("models on the command line", () => {
  test("are chosen by kind; the rest is left to this machine", () => {
    const args = readArguments([
      prompt,
      "--model",
      "video=replicate/google/veo-3.1",
      "--model",
      "text=openai/gpt-6",
    ]);
    expect(args).toMatchObject({
      brief: { models: { video: "replicate/google/veo-3.1", text: "openai/gpt-6", image: null } },
    });
  });

  test.each(["veo", "clip=veo", "video="])("%s is refused with what to write", (wish) => {
    expect(() => readArguments([prompt, "--model", wish])).toThrow("write KIND=ID");
  });

  test("can be listed without a prompt", () => {
    expect(readArguments(["--models", "--data", "here"])).toEqual({ list: "models", data: "here" });
  });
});
