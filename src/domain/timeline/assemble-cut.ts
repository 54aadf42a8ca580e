import type { ResolvedBrief } from "@/domain/brief/brief";
import { exportSize } from "@/domain/media/format";
import type { Plan, PlanShot, TextOverlay } from "@/domain/plan/plan";
import { frames } from "@/domain/time/rational";
import type { AudioItem, ClipItem, Cut, TextItem } from "@/domain/timeline/cut";
import { clipLengths, type Seam } from "@/domain/timeline/seams";
import { shotStarts } from "@/domain/timeline/shot-starts";

/** A selected take as the cut uses it. */
export type PlacedTake = { takeId: string; digest: string; durationFrames: number };

export type CutMaterial = {
  plan: Plan;
  brief: ResolvedBrief;
  seams: readonly Seam[];
  /** One clip for every shot, by shot key. */
  clips: ReadonlyMap<string, PlacedTake>;
  music: PlacedTake | null;
  voices: readonly { shotKey: string; take: PlacedTake }[];
  effects: readonly { shotKey: string; take: PlacedTake }[];
};

/** Speech starts a breath after the picture. */
const voiceLeadSeconds = 0.15;
const textLeadSeconds = 0.25;
const musicGainDb = -4;
const effectGainDb = -9;
const fallbackAccent = "#ff7a45";

/** The first cut: clips in order with their seams, text, logo and sound. Exactly as long as the plan. */
export function assembleCut(material: CutMaterial): Cut {
  const { plan, brief } = material;
  const starts = shotStarts(plan);
  const startOf = new Map(plan.shots.map((shot, index) => [shot.key, starts[index] ?? 0]));
  return {
    version: 1,
    fps: plan.fps,
    size: exportSize(brief),
    video: pictureTrack(material),
    overlays: [
      ...plan.shots.flatMap((shot) =>
        shot.overlays.map((overlay, index) =>
          textItem({ plan, brief, shot, overlay, index, startFrame: startOf.get(shot.key) ?? 0 }),
        ),
      ),
      ...logoItem(plan, brief),
    ],
    voice: material.voices.map(({ shotKey, take }) =>
      soundItem(plan, {
        id: `voice-${shotKey}`,
        take,
        startFrame: (startOf.get(shotKey) ?? 0) + Math.round(voiceLeadSeconds * plan.fps),
        gainDb: 0,
      }),
    ),
    music: material.music
      ? [soundItem(plan, { id: "music", take: material.music, startFrame: 0, gainDb: musicGainDb })]
      : [],
    effects: material.effects.map(({ shotKey, take }, index) =>
      soundItem(plan, {
        id: `effect-${index}-${shotKey}`,
        take,
        startFrame: startOf.get(shotKey) ?? 0,
        gainDb: effectGainDb,
      }),
    ),
    duckDb: 12,
    grade: {
      clips: {},
      contrast: brief.coherence.finishing ? 1.03 : 1,
      grain: brief.coherence.finishing ? Math.max(0.15, brief.look?.visual.grain ?? 0) : 0,
    },
    loudness: { integratedLufs: -14, truePeakDbtp: -1 },
  };
}

function pictureTrack({ plan, seams, clips }: CutMaterial): Cut["video"] {
  const lengths = clipLengths(plan, seams);
  return plan.shots.flatMap((shot, index): Cut["video"] => {
    const take = clips.get(shot.key);
    const length = lengths[index] ?? shot.durationFrames;
    if (!take) return [{ type: "gap" as const, id: `gap-${shot.key}`, duration: frames(length, plan.fps) }];
    const seam = seams[index];
    const clip: ClipItem = {
      type: "clip",
      id: shot.key,
      name: `Shot ${index + 1}`,
      takeId: take.takeId,
      mediaDigest: take.digest,
      sourceRange: {
        start: frames(0, plan.fps),
        duration: frames(Math.min(length, take.durationFrames), plan.fps),
      },
      available: { start: frames(0, plan.fps), duration: frames(take.durationFrames, plan.fps) },
      gainDb: 0,
      fadeIn: null,
      fadeOut: null,
    };
    if (!seam || seam.kind === "cut") return [clip];
    return [
      clip,
      {
        type: "transition" as const,
        id: `seam-${index + 1}`,
        kind: seam.kind,
        duration: frames(seam.durationFrames, plan.fps),
      },
    ];
  });
}

function textItem({
  plan,
  brief,
  shot,
  overlay,
  index,
  startFrame,
}: {
  plan: Plan;
  brief: ResolvedBrief;
  shot: PlanShot;
  overlay: TextOverlay;
  index: number;
  startFrame: number;
}): TextItem {
  const isLast = shot === plan.shots.at(-1);
  const lead = Math.min(Math.round(textLeadSeconds * plan.fps), Math.floor(shot.durationFrames / 6));
  // The end card stays to the very end; other text leaves with a breath before the seam.
  const length = shot.durationFrames - lead - (isLast ? 0 : lead);
  return {
    type: "text",
    id: `text-${shot.key}-${index}`,
    range: { start: frames(startFrame + lead, plan.fps), duration: frames(length, plan.fps) },
    text: overlay.text,
    role: overlay.role,
    position: overlay.position,
    animation: overlay.animation,
    font: brief.brand.font,
    ...(brief.brand.ownFont && { ownFont: brief.brand.ownFont }),
    colour: brief.brand.textColour ?? "#ffffff",
    accent: brief.brand.colours[0] ?? plan.palette[0] ?? fallbackAccent,
  };
}

/** The maker's logo stands in the last shot, above the call to action. */
function logoItem(plan: Plan, brief: ResolvedBrief): Cut["overlays"] {
  const last = plan.shots.at(-1);
  if (!brief.brand.logoDigest || !last) return [];
  return [
    {
      type: "image",
      id: "logo",
      range: {
        start: frames(plan.durationFrames - last.durationFrames, plan.fps),
        duration: frames(last.durationFrames, plan.fps),
      },
      mediaDigest: brief.brand.logoDigest,
      position: "top",
      scale: 0.3,
      animation: "fade",
    },
  ];
}

function soundItem(
  plan: Plan,
  { id, take, startFrame, gainDb }: { id: string; take: PlacedTake; startFrame: number; gainDb: number },
): AudioItem {
  const length = Math.max(1, Math.min(take.durationFrames, plan.durationFrames - startFrame));
  return {
    type: "audio",
    id,
    name: id,
    takeId: take.takeId,
    mediaDigest: take.digest,
    start: frames(startFrame, plan.fps),
    sourceRange: { start: frames(0, plan.fps), duration: frames(length, plan.fps) },
    gainDb,
    fadeIn: null,
    fadeOut: null,
  };
}
