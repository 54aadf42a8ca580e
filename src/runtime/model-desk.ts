import type { CatalogueEntry, ModelKind } from "@/domain/catalogue/catalogue";
import { type EntryOf, entries, entriesOf, findEntry } from "@/domain/catalogue/entries";
import type { ModelChoice } from "@/domain/catalogue/model-choice";
import type { ModelOffer } from "@/domain/catalogue/offer";
import { StudioError } from "@/domain/errors";
import type { Models } from "@/pipeline/ports";
import type { FetchRemote } from "@/providers/contract/fetch-remote";
import type { ImageModel } from "@/providers/contract/image-model";
import type { VideoModel } from "@/providers/contract/video-model";
import { createOpenAiModels, defaultTextModel, type OpenAiModels } from "@/providers/openai/openai-models";
import { createReplicateModels, type ReplicateModels } from "@/providers/replicate/create-replicate-models";
import type { LiveCatalogue } from "@/runtime/live-catalogue";
import { localOffers, offerOf, renderedOffers, withFigures } from "@/runtime/model-offers";
import type { ProviderAccess, ProviderAccesses } from "@/runtime/provider-access";

/** Knows which models there are, and gives a run the ones it works with. */
export type ModelDesk = {
  /** What this machine can do by itself, for free. */
  local: Models;
  /**
   * The models that were chosen, with the owner's keys or the installation's; what was left open is done by this
   * machine. Throws "misconfigured" when a model cannot be had.
   *
   * @param wished Models for single frames and clips; none when left out.
   */
  forChoice(ownerId: string, choice: ModelChoice, wished?: WishedModels): Promise<Models>;
  /** Everything that this owner may choose from, and what is missing for the rest. */
  offers(ownerId: string): Promise<ModelOffer[]>;
  /** The owner's Replicate account, or the installation's for the owner null; null without a key. */
  replicate(ownerId: string | null): Promise<ReplicateModels | null>;
};

type Parts = {
  local: Models;
  accesses: ProviderAccesses;
  fetchRemote: FetchRemote;
  live: LiveCatalogue;
  /** Models on machines that were registered, for this owner. */
  rendered(ownerId: string): Promise<Rendered>;
  /** How the last calls to these models went. */
  figures(models: readonly string[]): Promise<Parameters<typeof withFigures>[1]>;
};

/** Ids of the models that a maker wants for single frames and clips. */
export type WishedModels = { image: readonly string[]; video: readonly string[] };

const noneWished: WishedModels = { image: [], video: [] };

export type Rendered = { image: readonly ImageModel[]; video: readonly VideoModel[] };

export function createModelDesk({ local, accesses, fetchRemote, live, rendered, figures }: Parts): ModelDesk {
  const replicateOf = remembered((access: ProviderAccess) =>
    createReplicateModels({
      token: access.key ?? "",
      baseUrl: access.baseUrl,
      fetch: access.fetch,
      fetchRemote,
    }),
  );
  const openAiOf = remembered((access: OpenAiAccess) =>
    createOpenAiModels({
      apiKey: access.key ?? "none",
      baseUrl: access.baseUrl,
      storesAnswers: access.storesAnswers,
      fetch: access.fetch,
      ...(access.imageModel && { imageModel: access.imageModel }),
      ...(access.speechModel && { speechModel: access.speechModel }),
      ...(access.textModel && {
        textModel: { vendorId: access.textModel, ...(access.price && { price: access.price }) },
      }),
    }),
  );
  const replicate = async (ownerId: string | null) => {
    const access =
      ownerId === null
        ? accesses.ofInstallation("replicate")
        : await accesses.accessFor(ownerId, "replicate");
    return access && replicateOf(access);
  };
  const openAi = async (ownerId: string): Promise<Shelf["openAi"]> => {
    const access = await accesses.accessFor(ownerId, "openai");
    return access && ((wanted) => openAiOf({ ...access, imageModel: null, speechModel: null, ...wanted }));
  };
  return {
    local,
    replicate,
    async forChoice(ownerId, choice, wished = noneWished) {
      if (idsIn(choice, wished).length === 0) return local;
      const makers = makersOf(local, choice, wished);
      const shelf: Shelf = {
        ...{ local, live },
        rendered: makers.has("machine") ? await rendered(ownerId) : nothingRendered,
        replicate: makers.has("replicate") ? await replicate(ownerId) : null,
        openAi: await openAi(ownerId),
      };
      const models = idsIn(choice).length === 0 ? local : modelsOf(shelf, choice);
      return idsIn(wished).length === 0 ? models : { ...models, wished: wishedOf(shelf, wished) };
    },
    async offers(ownerId) {
      const has = {
        replicate: (await accesses.accessFor(ownerId, "replicate")) !== null,
        openai: await accesses.accessFor(ownerId, "openai"),
      };
      const compatible = has.openai && !has.openai.storesAnswers ? has.openai : null;
      const offers = [
        ...localOffers(local),
        ...renderedOffers(await rendered(ownerId)),
        ...entries.flatMap((entry) => {
          const available =
            entry.provider === "replicate" ? has.replicate : has.openai !== null && !compatible;
          return offerOf(live.entry(entry), { available });
        }),
        ...(compatible?.textModel ? [compatibleOffer(compatible.textModel, compatible)] : []),
      ];
      return withFigures(offers, await figures([...new Set(offers.map(({ id }) => id))]));
    },
  };
}

/** What is named in choices; what they leave open is not. */
const idsIn = (...choices: (Partial<ModelChoice> | WishedModels)[]): string[] =>
  choices
    .flatMap((choice) => Object.values(choice))
    .flat()
    .filter((id) => id !== null);

const nothingRendered: Rendered = { image: [], video: [] };

/**
 * Who makes the pictures, clips and sounds of a choice: a run asks at each of its many calls, and what it needs from nobody is
 * not looked up. What the catalogue does not know is made by a machine that was registered.
 */
function makersOf(
  local: Models,
  { text, judge, ...choice }: ModelChoice,
  wished: WishedModels,
): Set<CatalogueEntry["provider"] | "machine"> {
  const { image, video, music, effects, speech } = local;
  const here = new Set<string | undefined>([image, video, music, effects, speech].map((model) => model?.id));
  const elsewhere = idsIn(choice, wished).filter((id) => !here.has(id));
  return new Set(elsewhere.map((id) => findEntry(id)?.provider ?? "machine"));
}

/** What an owner can be given models from. */
type Shelf = {
  local: Models;
  live: LiveCatalogue;
  rendered: Rendered;
  replicate: ReplicateModels | null;
  /** OpenAI's models, those of the given names among them. */
  openAi: ((wanted: Partial<OpenAiNames>) => OpenAiModels) | null;
};

type OpenAiNames = { textModel: string; imageModel: string; speechModel: string };
type OpenAiAccess = ProviderAccess & { imageModel: string | null; speechModel: string | null };

function modelsOf(shelf: Shelf, choice: ModelChoice): Models {
  const { local } = shelf;
  return {
    text: choice.text === null || choice.text === local.text.id ? local.text : textOf(shelf, choice.text),
    image: imageOf(shelf, choice.image),
    video: videoOf(shelf, choice.video),
    music: musicOf(shelf, choice.music),
    effects: effectsOf(shelf, choice.effects),
    speech: speechOf(shelf, choice.speech),
    moderation: moderationOf(shelf),
    sketch: local.sketch ?? null,
    judge: judgeOf(shelf, choice.judge),
    fallbacks: {
      image: choice.imageFallbacks.map((id) => imageOf(shelf, id)),
      video: choice.videoFallbacks.map((id) => videoOf(shelf, id)),
    },
  };
}

const wishedOf = (shelf: Shelf, { image, video }: WishedModels): NonNullable<Models["wished"]> => ({
  image: image.map((id) => imageOf(shelf, id)),
  video: video.map((id) => videoOf(shelf, id)),
});

/** Only with a key that is in use anyway: a language model at a server of one's own judges nothing. */
function moderationOf({ openAi, local }: Shelf): Models["moderation"] {
  return openAi?.({ textModel: defaultTextModel }).moderation ?? local.moderation;
}

function textOf({ openAi }: Shelf, id: string): Models["text"] {
  if (!openAi) throw missing("an OpenAI key", id);
  return openAi({ textModel: vendorIdOf(id) }).text;
}

function judgeOf({ openAi, local }: Shelf, id: string | null): Models["judge"] {
  if (id === null) return local.judge;
  const judge = openAi?.({ textModel: vendorIdOf(id) }).judge ?? null;
  if (!judge) throw missing("an OpenAI key", id);
  return judge;
}

function imageOf(shelf: Shelf, id: string | null): ImageModel {
  if (id === null || id === shelf.local.image.id) return shelf.local.image;
  const rendered = shelf.rendered.image.find((model) => model.id === id);
  if (rendered) return rendered;
  const entry = entryOf(shelf, id, "image");
  if (entry.provider === "openai") {
    const image = shelf.openAi?.({ imageModel: entry.vendorId }).image;
    if (!image) throw missing("an OpenAI key", id);
    return image;
  }
  return replicateOf(shelf, id).image(entry);
}

function videoOf(shelf: Shelf, id: string | null): VideoModel {
  if (id === null || id === shelf.local.video.id) return shelf.local.video;
  const rendered = shelf.rendered.video.find((model) => model.id === id);
  if (rendered) return rendered;
  return replicateOf(shelf, id).video(entryOf(shelf, id, "video"));
}

function musicOf(shelf: Shelf, id: string | null): Models["music"] {
  if (id === null || id === shelf.local.music.id) return shelf.local.music;
  return replicateOf(shelf, id).music(entryOf(shelf, id, "music"));
}

function effectsOf(shelf: Shelf, id: string | null): Models["effects"] {
  if (id === null || id === shelf.local.effects.id) return shelf.local.effects;
  return replicateOf(shelf, id).effects(entryOf(shelf, id, "effects"));
}

function speechOf(shelf: Shelf, id: string | null): Models["speech"] {
  if (id === null || id === shelf.local.speech?.id) return shelf.local.speech;
  const entry = entryOf(shelf, id, "speech");
  if (entry.provider === "openai") {
    const speech = shelf.openAi?.({ speechModel: entry.vendorId }).speech;
    if (!speech) throw missing("an OpenAI key", id);
    return speech;
  }
  return replicateOf(shelf, id).speech(entry);
}

function replicateOf({ replicate }: Shelf, id: string): ReplicateModels {
  if (!replicate) throw missing("a Replicate key", id);
  return replicate;
}

function entryOf<Kind extends ModelKind>({ live }: Shelf, id: string, kind: Kind): EntryOf<Kind> {
  const entry = entriesOf(kind).find((known: CatalogueEntry) => known.id === id);
  if (entry) return live.entry(entry);
  throw new StudioError("misconfigured", `No ${kind} model is known by the name ${id}. Choose another one.`);
}

const missing = (what: string, id: string) =>
  new StudioError(
    "misconfigured",
    `The model ${id} needs ${what}: add one in the settings, or choose another model.`,
  );

/** "openai/gpt-6-sol" is OpenAI's "gpt-6-sol". */
const vendorIdOf = (id: string) => id.replace(/^(?:openai|compatible)\//, "");

function compatibleOffer(textModel: string, { baseUrl, price }: ProviderAccess): ModelOffer {
  const free = price === null || price.inputMicros + price.outputMicros === 0;
  return {
    id: `compatible/${textModel}`,
    kind: "text",
    name: textModel,
    provider: new URL(baseUrl).host,
    free,
    available: true,
    needs: null,
    priceText: free ? "Free" : "By tokens, at your server's price",
    typicalSeconds: 20,
    limits: [],
    durations: "any",
    capabilities: null,
    measured: null,
  };
}

/** One connection for each account: what it remembers of its jobs and secrets is used again. */
function remembered<Access extends ProviderAccess, Made>(
  make: (access: Access) => Made,
): (access: Access) => Made {
  const known = new Map<string, Made>();
  return (access) => {
    const name = JSON.stringify(access);
    const made = known.get(name) ?? make(access);
    known.delete(name);
    known.set(name, made);
    // The one that was used longest ago goes first.
    const [oldest] = known.keys();
    if (known.size > 200 && oldest !== undefined) known.delete(oldest);
    return made;
  };
}
