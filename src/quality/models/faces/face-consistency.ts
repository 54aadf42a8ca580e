import type { Measurement } from "@/domain/quality/scorecard";
import { mean } from "../../statistics";
import { byNetwork } from "../by-network";
import { onScale } from "../scale";
import { cosine } from "../similarity";

/** A shot, who should be in it, and the face that is seen in it best; null when none is. */
export type ShotFace = {
  /** As people know it: "shot 2". */
  label: string;
  /** Keys of the characters that should be seen. */
  characters: readonly string[];
  embedding: readonly number[] | null;
};

export type CharacterFaces = {
  character: string;
  /** Mean of 1 - cosine over all pairs of shots that show a face; null for fewer than two. */
  meanDistance: number | null;
  /** The two shots that differ most. */
  worst: { shots: [string, string]; distance: number } | null;
  shots: number;
  shotsWithFace: number;
};

export type FaceConsistency = {
  /** Null when no character's face is seen in two shots: no face is not the same face. */
  measurement: Measurement | null;
  characters: CharacterFaces[];
  /** A sentence for the maker. */
  told: string;
};

/**
 * The cross-scene face distance (CSFD): for each character the mean distance of its faces over pairs of shots, and the
 * mean of that over characters. A shot that should show several characters is left out, because nobody can tell whose
 * face was found.
 */
export function faceConsistency(shots: readonly ShotFace[]): FaceConsistency {
  const clear = shots.filter(({ characters }) => characters.length === 1);
  const names = [...new Set(clear.flatMap(({ characters }) => characters))];
  const characters = names.map((name) =>
    facesOf(
      name,
      clear.filter((shot) => shot.characters.includes(name)),
    ),
  );
  const compared = characters.filter(({ meanDistance }) => meanDistance !== null);
  if (compared.length === 0) return { measurement: null, characters, told: whyNothing(characters) };
  const raw = mean(compared.map(({ meanDistance }) => meanDistance ?? 0));
  const told = tell(compared);
  return { measurement: measurementOf(raw, { characters, told }), characters, told };
}

function facesOf(character: string, shots: readonly ShotFace[]): CharacterFaces {
  const seen = shots.flatMap(({ label, embedding }) => (embedding ? [{ label, embedding }] : []));
  const pairs = seen.flatMap((later, index) =>
    seen.slice(0, index).map((earlier) => ({
      shots: [earlier.label, later.label] satisfies [string, string] as [string, string],
      distance: 1 - cosine(earlier.embedding, later.embedding),
    })),
  );
  const [worst = null] = [...pairs].sort((a, b) => b.distance - a.distance);
  return {
    character,
    meanDistance: pairs.length === 0 ? null : mean(pairs.map(({ distance }) => distance)),
    worst,
    shots: shots.length,
    shotsWithFace: seen.length,
  };
}

/** Below 0.3 is excellent, below 0.5 good; from 0.593 on SFace takes two faces for different people. */
const scoreOf = (distance: number) =>
  onScale(distance, [
    [0, 100],
    [0.3, 90],
    [0.5, 70],
    [0.593, 50],
    [1, 0],
  ]);

function measurementOf(
  raw: number,
  { characters, told }: { characters: readonly CharacterFaces[]; told: string },
): Measurement {
  const sum = (of: (faces: CharacterFaces) => number) =>
    characters.reduce((total, one) => total + of(one), 0);
  const worst = Math.max(...characters.map((one) => one.worst?.distance ?? 0));
  return byNetwork("faceDistance", {
    raw,
    score: scoreOf(raw),
    parts: {
      worstPair: Math.round(scoreOf(worst)),
      shotsWithFace: Math.round((100 * sum((one) => one.shotsWithFace)) / sum((one) => one.shots)),
    },
    note: told,
  });
}

function tell(compared: readonly CharacterFaces[]): string {
  return compared
    .map(({ character, worst, shots, shotsWithFace }) => {
      const furthest = worst
        ? `${worst.shots.join(" and ")} differ most (${worst.distance.toFixed(2)})`
        : "nothing to compare";
      return `${character}: a face in ${shotsWithFace} of ${shots} shots, ${furthest}`;
    })
    .join("; ");
}

function whyNothing(characters: readonly CharacterFaces[]): string {
  if (characters.length === 0) return "No shot is of one character alone, so that no faces were compared.";
  const [first] = characters;
  return characters.every(({ shotsWithFace }) => shotsWithFace === 0)
    ? "No face was found, so that no faces were compared."
    : `A face of ${first?.character ?? "the character"} was found in fewer than two shots, so that no faces were compared.`;
}
