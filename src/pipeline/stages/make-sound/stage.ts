import type { ResolvedBrief } from "@/domain/brief/brief";
import type { Built } from "@/domain/build/build";
import { StudioError } from "@/domain/errors";
import type { Plan, PlanShot } from "@/domain/plan/plan";
import { slots } from "@/domain/shot/take";
import { shotStarts } from "@/domain/timeline/shot-starts";
import type { MadeSound } from "@/pipeline/made-sound";
import type { RunContext } from "@/pipeline/ports";
import { inStage, note } from "@/pipeline/stage";
import { type StoredSound, soundTake } from "@/pipeline/stored-media";
import type { EffectRequest, MusicRequest } from "@/providers/contract/audio-models";
import { buildSound } from "./build-sound";

const version = 1;
const effectSeconds = 2;

/** Music for the whole cut, a voice for the shots that have lines, effects for the cues. */
export function makeSound(
  ctx: RunContext,
  { brief, planned }: { brief: Built<ResolvedBrief>; planned: Built<{ plan: Plan }> },
): Promise<MadeSound> {
  const { plan } = planned.value;
  const spoken = brief.value.voice ? plan.shots.filter((shot) => shot.voiceOver) : [];
  const cues = plan.shots.flatMap((shot) => shot.sounds.map((cue, index) => ({ shot, cue, index })));
  const voices = ctx.models.speech ? spoken : [];
  const total = (brief.value.music ? 1 : 0) + voices.length + cues.length;
  return inStage(ctx, { stage: "sound", total }, async () => {
    if (spoken.length > 0 && !ctx.models.speech) await sayVoiceIsMissing(ctx);
    const work: (() => Promise<Built<StoredSound> | null>)[] = [
      ...(brief.value.music ? [() => makeMusic(ctx, { brief, planned })] : []),
      ...voices.map((shot) => () => speakOrTell(ctx, { planned, shot })),
      ...cues.map((cue) => () => makeEffect(ctx, { brief, planned, ...cue })),
    ];
    const made = await ctx.steps.parallel(work);
    const [music, rest] = brief.value.music ? [made[0] ?? null, made.slice(1)] : [null, made];
    const placed = [...voices, ...cues.map(({ shot }) => shot)].flatMap((shot, index) => {
      const sound = rest[index];
      return sound ? [{ shotKey: shot.key, sound, spoken: index < voices.length }] : [];
    });
    return {
      value: {
        music,
        voices: placed.filter((item) => item.spoken),
        effects: placed.filter((item) => !item.spoken),
      },
      cached: made.every((sound) => sound === null || sound.cached),
    };
  });
}

function sayVoiceIsMissing(ctx: RunContext): Promise<null> {
  return ctx.steps.run("sound/no-voice", async () => {
    await note(ctx, {
      stage: "sound",
      level: "warning",
      message:
        "No speech engine was found on this machine, so the voice-over is left out. Install espeak-ng to hear it.",
    });
    return null;
  });
}

function makeMusic(
  ctx: RunContext,
  { brief, planned }: { brief: Built<ResolvedBrief>; planned: Built<{ plan: Plan }> },
): Promise<Built<StoredSound>> {
  const { music } = ctx.models;
  const { plan } = planned.value;
  const request: MusicRequest = {
    prompt: plan.music.description,
    mood: plan.music.mood,
    tempoBpm: plan.music.tempoBpm,
    durationSeconds: plan.durationFrames / plan.fps,
    cutSeconds: shotStarts(plan)
      .slice(1)
      .map((frame) => frame / plan.fps),
    seed: brief.value.seed,
  };
  return buildSound(ctx, {
    slot: slots.music,
    version,
    model: music,
    request,
    seconds: request.durationSeconds,
    billed: { durationSeconds: request.durationSeconds, characters: request.prompt.length },
    told: { seed: request.seed, prompt: request.prompt },
    dependsOn: [planned],
    take: soundTake("music", plan.fps),
    piece: { key: "music", label: "Music" },
  });
}

/** A line that the voice cannot say, or not in time, is left out with a word: a video without it is still a video. */
async function speakOrTell(
  ctx: RunContext,
  request: { planned: Built<{ plan: Plan }>; shot: PlanShot },
): Promise<Built<StoredSound> | null> {
  try {
    return await speak(ctx, request);
  } catch (error) {
    if (!(error instanceof StudioError) || error.code !== "invalid-input") throw error;
    await ctx.steps.run(`sound/${request.shot.key}/unspoken`, async () => {
      await note(ctx, { stage: "sound", level: "warning", message: `A line was left out: ${error.message}` });
      return null;
    });
    return null;
  }
}

function speak(
  ctx: RunContext,
  { planned, shot }: { planned: Built<{ plan: Plan }>; shot: PlanShot },
): Promise<Built<StoredSound> | null> {
  const { speech } = ctx.models;
  const { plan } = planned.value;
  if (!speech || !shot.voiceOver) return Promise.resolve(null);
  const request = { text: shot.voiceOver, voice: null, maxSeconds: shot.durationFrames / plan.fps };
  return buildSound(ctx, {
    slot: slots.voice(shot.key),
    version,
    model: speech,
    request,
    seconds: null,
    billed: { durationSeconds: request.maxSeconds, characters: request.text.length },
    told: { seed: 0, prompt: request.text },
    dependsOn: [planned],
    take: soundTake("voice", plan.fps),
    piece: { key: `${shot.key}/voice`, label: `Voice: “${shot.voiceOver}”` },
  });
}

function makeEffect(
  ctx: RunContext,
  {
    brief,
    planned,
    shot,
    cue,
    index,
  }: {
    brief: Built<ResolvedBrief>;
    planned: Built<{ plan: Plan }>;
    shot: PlanShot;
    cue: PlanShot["sounds"][number];
    index: number;
  },
): Promise<Built<StoredSound>> {
  const { effects } = ctx.models;
  const { plan } = planned.value;
  const durationSeconds = Math.min(effectSeconds, shot.durationFrames / plan.fps);
  const request: EffectRequest = { cue, durationSeconds, seed: brief.value.seed };
  return buildSound(ctx, {
    slot: slots.effect(shot.key, index),
    version,
    model: effects,
    request,
    seconds: durationSeconds,
    billed: { durationSeconds, characters: cue.length },
    told: { seed: request.seed, prompt: cue },
    dependsOn: [planned],
    take: soundTake("effect", plan.fps),
    piece: { key: `${shot.key}/effect-${index}`, label: `Effect: ${cue}` },
  });
}
