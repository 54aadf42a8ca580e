import type { ResolvedBrief } from "@/domain/brief/brief";
import type { OfferKind } from "@/domain/catalogue/offer";
import { frameSize, type PixelSize } from "@/domain/media/format";
import type { StageName } from "@/domain/run/run";
import { chunksOf } from "@/domain/shot/chunks";
import { slots } from "@/domain/shot/take";
import type { ExpectedShot, ExpectedWork } from "./estimate-work";

/** What a model asks for a call and how long it takes. */
export type ModelPrice<Request> = {
  /** As it stands with takes that the model has made. */
  id: string;
  name: string;
  /** Calls that go on side by side. */
  atOnce: number;
  /** In micro-dollars. */
  micros(request: Request): number;
  seconds(request: Request): number;
};

type SoundPrice = ModelPrice<{ durationSeconds: number; characters: number }>;

/** The models of a run. */
export type RunPrices = {
  text: ModelPrice<{ characters: number }>;
  image: ModelPrice<{ size: PixelSize }>;
  video: ModelPrice<{ size: PixelSize; durationSeconds: number }> & {
    durations: "any" | readonly number[];
  };
  music: SoundPrice;
  effects: SoundPrice;
  speech: SoundPrice | null;
  judge: ModelPrice<{ characters: number; pictures: number }> | null;
};

/** What an earlier run of the same brief has left. */
export type EarlierWork = {
  /** The text model is the one it had: its words and its plan stand. */
  text: boolean;
  /** Id of the model that judged its shots; null when nobody did. */
  judge: string | null;
  /** Id of the model that filled a slot; null when nothing did, or when it is to be made anew. */
  modelOf(slot: string): string | null;
};

export const nothingEarlier: EarlierWork = { text: false, judge: null, modelOf: () => null };

/** Calls to one model for one result. */
export type Piece = {
  stage: StageName;
  kind: OfferKind;
  model: string;
  shotKey: string | null;
  calls: number;
  /** Price and wall-clock seconds of making it; 0 when it is there already. */
  micros: number;
  seconds: number;
  cached: boolean;
};

/** Everything that a run calls models for, in the order of the stages. @param attempts Takes of each shot. */
export function piecesOf(
  brief: ResolvedBrief,
  {
    work,
    prices,
    earlier,
    attempts,
  }: { work: ExpectedWork; prices: RunPrices; earlier: EarlierWork; attempts: number },
): Piece[] {
  // Another text model plans anew: of what was drawn after the old plan nothing can be counted on.
  const left = earlier.text ? earlier : nothingEarlier;
  const references = work.references.map((slot) =>
    piece("elements", "image", {
      model: prices.image,
      requests: [{ size: frameSize(brief) }],
      cached: left.modelOf(slot) === prices.image.id,
    }),
  );
  const ofShots = shotPieces(brief, {
    work,
    prices,
    earlier: left,
    attempts,
    referencesKept: references.every(({ cached }) => cached),
  });
  return [
    ...textPieces(brief, { prices, cached: left.text }),
    ...references,
    ...ofShots,
    ...judgePieces(brief, { clips: ofShots, prices, earlier: left }),
    ...soundPieces(brief, { work, prices, earlier: left }),
  ];
}

export function piece<Request>(
  stage: StageName,
  kind: OfferKind,
  {
    model,
    requests,
    cached,
    shotKey = null,
  }: { model: ModelPrice<Request>; requests: readonly Request[]; cached: boolean; shotKey?: string | null },
): Piece {
  const sum = (of: (request: Request) => number) =>
    cached ? 0 : requests.reduce((total, request) => total + of(request), 0);
  return {
    stage,
    kind,
    model: model.name,
    shotKey,
    calls: requests.length,
    micros: sum(model.micros),
    seconds: sum(model.seconds),
    cached,
  };
}

/** Usual lengths of the questions, in characters, with everything that is told along with them. */
const questions = {
  critique: 1200,
  direct: 900,
  stories: 2400,
  plan: 1700,
  narrative: 2600,
  narrativeCritique: 4800,
};
const narrativeRounds = 3;

/** As many questions as may be asked; a prompt or a narrative that is good early takes fewer. */
function textPieces(
  { coherence, format }: ResolvedBrief,
  { prices: { text }, cached }: { prices: RunPrices; cached: boolean },
): Piece[] {
  const rounds = coherence.twoAgentEnhancement ? coherence.enhancementRounds : 0;
  const ask = (stage: StageName, lengths: readonly number[]) =>
    lengths.map((characters) => piece(stage, "text", { model: text, requests: [{ characters }], cached }));
  const times = (count: number, lengths: readonly number[]) =>
    Array.from({ length: count }, () => lengths).flat();
  return [
    ...ask("enhance", [questions.critique, ...times(rounds, [questions.direct, questions.critique])]),
    ...ask("story", format === "product" ? [questions.stories] : []),
    ...ask("plan", [
      questions.plan,
      ...times(coherence.detailedPlanning ? narrativeRounds : 0, [
        questions.narrative,
        questions.narrativeCritique,
      ]),
    ]),
  ];
}

/** Frames of all shots, then their clips. What is made from something new is made anew. */
function shotPieces(
  brief: ResolvedBrief,
  {
    work,
    prices: { image, video },
    earlier,
    attempts,
    referencesKept,
  }: {
    work: ExpectedWork;
    prices: RunPrices;
    earlier: EarlierWork;
    attempts: number;
    referencesKept: boolean;
  },
): Piece[] {
  const size = frameSize(brief);
  const frames: Piece[] = [];
  const clips: Piece[] = [];
  let previousKept = true;
  for (const shot of work.shots) {
    const isKept = (slot: string) => referencesKept && earlier.modelOf(slot) === image.id;
    const firstKept: boolean = shot.inherits ? previousKept : isKept(slots.firstFrame(shot.key));
    const lastKept: boolean = firstKept && isKept(slots.lastFrame(shot.key));
    const draw = (cached: boolean) =>
      piece("frames", "image", { model: image, requests: [{ size }], cached, shotKey: shot.key });
    frames.push(...(shot.inherits ? [] : [draw(firstKept)]), draw(lastKept));
    const requests = clipSeconds(shot, { fps: brief.fps, durations: video.durations }).map(
      (durationSeconds) => ({ size, durationSeconds }),
    );
    const take = (cached: boolean) =>
      piece("clips", "video", { model: video, requests, cached, shotKey: shot.key });
    clips.push(
      ...Array.from({ length: attempts }, (_, number) =>
        take(lastKept && earlier.modelOf(slots.attempt(shot.key, number)) === video.id),
      ),
    );
    previousKept = lastKept;
  }
  return [...frames, ...clips];
}

/** A question to the judge for each shot: the usual words of a rubric, and frames. */
const opinion = { characters: 2600, pictures: 4 };

/** A clip that is kept was judged before, if it was by the same judge. */
function judgePieces(
  { coherence }: ResolvedBrief,
  { clips, prices: { judge }, earlier }: { clips: readonly Piece[]; prices: RunPrices; earlier: EarlierWork },
): Piece[] {
  if (!judge || !coherence.qualityRegeneration) return [];
  return clips
    .filter(({ kind }) => kind === "video")
    .map(({ shotKey, cached }) =>
      piece("score", "judge", {
        model: judge,
        requests: [opinion],
        cached: cached && earlier.judge === judge.id,
        shotKey,
      }),
    );
}

/** The lengths that a model is asked for to cover a shot. */
export const clipSeconds = (
  { clipFrames }: ExpectedShot,
  { fps, durations }: { fps: number; durations: "any" | readonly number[] },
): number[] => chunksOf(clipFrames, fps, durations).map(({ seconds }) => seconds);

/** An effect is short, whatever the shot. */
const effectSeconds = 2;

function soundPieces(
  brief: ResolvedBrief,
  { work, prices, earlier }: { work: ExpectedWork; prices: RunPrices; earlier: EarlierWork },
): Piece[] {
  const { music, effects, speech } = prices;
  const inSeconds = (frames: number) => frames / brief.fps;
  const sound = (
    kind: "music" | "effects" | "speech",
    call: { model: SoundPrice; slot: string; seconds: number; characters?: number; shotKey?: string },
  ) =>
    piece("sound", kind, {
      model: call.model,
      requests: [{ durationSeconds: call.seconds, characters: call.characters ?? 0 }],
      cached: earlier.modelOf(call.slot) === call.model.id,
      shotKey: call.shotKey ?? null,
    });
  const ofShot = ({ key, clipFrames, voiceCharacters, effects: cues }: ExpectedShot): Piece[] => [
    ...(speech && voiceCharacters > 0
      ? [
          sound("speech", {
            model: speech,
            slot: slots.voice(key),
            seconds: inSeconds(clipFrames),
            characters: voiceCharacters,
            shotKey: key,
          }),
        ]
      : []),
    ...Array.from({ length: cues }, (_, index) =>
      sound("effects", {
        model: effects,
        slot: slots.effect(key, index),
        seconds: Math.min(effectSeconds, inSeconds(clipFrames)),
        shotKey: key,
      }),
    ),
  ];
  const track = brief.music
    ? [
        sound("music", {
          model: music,
          slot: slots.music,
          seconds: inSeconds(brief.durationFrames),
          characters: work.musicCharacters,
        }),
      ]
    : [];
  return [...track, ...work.shots.flatMap(ofShot)];
}
