/**
 * The models that the studio knows of, as dated data. An entry says what a model can do, what it costs and how our
 * requests are put into its own words; adapters read it and hold no model's name themselves.
 */
export type CatalogueEntry = VideoEntry | ImageEntry | SoundEntry | UpscalerEntry | LanguageEntry;

export type ModelKind = CatalogueEntry["kind"];

/** Who makes the calls possible: a key or a server of theirs has to be configured. */
export type ProviderName = "replicate" | "openai" | "comfyui" | "runpod" | "local";

type EntryFacts = {
  /** Unique, with the provider in front: "replicate/google/veo-3.1". */
  id: `${ProviderName}/${string}`;
  provider: ProviderName;
  /** The vendor's own id: "google/veo-3.1". */
  vendorId: string;
  /** As people know it: "Veo 3.1". */
  name: string;
  /** Day on which the facts were read, YYYY-MM-DD. */
  dated: string;
  price: PriceFormula;
  /** Rough wall-clock seconds of one call. */
  typicalSeconds: number;
  /** What the vendor does with requests it finds unsafe, in words for the maker. */
  safety: string;
  /** What people should know before they pay, e.g. that a price is an estimate. */
  note?: string;
  /** Not offered any more, and why; kept so that old takes keep their name. */
  retired?: string;
};

/**
 * How a call is priced. The first tier whose conditions all hold is taken; the last one has none. Prices are
 * micro-dollars for each unit.
 */
export type PriceFormula = {
  per: "second" | "clip" | "image" | "thousand-characters" | "compute-second" | "million-tokens";
  tiers: readonly PriceTier[];
};

export type PriceTier = {
  when?: { resolution?: string; audio?: boolean; seconds?: number; mode?: string };
  micros: number;
  /** For tokens: what the model writes costs otherwise than what it reads. */
  outputMicros?: number;
  cachedMicros?: number;
};

/** How a field of a request is written in the vendor's input; absent when the model has no such field. */
export type FieldNames = Partial<
  Record<
    | "prompt"
    | "negativePrompt"
    | "firstFrame"
    | "lastFrame"
    | "references"
    | "lora"
    | "loraStrength"
    | "seed"
    | "duration"
    | "frames"
    | "fps"
    | "resolution"
    | "aspect"
    | "size"
    | "width"
    | "height"
    | "audio"
    | "text"
    | "voice"
    | "speed"
    | "steps"
    | "format",
    string
  >
>;

export type VideoCapabilities = {
  firstFrame: "no" | "optional" | "required";
  lastFrame: boolean;
  /** Most reference pictures it takes; 0 for none. */
  references: number;
  seed: boolean;
  negativePrompt: boolean;
  /** Whether its clips bring sound of their own. */
  audio: boolean;
};

/** A size in pixels and how the vendor writes it; a price may depend on the value as on a resolution. */
export type VendorSize = { value: string; width: number; height: number };

export type VideoResolution = {
  value: string;
  shortSide: number;
  /** Longest clip at this resolution. */
  maxSeconds?: number;
  /** Clips at this resolution cannot end on a given frame. */
  withoutLastFrame?: boolean;
};

export type VideoEntry = EntryFacts & {
  kind: "video";
  capabilities: VideoCapabilities;
  /** Lengths it can make, in seconds, rising. */
  durations: readonly number[];
  fields: FieldNames;
  /** Inputs that are always sent as they are. */
  fixed?: Record<string, string | number | boolean>;
  /** Resolutions by the length of the short side, in pixels, rising. */
  resolutions: readonly VideoResolution[];
  /** Ratios it takes, as it writes them; empty when the first frame decides. */
  aspects: readonly string[];
  /** For models that take a size in pixels in place of resolution and ratio. */
  sizes?: readonly VendorSize[];
  /** Its last frame works only together with a first one. */
  lastFrameNeedsFirst?: boolean;
  /** Reference pictures work only in these ratios, at this length, and without a last frame. */
  referencesOnly?: { aspects: readonly string[]; seconds: number };
  /** How seconds are written: as a number, as text, or in frames at a rate. */
  durationAs: "number" | "text" | { framesAt: number; min: number; max: number };
  /** Longest prompt, in characters. */
  promptMax?: number;
};

export type ImageEntry = EntryFacts & {
  kind: "image";
  capabilities: { references: number; seed: boolean; negativePrompt: boolean };
  fields: FieldNames;
  fixed?: Record<string, string | number | boolean>;
  aspects: readonly string[];
  sizes: readonly VendorSize[];
  /** For models that take width and height: both are multiples of a step and have about so many pixels together. */
  dimensions?: { step: number; pixels: number };
  /** Whether the vendor answers with one address or a list of them. */
  output: "one" | "list";
  /** Version id for models that only run by version. */
  version?: string;
  /** How reference pictures are written: as a list, or as one address. A list when left out. */
  referencesAs?: "list" | "one";
  /** It draws only after a picture that it is given, e.g. after its depth. */
  needsReference?: boolean;
};

export type SoundEntry = EntryFacts & {
  kind: "music" | "speech" | "effects";
  fields: FieldNames;
  fixed?: Record<string, string | number | boolean>;
  /** Longest sound in one call, in seconds; null when the text decides. */
  maxSeconds: number | null;
  voices: readonly { id: string; name: string; language: string }[];
  version?: string;
};

export type UpscalerEntry = EntryFacts & {
  kind: "upscaler";
  fields: Record<string, string>;
  fixed?: Record<string, string | number | boolean>;
  takes: "image" | "video";
  version?: string;
};

export type LanguageEntry = EntryFacts & {
  kind: "text" | "moderation";
  /** Reads pictures as well. */
  images: boolean;
};
