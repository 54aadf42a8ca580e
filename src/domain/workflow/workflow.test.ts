import { describe, expect, test } from "vitest";
import { builtInWorkflows } from "./built-in/built-in-workflows";
import { textToImage } from "./built-in/text-to-image";
import { wanFirstLastFrameToVideo, wanImageToVideo } from "./built-in/wan-image-to-video";
import { chooseServer } from "./choose-server";
import { canDoWithout, fillWorkflow } from "./fill-workflow";
import { proposeInputs } from "./propose-inputs";
import { linkOf, maxWorkflowCharacters, readWorkflow, type WorkflowDocument } from "./workflow-document";
import { requireFittingInputs } from "./workflow-inputs";
import { lackingOn, needsOf, workOf } from "./workflow-needs";
import { lengthFor, valuesFor, workingSize } from "./workflow-request";

const workflow = (document: WorkflowDocument) => ({ document, inputs: proposeInputs(document) });
const at = (nodeId: string, input: string) => ({ nodeId, input });

describe("reading a workflow file", () => {
  test("API format is read as it is", () => {
    expect(readWorkflow(JSON.stringify(wanImageToVideo))).toEqual(wanImageToVideo);
  });

  test.each([
    ["the editor's format", JSON.stringify({ nodes: [], links: [], version: 0.4 }), /API format/],
    ["no JSON", "PNG…", /not JSON/],
    ["another JSON", '{"a": 1}', /class_type/],
    ["nothing", "{}", /class_type/],
    ["a list", "[]", /class_type/],
    ["too much", `"${"x".repeat(maxWorkflowCharacters)}"`, /larger than 1 MB/],
    ["a broken link", '{"1": {"class_type": "A", "inputs": {"b": ["9", 0]}}}', /node 9/],
  ])("%s is refused with what to do", (_, text, message) => {
    expect(() => readWorkflow(text)).toThrow(message);
  });
});

describe("proposed inputs", () => {
  test("of text to image", () => {
    expect(proposeInputs(textToImage)).toEqual({
      prompt: [at("6", "text")],
      negativePrompt: [at("7", "text")],
      seed: [at("3", "seed")],
      width: [at("5", "width")],
      height: [at("5", "height")],
    });
  });

  test("of first and last frame to video, through the node that joins pictures and text", () => {
    expect(proposeInputs(wanFirstLastFrameToVideo)).toEqual({
      prompt: [at("6", "text")],
      negativePrompt: [at("7", "text")],
      seed: [at("3", "seed")],
      width: [at("50", "width")],
      height: [at("50", "height")],
      length: [at("50", "length")],
      fps: [at("28", "fps")],
      firstFrame: [at("52", "image")],
      lastFrame: [at("56", "image")],
    });
  });

  test("a ControlNet's picture is what the result keeps to, not a reference", () => {
    expect(
      proposeInputs({
        t: { class_type: "CLIPTextEncode", inputs: { text: "a kite" } },
        c: {
          class_type: "ControlNetApplyAdvanced",
          inputs: { positive: ["t", 0], negative: ["t", 0], image: ["d", 0], strength: 0.8 },
        },
        d: { class_type: "DepthAnythingPreprocessor", inputs: { image: ["r", 0] } },
        r: { class_type: "LoadImage", inputs: { image: "room.png" } },
      }),
    ).toEqual({ prompt: [at("t", "text")], composition: [at("r", "image")] });
  });

  test("of two samplers, a LoRA, a reference, and a negative made of the prompt", () => {
    const sampler = { add_noise: "enable", noise_seed: 1, positive: ["g", 0], negative: ["z", 0] };
    expect(
      proposeInputs({
        a: { class_type: "KSamplerAdvanced", inputs: sampler },
        b: { class_type: "KSamplerAdvanced", inputs: sampler },
        g: { class_type: "FluxGuidance", inputs: { guidance: 3.5, conditioning: ["t", 0] } },
        z: { class_type: "ConditioningZeroOut", inputs: { conditioning: ["t", 0] } },
        t: { class_type: "CLIPTextEncode", inputs: { clip: ["l", 1], text: ["s", 0] } },
        s: { class_type: "PrimitiveString", inputs: { value: "a kite" } },
        l: { class_type: "LoraLoader", inputs: { lora_name: "style.safetensors", strength_model: 1 } },
        r: { class_type: "LoadImage", inputs: { image: "face.png" } },
      }),
    ).toEqual({
      prompt: [at("s", "value")],
      seed: [at("a", "noise_seed"), at("b", "noise_seed")],
      reference: [at("r", "image")],
      lora: [at("l", "lora_name")],
      loraStrength: [at("l", "strength_model")],
    });
  });

  test("fit every workflow that comes with the studio", () => {
    for (const builtIn of builtInWorkflows)
      expect(() => requireFittingInputs(builtIn, builtIn.kind)).not.toThrow();
  });
});

describe("declared inputs", () => {
  const { document, inputs } = workflow(wanImageToVideo);
  test.each([
    ["a node that is not there", { ...inputs, seed: [at("99", "seed")] }, /99.seed/],
    ["a link", { ...inputs, seed: [at("3", "model")] }, /3.model/],
    ["one place with two meanings", { ...inputs, seed: [at("50", "width")] }, /choose one/],
    ["a video without a length", { ...inputs, length: undefined }, /number of frames/],
    ["nothing to say or show", { length: inputs.length }, /prompt/],
  ])("refuse %s", (_, declared, message) => {
    expect(() => requireFittingInputs({ document, inputs: declared }, "video")).toThrow(message);
  });
});

describe("filling", () => {
  test("changes what is declared and nothing else, and not the workflow itself", () => {
    const before = structuredClone(wanImageToVideo);
    const filled = fillWorkflow(workflow(wanImageToVideo), {
      prompt: "a kite",
      seed: 5,
      firstFrame: "f.png",
    });
    expect(wanImageToVideo).toEqual(before);
    expect(filled).toEqual({
      ...before,
      "3": { ...before["3"], inputs: { ...before["3"]!.inputs, seed: 5 } },
      "6": { ...before["6"], inputs: { ...before["6"]!.inputs, text: "a kite" } },
      "52": { ...before["52"], inputs: { image: "f.png" } },
    });
  });

  test("takes a missing picture out with whatever needs it, and leaves no dangling link", () => {
    const filled = fillWorkflow(workflow(wanFirstLastFrameToVideo), { firstFrame: "f.png", lastFrame: null });
    expect(Object.keys(filled)).not.toEqual(expect.arrayContaining(["55"]));
    expect(Object.keys(filled)).not.toEqual(expect.arrayContaining(["56"]));
    const links = Object.values(filled).flatMap(({ inputs }) => Object.values(inputs).map(linkOf));
    for (const link of links) if (link !== null) expect(filled).toHaveProperty(link);
  });

  test("refuses when the picture cannot be left out", () => {
    const image = workflow({
      ...textToImage,
      "5": { class_type: "VAEEncode", inputs: { pixels: ["10", 0], vae: ["4", 2] } },
      "10": { class_type: "LoadImage", inputs: { image: "a.png" } },
    });
    expect(canDoWithout(image, "reference")).toBe(false);
    expect(() => fillWorkflow(image, { reference: [] })).toThrow(/needs a picture/);
    expect(canDoWithout(workflow(wanImageToVideo), "firstFrame")).toBe(true);
  });

  test("gives several references to several slots in order", () => {
    const two = workflow({
      a: { class_type: "LoadImage", inputs: { image: "a.png" } },
      b: { class_type: "LoadImage", inputs: { image: "b.png" } },
    });
    const filled = fillWorkflow(two, { reference: ["one.png", "two.png"] });
    expect(filled).toMatchObject({
      a: { inputs: { image: "one.png" } },
      b: { inputs: { image: "two.png" } },
    });
  });
});

describe("a request in a workflow's own measure", () => {
  const wan = workflow(wanImageToVideo);
  test.each([
    [24, 72, 49],
    [24, 24, 17],
    [16, 81, 81],
    [30, 1, 1],
    [25, 100, 65],
  ])("%i frames a second, %i frames: %i frames of the model's", (fps, durationFrames, length) => {
    expect(lengthFor(wan, { fps, durationFrames })).toBe(length);
  });

  test("LTX counts in eights", () => {
    const ltx = workflow({
      v: {
        class_type: "EmptyLTXVLatentVideo",
        inputs: { width: 768, height: 512, length: 97, batch_size: 1 },
      },
      c: { class_type: "CreateVideo", inputs: { fps: 24, images: ["v", 0] } },
    });
    expect(lengthFor(ltx, { fps: 24, durationFrames: 50 })).toBe(57);
  });

  test("sizes keep the wanted shape and the workflow's number of pixels", () => {
    for (const size of [
      { width: 1920, height: 1080 },
      { width: 1080, height: 1920 },
      { width: 720, height: 720 },
    ]) {
      const own = workingSize(wan, size);
      expect([own.width % 16, own.height % 16]).toEqual([0, 0]);
      expect(own.width / own.height).toBeCloseTo(size.width / size.height, 1);
      expect((own.width * own.height) / (832 * 480)).toBeCloseTo(1, 1);
    }
  });

  const request = {
    ...{ prompt: "", negativePrompt: null, size: { width: 9, height: 16 }, clip: null },
    ...{ seed: 1, firstFrame: null, lastFrame: null, references: [], composition: null, lora: null },
  };

  test("a seed is a whole number that JSON keeps", () => {
    expect(valuesFor(wan, { ...request, seed: -(2 ** 40) - 3 }).seed).toBe(3);
  });

  test("a LoRA takes the place of the workflow's own, which stays where none is asked for", () => {
    const workflow = {
      document: {
        l: { class_type: "LoraLoader", inputs: { lora_name: "style.safetensors", strength_model: 1 } },
      },
      inputs: { lora: [at("l", "lora_name")], loraStrength: [at("l", "strength_model")] },
    };
    const filled = (lora: { name: string; strength: number } | null) =>
      fillWorkflow(workflow, valuesFor(workflow, { ...request, lora })).l?.inputs;
    expect(filled(null)).toEqual({ lora_name: "style.safetensors", strength_model: 1 });
    expect(filled({ name: "hero-shoe.safetensors", strength: 0.7 })).toEqual({
      lora_name: "hero-shoe.safetensors",
      strength_model: 0.7,
    });
  });
});

describe("what a workflow needs", () => {
  const needs = needsOf(wanImageToVideo);
  const nodes = (file: string) =>
    new Map(needs.classes.map((name) => [name, new Map(name === "VAELoader" ? [["vae_name", [file]]] : [])]));

  test("classes and files, by the folders that hold them", () => {
    expect(needs.classes).toContain("WanImageToVideo");
    expect(needs.models.map(({ folder, file }) => `${folder}/${file}`)).toEqual([
      "diffusion_models/wan2.1_i2v_480p_14B_fp8_e4m3fn.safetensors",
      "text_encoders/umt5_xxl_fp8_e4m3fn_scaled.safetensors",
      "vae/wan_2.1_vae.safetensors",
      "clip_vision/clip_vision_h.safetensors",
    ]);
  });

  test("what a server lacks is named", () => {
    expect(lackingOn(nodes("wan_2.1_vae.safetensors"), needs)).toEqual([]);
    expect(lackingOn(nodes("other.safetensors"), needs)).toEqual([
      "the file models/vae/wan_2.1_vae.safetensors",
    ]);
  });

  test("most of the work is the sampler's", () => {
    const work = workOf(wanImageToVideo);
    expect(work["3"]).toBe(20);
    expect(Object.values(work).reduce((sum, share) => sum + share, 0)).toBe(
      20 + (Object.keys(wanImageToVideo).length - 1),
    );
  });

  const able = nodes("wan_2.1_vae.safetensors");
  const state = (name: string, found: Parameters<typeof chooseServer<string>>[0][number]["found"]) => ({
    server: name,
    name,
    found,
  });
  test.each([
    ["the shortest queue", [state("a", { nodes: able, jobs: 3 }), state("b", { nodes: able, jobs: 1 })], "b"],
    [
      "the first of equals",
      [state("a", { nodes: able, jobs: 1 }), state("b", { nodes: able, jobs: 1 })],
      "a",
    ],
    [
      "a busy one that has the files rather than a free one that has not",
      [state("a", { nodes: new Map(), jobs: 0 }), state("b", { nodes: able, jobs: 9 })],
      "b",
    ],
    [
      "one that answers",
      [state("a", { problem: "a is silent.", passing: true }), state("b", { nodes: able, jobs: 9 })],
      "b",
    ],
  ])("of several servers it goes to %s", (_, states, chosen) => {
    expect(chooseServer(states, needs)).toEqual({ chosen });
  });

  test("waiting helps only while one is silent", () => {
    const lacking = state("a", { nodes: new Map(), jobs: 0 });
    const silent = state("b", { problem: "b is silent.", passing: true });
    expect(chooseServer([lacking], needs)).toMatchObject({ chosen: null, passing: false });
    expect(chooseServer([lacking, silent], needs)).toMatchObject({ chosen: null, passing: true });
    expect(chooseServer([], needs)).toMatchObject({ chosen: null, passing: false });
  });
});
