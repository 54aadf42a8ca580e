import type { Framework } from "@/domain/brief/brief";
import { apportionFrames } from "@/domain/plan/apportion-frames";
import type { Concept, StoryKind } from "./concept";
import { type ShotIdeaName, withNobody } from "./shot-ideas";

/** What a beat does for the story, whatever its framework calls it. */
export type BeatRole = "open" | "problem" | "agitate" | "turn" | "peak" | "proof" | "close";
export type Beat = { name: string; role: BeatRole; share: number };

/** Shares of the length; the closing beat keeps enough for a spoken and written call to action. */
const beatsByFramework: Record<Framework, readonly Beat[]> = {
  AIDA: [
    { name: "attention", role: "open", share: 0.2 },
    { name: "interest", role: "turn", share: 0.28 },
    { name: "desire", role: "peak", share: 0.3 },
    { name: "action", role: "close", share: 0.22 },
  ],
  PAS: [
    { name: "problem", role: "problem", share: 0.22 },
    { name: "agitation", role: "agitate", share: 0.2 },
    { name: "solution", role: "turn", share: 0.34 },
    { name: "action", role: "close", share: 0.24 },
  ],
  BAB: [
    { name: "before", role: "problem", share: 0.24 },
    { name: "after", role: "peak", share: 0.28 },
    { name: "bridge", role: "turn", share: 0.26 },
    { name: "action", role: "close", share: 0.22 },
  ],
};

/** What a beat does by its name; null for a name that no framework has. */
function roleOfBeat(name: string): BeatRole | null {
  const wanted = name.trim().toLowerCase();
  const beats = [...Object.values(beatsByFramework).flat(), conviction];
  return beats.find((beat) => beat.name === wanted)?.role ?? null;
}

/** What the scene at a place does: its beat says so, or its place among all of them. */
export function roleOfPlace({
  beat,
  index,
  count,
}: {
  beat: string;
  index: number;
  count: number;
}): BeatRole {
  const named = roleOfBeat(beat);
  if (named) return named;
  if (index === 0) return "open";
  return index === count - 1 ? "close" : "peak";
}

const conviction: Beat = { name: "conviction", role: "proof", share: 0.16 };

/** Which beats survive when there is room for fewer scenes: the opening, the turn, the call. */
const keepOrder: readonly BeatRole[] = ["close", "open", "problem", "turn", "peak", "agitate"];

function fewer(beats: readonly Beat[], count: number): Beat[] {
  const kept = [...beats]
    .sort((a, b) => keepOrder.indexOf(a.role) - keepOrder.indexOf(b.role))
    .slice(0, count);
  return beats.filter((beat) => kept.includes(beat));
}

/** Long ads get a fifth beat, very short ones lose one. */
function beatsFor({ framework, brief }: Concept, shots: number): Beat[] {
  const beats = beatsByFramework[framework.name];
  const seconds = brief.durationFrames / brief.fps;
  if (shots >= 6 && seconds > 25) return [...beats.slice(0, -1), conviction, ...beats.slice(-1)];
  const scenes = seconds < 9 && brief.clips === null ? 3 : beats.length;
  return shots === 1 ? beats.slice(-1) : fewer(beats, Math.min(scenes, shots));
}

/** Shots of 2.8 s in the shortest ads to 5 s in the longest, unless the maker asked for a number. */
export function shotCount({ brief }: Concept): number {
  if (brief.clips !== null) return brief.clips;
  const seconds = brief.durationFrames / brief.fps;
  const typicalSeconds = Math.min(5, 2.6 + seconds / 25);
  return Math.max(seconds < 9 ? 3 : 4, Math.round(seconds / typicalSeconds));
}

const ideas: Record<StoryKind, Record<Exclude<BeatRole, "problem" | "agitate">, readonly ShotIdeaName[]>> = {
  showcase: {
    open: ["texture", "silhouette", "place"],
    turn: ["reveal", "feature", "hero"],
    peak: ["hero", "use", "feature", "useClose"],
    proof: ["enjoy", "use"],
    close: ["endCard"],
  },
  lifestyle: {
    open: ["arrive", "place", "talk"],
    turn: ["use", "reveal", "useClose"],
    peak: ["enjoy", "useClose", "hero", "company"],
    proof: ["company", "enjoy"],
    close: ["endCard"],
  },
  announcement: {
    open: ["silhouette", "texture", "place"],
    turn: ["reveal", "hero", "feature"],
    peak: ["use", "feature", "enjoy", "hero"],
    proof: ["company", "enjoy"],
    close: ["endCard"],
  },
  testimonial: {
    open: ["talk", "arrive"],
    turn: ["use", "useClose", "reveal"],
    peak: ["enjoy", "talk", "hero"],
    proof: ["talk", "company"],
    close: ["endCard"],
  },
  "before-after": {
    open: ["arrive", "talk"],
    turn: ["reveal", "useClose", "feature"],
    peak: ["enjoy", "use", "hero", "company"],
    proof: ["company", "talk"],
    close: ["endCard"],
  },
  event: {
    open: ["place", "arrive", "silhouette"],
    turn: ["crowd", "reveal", "arrive"],
    peak: ["crowd", "enjoy", "company", "hero"],
    proof: ["company", "crowd"],
    close: ["endCard"],
  },
};

const trouble: Record<"problem" | "agitate", readonly ShotIdeaName[]> = {
  problem: ["struggle", "struggleClose", "struggleWide"],
  agitate: ["struggleClose", "struggleWide", "struggle"],
};

const beforeEndCard: readonly ShotIdeaName[] = ["hero", "company", "feature", "enjoy"];

/** A closing scene of several shots leads up to its end card. */
export function ideasFor({ story, reading }: Concept, role: BeatRole, count: number): ShotIdeaName[] {
  if (role === "close") return [...cycled(shown(beforeEndCard, reading), count - 1), "endCard"];
  const list = role === "problem" || role === "agitate" ? trouble[role] : ideas[story][role];
  return cycled(shown(list, reading), count);
}

const shown = (names: readonly ShotIdeaName[], { withoutPeople }: Concept["reading"]) =>
  withoutPeople ? [...new Set(names.map(withNobody))] : names;

const cycled = (names: readonly ShotIdeaName[], count: number): ShotIdeaName[] =>
  Array.from({ length: count }, (_, index) => names[index % names.length] ?? "hero");

export type StoryScene = Beat & {
  shots: ShotIdeaName[];
  /** What happens, in the words of a told story; left out where the plan finds its own. */
  moment?: string;
};

/** The scenes of an ad with the way each of their shots is filmed. */
export function storyScenes(concept: Concept): StoryScene[] {
  const shots = shotCount(concept);
  const beats = beatsFor(concept, shots);
  const counts = apportionFrames(
    beats.map(({ share }) => share),
    shots,
    { minimum: 1 },
  );
  return beats.map((beat, index) => ({
    ...beat,
    shots: ideasFor(concept, beat.role, counts[index] ?? 1),
  }));
}
