import type { CoherenceSettings } from "@/domain/coherence/settings";
import { type Aspect, frameSize, type ShortSide } from "@/domain/media/format";
import type { Plan } from "@/domain/plan/plan";
import type { PoolKind } from "@/domain/pool/pool-question";
import { slotName } from "@/domain/pool/slot-name";
import { slots } from "@/domain/shot/take";
import { chooseSeams, clipLengths } from "@/domain/timeline/seams";
import { withClipWish, withFrameWish, withPin } from "@/domain/workspace/change-wishes";
import type { Workspace } from "@/domain/workspace/workspace";

/** A place in the video that something from the pool can fill. */
export type PoolTarget = {
  slot: string;
  name: string;
  kind: "frame" | "clip" | "reference" | "music" | "voice";
  /** Null for one of the whole video. */
  shotKey: string | null;
  /** A clip has to be at least this long; null where length does not matter. */
  durationFrames: number | null;
  /** Pictures and clips of this size fit as they are; null for sound. */
  size: { width: number; height: number } | null;
};

/** What has to be known of a thing to use it somewhere. */
export type PoolMaterial = {
  kind: PoolKind;
  slot: string;
  digest: string;
  artifactId: string | null;
  width: number | null;
  height: number | null;
  durationFrames: number | null;
};

/** All places of a video that things can be used in, in the order of the video. */
export function poolTargets(
  plan: Plan,
  {
    finishing,
    ...form
  }: { aspect: Aspect; shortSide?: ShortSide | undefined } & Pick<CoherenceSettings, "finishing">,
): PoolTarget[] {
  const size = frameSize(form);
  const lengths = clipLengths(plan, chooseSeams(plan, { finishing }));
  const named = (slot: string) => ({ slot, name: slotName(slot, plan) });
  const ofShots = plan.shots.flatMap(({ key: shotKey, voiceOver }, index): PoolTarget[] => [
    ...[slots.firstFrame(shotKey), slots.lastFrame(shotKey)].map((slot) => ({
      ...named(slot),
      ...{ kind: "frame" as const, shotKey, durationFrames: null, size },
    })),
    {
      ...named(slots.clip(shotKey)),
      ...{ kind: "clip", shotKey, durationFrames: lengths[index] ?? 0, size },
    },
    ...(voiceOver
      ? [
          {
            ...named(slots.voice(shotKey)),
            kind: "voice" as const,
            shotKey,
            durationFrames: null,
            size: null,
          },
        ]
      : []),
  ]);
  const references = plan.elements
    .filter(({ kind }) => kind !== "location")
    .map(({ key }): PoolTarget => {
      const slot = slots.reference(key);
      return { ...named(slot), kind: "reference", shotKey: null, durationFrames: null, size };
    });
  const music: PoolTarget = {
    ...named(slots.music),
    ...{ kind: "music", shotKey: null, durationFrames: null, size: null },
  };
  return [...ofShots, ...references, music];
}

const pictures: readonly PoolKind[] = ["frame", "reference", "hero", "upload"];

/** Why a thing cannot be used in a place, in words; null when it can. */
export function whyNotIn(item: PoolMaterial, target: PoolTarget): string | null {
  if (target.kind === "frame") {
    return pictures.includes(item.kind) ? null : "A frame is a picture.";
  }
  if (item.kind !== target.kind) return "It is of another kind.";
  if (item.artifactId === null) return "It was made before results were kept for use elsewhere.";
  if (target.size && !hasSize(item, target.size)) return "It has another size than the video has now.";
  if (target.durationFrames !== null && (item.durationFrames ?? 0) < target.durationFrames) {
    return "It is shorter than the shot.";
  }
  return null;
}

const hasSize = (
  { width, height }: Pick<PoolMaterial, "width" | "height">,
  size: { width: number; height: number },
): boolean => width === size.width && height === size.height;

/**
 * The document in which a thing from the pool fills a place; what is made from the place goes stale by itself. A frame of
 * the right size is used as it is, any other picture as one of the maker's own, which is cut to size. Check `whyNotIn` first.
 */
export function withItemIn(data: Workspace, item: PoolMaterial, target: PoolTarget): Workspace {
  const { slot, kind, shotKey, size } = target;
  if (kind === "frame" && !(item.kind === "frame" && item.artifactId && size && hasSize(item, size))) {
    return withFrameWish(data, slot, { uploadDigest: item.digest });
  }
  // With several takes the best would be looked for: the one that was chosen here is to be the only one.
  const asked =
    kind === "clip" && shotKey !== null
      ? withClipWish(data, { shotKey, slot }, { attempts: 1 })
      : kind === "frame"
        ? withFrameWish(data, slot, { uploadDigest: null })
        : data;
  return withPin(asked, slot, item.artifactId);
}
