import { describe, expect, test } from "vitest";
import { readArguments } from "./arguments";

const prompt = "A calm video about cold brew";

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
