import type { ResolvedBrief } from "@/domain/brief/brief";
import type { Built } from "@/domain/build/build";
import { StudioError } from "@/domain/errors";
import type { Plan } from "@/domain/plan/plan";
import { assembleCut, type PlacedTake } from "@/domain/timeline/assemble-cut";
import type { Cut } from "@/domain/timeline/cut";
import { chooseSeams } from "@/domain/timeline/seams";
import { build } from "@/pipeline/build";
import { digestOf } from "@/pipeline/content-key";
import type { MadeSound } from "@/pipeline/made-sound";
import type { RunContext } from "@/pipeline/ports";
import { inStage } from "@/pipeline/stage";
import type { StoredClip, StoredSound } from "@/pipeline/stored-media";

const version = 1;

export type AssembledCut = { cut: Built<Cut>; cutId: string };

/** Lays the selected takes on a timeline. Arithmetic only: no picture is touched. */
export function assembleTakes(
  ctx: RunContext,
  {
    brief,
    planned,
    clips,
    sound,
  }: {
    brief: Built<ResolvedBrief>;
    planned: Built<{ plan: Plan }>;
    clips: readonly { shotKey: string; clip: Built<StoredClip> }[];
    sound: MadeSound;
  },
): Promise<AssembledCut> {
  return inStage(ctx, { stage: "assemble", total: null }, async () => {
    const { plan } = planned.value;
    const cut = assembleCut({
      plan,
      brief: brief.value,
      seams: chooseSeams(plan, brief.value.coherence),
      clips: new Map(clips.map(({ shotKey, clip }) => [shotKey, placedClip(clip)])),
      music: sound.music && placedSound(sound.music, plan.fps),
      voices: sound.voices.map(({ shotKey, sound: voice }) => ({
        shotKey,
        take: placedSound(voice, plan.fps),
      })),
      effects: sound.effects.map(({ shotKey, sound: effect }) => ({
        shotKey,
        take: placedSound(effect, plan.fps),
      })),
    });
    const built = await build<Cut>(ctx, {
      stage: "assemble",
      slot: "cut",
      version,
      inputs: { cut },
      dependsOn: [planned, ...clips.map(({ clip }) => clip), ...soundsOf(sound)],
      isComputed: true,
      make: async () => ({ value: cut }),
    });
    const { cutId } = await ctx.steps.run("assemble/save", () =>
      ctx.records.saveCut(ctx.run, { digest: digestOf(built.value), data: built.value }),
    );
    return { value: { cut: built, cutId }, cached: built.cached };
  });
}

const soundsOf = ({ music, voices, effects }: MadeSound) => [
  ...(music ? [music] : []),
  ...[...voices, ...effects].map(({ sound }) => sound),
];

function placedClip({ takeId, value }: Built<StoredClip>): PlacedTake {
  if (!takeId) throw new StudioError("not-found", "A clip without a take cannot be cut");
  return { takeId, digest: value.digest, durationFrames: value.durationFrames };
}

function placedSound({ takeId, value }: Built<StoredSound>, fps: number): PlacedTake {
  if (!takeId) throw new StudioError("not-found", "A sound without a take cannot be cut");
  return { takeId, digest: value.digest, durationFrames: Math.ceil(value.durationSeconds * fps) };
}
