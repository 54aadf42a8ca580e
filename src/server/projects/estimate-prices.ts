import type { ModelOffer } from "@/domain/catalogue/offer";
import type { RunPrices } from "@/domain/cost/estimate-pieces";
import type { ChosenModels } from "@/domain/cost/estimate-warnings";
import { usualLimits } from "@/domain/operation/operation";
import type { Runtime } from "@/runtime/runtime";

/** Models as a run is given them. */
export type RunModels = Runtime["models"]["local"];

type AnyModel = { id: string; name: string; job?: { provider: string } | undefined };

/** Pictures and clips that are drawn side by side where nothing else is set. */
export const usualAtOnce = 2;

/** So many calls say more of how long one takes than the catalogue does. */
const enoughCalls = 5;

/** Prices and times of a run's models: what this installation has seen of them goes before what the catalogue says. */
export function pricesOf(
  models: RunModels,
  { offers, localAtOnce }: { offers: readonly ModelOffer[]; localAtOnce: number },
): RunPrices {
  const facts = (model: AnyModel) => ({
    id: model.id,
    name: model.name,
    atOnce: isLocal(model) ? localAtOnce : usualLimits.atOncePerOwner,
  });
  const offerOf = ({ id }: AnyModel) => offers.find((offer) => offer.id === id);
  const measured = (model: AnyModel) => {
    const seen = offerOf(model)?.measured;
    return seen && seen.calls >= enoughCalls ? seen.p50Seconds : null;
  };
  const sound = (model: RunModels["music"] | RunModels["effects"] | NonNullable<RunModels["speech"]>) => {
    const seconds = measured(model) ?? offerOf(model)?.typicalSeconds ?? 1;
    return { ...facts(model), micros: model.priceMicros, seconds: () => seconds };
  };
  const { text, image, video, music, effects, speech, judge } = models;
  return {
    text: {
      ...facts(text),
      micros: (question) => text.priceMicros(question),
      seconds: () => measured(text) ?? text.typicalSeconds,
    },
    image: {
      ...facts(image),
      micros: ({ size }) => image.priceMicros(size),
      seconds: () => measured(image) ?? image.typicalSeconds,
    },
    video: {
      ...facts(video),
      durations: video.durations,
      micros: (clip) => video.priceMicros(clip),
      seconds: (clip) => measured(video) ?? video.typicalSeconds(clip),
    },
    music: sound(music),
    effects: sound(effects),
    speech: speech && sound(speech),
    judge: judge && {
      ...facts(judge),
      micros: (question) => judge.priceMicros(question),
      seconds: () => measured(judge) ?? judge.typicalSeconds,
    },
  };
}

const isLocal = ({ job }: AnyModel) => job === undefined || job.provider === "local";

/** What decides whether the models can do what the brief asks for. */
export function chosenModels({ image, video }: RunModels): ChosenModels {
  return {
    image: { name: image.name, references: image.references },
    video: { name: video.name, capabilities: video.capabilities, durations: video.durations },
  };
}
