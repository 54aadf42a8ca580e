import type { Mood } from "@/domain/picture/scene-spec";
import type { TextOverlay } from "@/domain/plan/plan";
import type { Random } from "@/domain/random";
import { asSentence, capitalise, countWords, speechSeconds } from "@/domain/text/wording";
import type { Concept } from "./concept";
import { localPhrases } from "./local-phrases";
import { type CopyPart, momentPhrases, type Phrase, phrasesFor } from "./phrase-bank";
import type { BeatRole } from "./story";

/** A shot as the copywriter sees it. */
export type CopySlot = { role: BeatRole; indexInScene: number; seconds: number; last: boolean };
export type ShotCopy = { overlays: TextOverlay[]; voiceOver: string | null };

/** Silence around a spoken line, so that it does not touch the cut. */
const breathSeconds = 0.25;
const maxOverlayWords = 6;
const maxOverlayCharacters = 40;

const animations: Record<Mood, TextOverlay["animation"]> = {
  calm: "fade",
  energetic: "pop",
  elegant: "fade",
  playful: "pop",
  dramatic: "slide",
  warm: "fade",
  fresh: "slide",
  mysterious: "typewriter",
  inspiring: "slide",
  nostalgic: "typewriter",
};

const partByRole: Record<BeatRole, readonly [first: CopyPart, rest: CopyPart]> = {
  open: ["hook", "benefit"],
  problem: ["problem", "agitate"],
  agitate: ["agitate", "problem"],
  turn: ["turn", "benefit"],
  peak: ["benefit", "benefit"],
  proof: ["proof", "benefit"],
  close: ["close", "proof"],
};

const key = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
const typographic = (text: string) => text.replace(/(?<=\p{L})'(?=\p{L})/gu, "’");
const fits = (text: string, seconds: number) => speechSeconds(text) <= seconds - breathSeconds;

function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  return items
    .map((item) => ({ item, order: random.next() }))
    .sort((a, b) => a.order - b.order)
    .map(({ item }) => item);
}

/** A brand should be named early, so the turn names it rather than hinting. */
function namesFirst(pool: readonly Phrase[]): Phrase[] {
  const names = ({ overlay }: Phrase) => overlay.includes("{name}");
  return [...pool.filter(names), ...pool.filter((phrase) => !names(phrase))];
}

/** Writes the lines of one ad. No line is used twice, neither in the picture nor by the voice. */
export class Copywriter {
  readonly #concept: Concept;
  readonly #pools = new Map<CopyPart, Phrase[]>();
  readonly #used = new Set<string>();

  constructor(concept: Concept) {
    this.#concept = concept;
    for (const part of ["hook", "problem", "agitate", "turn", "benefit", "proof", "close", "cta"] as const) {
      this.#pools.set(part, this.#pool(part));
    }
  }

  write(slot: CopySlot): ShotCopy {
    return slot.last ? this.#closing(slot) : this.#line(slot);
  }

  #pool(part: CopyPart): Phrase[] {
    const { reading, random, brief } = this.#concept;
    const order = random.fork(`copy/${part}`);
    if (reading.language !== "en") {
      return shuffled(localPhrases(reading.language, part, brief.prompt), order);
    }
    const { kind, category } = phrasesFor(reading.product, part);
    const moments =
      part === "hook" ? [...momentPhrases(reading.weather), ...momentPhrases(reading.timeOfDay)] : [];
    const special = shuffled([...kind, ...moments], order);
    const general = shuffled(category, order);
    const pool = [...this.#fromPrompt(part), ...special, ...general];
    return part === "turn" && this.#concept.brandName !== "" ? namesFirst(pool) : pool;
  }

  /** What the prompt itself promises comes before anything from the phrase bank. */
  #fromPrompt(part: CopyPart): Phrase[] {
    const { claims, offer, audience } = this.#concept.reading;
    const promised = claims.filter((claim) => countWords(claim) <= maxOverlayWords);
    if (part === "benefit") {
      const forWhom = audience && countWords(audience) <= 4 ? [`Made for ${audience}`] : [];
      return [...promised, ...forWhom].map((text) => ({ overlay: text, voice: asSentence(text) }));
    }
    if (part === "proof" && offer) return [{ overlay: capitalise(offer), voice: asSentence(offer) }];
    return [];
  }

  #fill(text: string): string {
    return capitalise(typographic(text.replaceAll("{name}", this.#concept.name)));
  }

  /** The next unused phrase of a part, rather one whose line or text can be spoken in the time. */
  #take(part: CopyPart, seconds: number): Phrase | undefined {
    const open = (this.#pools.get(part) ?? [])
      .map(({ overlay, voice }) => ({ overlay: this.#fill(overlay), voice: this.#fill(voice) }))
      .filter(({ overlay }) => !this.#used.has(key(overlay)) && overlay.length <= maxOverlayCharacters);
    const speakable = ({ overlay, voice }: Phrase) => fits(voice, seconds) || fits(overlay, seconds);
    const chosen = open.find(speakable) ?? open[0];
    if (chosen) this.#remember(chosen.overlay);
    return chosen;
  }

  #remember(text: string) {
    this.#used.add(key(text));
  }

  #speak(lines: readonly string[], seconds: number): string | null {
    const line = lines.find((text) => fits(text, seconds) && !this.#used.has(`voice/${key(text)}`));
    if (line === undefined) return null;
    this.#used.add(`voice/${key(line)}`);
    return line;
  }

  #overlay(text: string, role: TextOverlay["role"], position: TextOverlay["position"]): TextOverlay {
    return { text: typographic(text), role, position, animation: animations[this.#concept.mood] };
  }

  #line({ role, indexInScene, seconds }: CopySlot): ShotCopy {
    const [first, rest] = partByRole[role];
    const part = indexInScene === 0 ? first : rest;
    const phrase = this.#take(part, seconds) ?? this.#take("benefit", seconds);
    if (!phrase) return { overlays: [], voiceOver: null };
    const isHook = indexInScene === 0 && (role === "open" || role === "problem");
    return {
      overlays: [
        this.#overlay(phrase.overlay, isHook ? "hook" : "body", isHook ? "upper-third" : "lower-third"),
      ],
      voiceOver: this.#speak([phrase.voice, asSentence(phrase.overlay)], seconds),
    };
  }

  /** For languages without closing lines: the product, or the words the prompt starts with. */
  #subject(): string {
    const { reading, brief } = this.#concept;
    return capitalise(
      reading.product.known ? reading.product.noun : brief.prompt.split(" ").slice(0, 3).join(" "),
    );
  }

  /** Brand or closing line above, call to action below: both written, and spoken as far as there is time. */
  #closing({ seconds }: CopySlot): ShotCopy {
    const { brandName, reading } = this.#concept;
    const call = reading.callToAction ? asPhrase(reading.callToAction) : this.#take("cta", seconds);
    const closing = this.#take("close", seconds);
    const top =
      reading.offer && !this.#used.has(key(reading.offer)) ? reading.offer : brandName || reading.slogan;
    const headline = top || closing?.overlay || this.#subject();
    const slogan = reading.slogan ? asSentence(reading.slogan) : undefined;
    const brand = brandName ? asSentence(brandName) : undefined;
    const offer = reading.offer ? asSentence(reading.offer) : undefined;
    const ending = call?.voice;
    const spoken = [
      [brand, slogan, offer, ending],
      [brand, offer, ending],
      [brand, slogan ?? closing?.voice, ending],
      [brand, ending],
      [closing?.voice, ending],
      [ending],
      [brand],
    ].map((lines) => lines.filter((line) => line !== undefined).join(" "));
    return {
      overlays: [
        ...(headline ? [this.#overlay(headline, "brand", "upper-third")] : []),
        ...(call && key(call.overlay) !== key(headline ?? "")
          ? [this.#overlay(call.overlay, "cta", "lower-third")]
          : []),
      ],
      voiceOver: this.#speak(
        spoken.filter((text) => text !== ""),
        seconds,
      ),
    };
  }
}

const asPhrase = (text: string): Phrase => ({ overlay: capitalise(text), voice: asSentence(text) });
