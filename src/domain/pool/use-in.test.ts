import { expect, test } from "vitest";
import { slots } from "@/domain/shot/take";
import { withFrameWish } from "@/domain/workspace/change-wishes";
import { emptyWorkspace } from "@/domain/workspace/workspace";
import { plannedAd } from "@/testing/planned-ad";
import { slotName } from "./slot-name";
import { type PoolMaterial, poolTargets, whyNotIn, withItemIn } from "./use-in";

const { plan } = plannedAd("Running shoes by Nimbus for city runners at dawn, 20 seconds, 5 clips");
const targets = poolTargets(plan, { aspect: "9:16", finishing: true });
const key = plan.shots[1]?.key ?? "";

function targetOf(slot: string) {
  const target = targets.find((place) => place.slot === slot);
  if (!target) throw new Error(`${slot} is no place of the plan`);
  return target;
}

const frame: PoolMaterial = {
  ...{ kind: "frame", slot: slots.firstFrame("other"), digest: "picture", artifactId: "artifact" },
  ...{ width: 720, height: 1280, durationFrames: null },
};
const clip: PoolMaterial = { ...frame, kind: "clip", durationFrames: 1_000 };

test("a frame of the right size is used as it is, any other picture as one of the maker's own", () => {
  const target = targetOf(slots.lastFrame(key));
  const wished = withFrameWish(emptyWorkspace, target.slot, { uploadDigest: "mine" });
  expect(withItemIn(wished, frame, target)).toMatchObject({
    frames: {},
    pins: { [target.slot]: "artifact" },
  });
  for (const other of [
    { ...frame, width: 1024 },
    { ...frame, artifactId: null },
    { ...frame, kind: "reference" as const },
    { ...frame, kind: "upload" as const, artifactId: null },
  ]) {
    expect(whyNotIn(other, target)).toBeNull();
    const used = withItemIn(emptyWorkspace, other, target);
    expect(used.pins).toEqual({});
    expect(used.frames[target.slot]?.uploadDigest).toBe("picture");
  }
  expect(whyNotIn(clip, target)).toMatch(/picture/);
});

test("a clip is used where it is long enough and of the size of the video, and is then the only take", () => {
  const target = targetOf(slots.clip(key));
  const { durationFrames } = target;
  expect(durationFrames).toBeGreaterThanOrEqual(plan.shots[1]?.durationFrames ?? 0);
  expect(whyNotIn({ ...clip, durationFrames }, target)).toBeNull();
  expect(whyNotIn({ ...clip, durationFrames: (durationFrames ?? 0) - 1 }, target)).toMatch(/shorter/);
  expect(whyNotIn({ ...clip, width: 1024 }, target)).toMatch(/another size/);
  expect(whyNotIn({ ...clip, artifactId: null }, target)).toMatch(/before results were kept/);
  expect(whyNotIn(frame, target)).toMatch(/another kind/);
  const used = withItemIn(emptyWorkspace, clip, target);
  expect(used.pins).toEqual({ [target.slot]: "artifact" });
  expect(used.clips[key]?.attempts).toBe(1);
});

test("places are those of the plan, and have the names that people use", () => {
  const spoken = plan.shots
    .filter(({ voiceOver }) => voiceOver)
    .map(({ key: shotKey }) => slots.voice(shotKey));
  const voices = targets.filter(({ kind }) => kind === "voice").map(({ slot }) => slot);
  expect(voices).toEqual(spoken);
  expect(targets.some(({ slot }) => slot === slots.music)).toBe(true);
  expect(slotName(slots.firstFrame(key), plan)).toBe("Shot 2, first frame");
  expect(slotName(slots.effect(key, 0), plan)).toBe("Shot 2, effect 1");
  expect(slotName(slots.clip("gone"), plan)).toBe("Gone of an earlier plan, clip");
  expect(slotName(slots.reference(plan.elements[0]?.key ?? ""), plan)).toBe(
    `${plan.elements[0]?.name}, reference`,
  );
  expect(slotName(slots.music, null)).toBe("Music");
});
