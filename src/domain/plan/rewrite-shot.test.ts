import { expect, test } from "vitest";
import { plannedAd } from "@/testing/planned-ad";
import {
  finishRewrite,
  type RewriteField,
  rewriteFields,
  rewriteSchema,
  shotRewriteRequest,
} from "./rewrite-shot";

const { plan } = plannedAd("Running shoes by Nimbus for city runners at dawn, 20 seconds, 5 clips");
const [shot] = plan.shots;
if (!shot) throw new Error("the plan has no shot");
const { elements } = plan;
const finish = (
  written: Parameters<typeof finishRewrite>[0],
  fields: readonly RewriteField[],
  voice = true,
) => finishRewrite(written, { fields, elements, voice });

test("the schema of an answer has exactly the fields that are wanted", () => {
  const schema = rewriteSchema(["camera", "sounds"]);
  expect(schema.parse(shot)).toEqual({ camera: shot.camera, sounds: shot.sounds });
  expect(schema.safeParse({ camera: shot.camera }).success).toBe(false);
  expect(schema.safeParse({ camera: shot.camera, sounds: ["trumpets"] }).success).toBe(false);
});

test("a field that was asked for twice is asked for once, in the order of a shot", () => {
  const request = { shotKey: "s1", fields: ["sounds", "action", "sounds"], guidance: " closer ", attempt: 0 };
  expect(shotRewriteRequest.parse(request)).toMatchObject({
    fields: ["action", "sounds"],
    guidance: "closer",
  });
});

test("an answer says nothing of fields that were not wanted, nor of elements that the plan does not have", () => {
  const [known] = shot.elements;
  if (!known) throw new Error("the shot shows nothing");
  const strange = { ...known, key: "dragon" };
  expect(finish({ ...shot, elements: [strange, known, known] }, ["elements"])).toEqual({ elements: [known] });
  expect(finish({ elements: [strange] }, ["elements"])).toEqual({});
  expect(finish({ ...shot }, rewriteFields)).toEqual(
    Object.fromEntries(rewriteFields.map((field) => [field, shot[field]])),
  );
});

test("lines are cleaned as in a whole plan, and a video without a voice gets none", () => {
  const overlay = { text: " Run\u0007", role: "hook", position: "centre", animation: "fade" } as const;
  const empty = { ...overlay, text: "\u0007 " };
  expect(finish({ overlays: [overlay, empty] }, ["overlays"])).toEqual({
    overlays: [{ ...overlay, text: "Run" }],
  });
  expect(finish({ voiceOver: "Run." }, ["voiceOver"])).toEqual({ voiceOver: "Run." });
  expect(finish({ voiceOver: "Run." }, ["voiceOver"], false)).toEqual({ voiceOver: null });
});
