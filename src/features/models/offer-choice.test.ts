import { describe, expect, test } from "vitest";
import { modelChoice } from "@/domain/catalogue/model-choice";
import type { ModelOffer } from "@/domain/catalogue/offer";
import { choiceText, chosenOffer, failureText, timeText, withModel } from "./offer-choice";

const offer = (id: string, more: Partial<ModelOffer> = {}): ModelOffer => ({
  id,
  kind: "video",
  name: id.toUpperCase(),
  provider: "Somebody",
  free: false,
  available: true,
  needs: null,
  priceText: "$1.00 per clip",
  typicalSeconds: 90,
  limits: [],
  durations: "any",
  capabilities: null,
  measured: null,
  ...more,
});
const offers = [
  offer("own", { free: true }),
  offer("veo"),
  offer("kling"),
  offer("voice", { kind: "speech", available: false, needs: "Add a key." }),
];

describe("the choice of models", () => {
  test("nothing chosen is this machine's own model, or none where it has none", () => {
    expect(chosenOffer(offers, { kind: "video", id: null })?.id).toBe("own");
    expect(chosenOffer(offers, { kind: "speech", id: null })).toBeNull();
    expect(chosenOffer(offers, { kind: "video", id: "gone" })).toBeNull();
  });

  test("only what is not this machine's own is named", () => {
    expect(choiceText(offers, modelChoice.parse({}))).toBe("Free, on this machine");
    const judged = [...offers, offer("sol", { kind: "judge" })];
    expect(choiceText(judged, modelChoice.parse({ judge: "sol" }))).toBe("judged by SOL");
    expect(choiceText(offers, modelChoice.parse({ video: "own" }))).toBe("Free, on this machine");
    expect(choiceText(offers, modelChoice.parse({ video: "veo", speech: "voice" }))).toBe("VEO, VOICE");
  });

  test("a model that is chosen no longer stands in for itself", () => {
    const choice = modelChoice.parse({ video: "veo", videoFallbacks: ["kling", "own"] });
    expect(withModel(choice, { kind: "video", id: "kling" })).toMatchObject({
      video: "kling",
      videoFallbacks: ["own"],
    });
  });

  test("what was seen here goes before what the catalogue says", () => {
    const seen = { p50Seconds: 42, p90Seconds: 80, failureRate: 0.1, calls: 20 };
    expect(timeText(offer("a"))).toBe("about 1 min 30 s");
    expect(timeText(offer("a", { measured: seen }))).toBe("about 42 s");
    expect(failureText(offer("a", { measured: seen }))).toBe("2 of 20 calls failed here");
    expect(failureText(offer("a", { measured: { ...seen, failureRate: 0 } }))).toBeNull();
  });
});
