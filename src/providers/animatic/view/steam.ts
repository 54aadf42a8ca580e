import type { ProductForm } from "@/domain/picture/scene-spec";
import type { Random } from "@/domain/random";
import type { Box } from "@/providers/animatic/light";
import type { World } from "@/providers/animatic/scene/world";
import { softSprite } from "./soft-sprite";

/** What comes to the table hot. */
const hot: ReadonlySet<ProductForm> = new Set(["cup", "food-plate", "pizza", "burger"]);

type Puff = { x: number; phase: number; drift: number; size: number };

/** A small thing in the air at a moment: world units, alpha 0..1. */
export type Wisp = { x: number; y: number; size: number; alpha: number };

export type Steam = { sprite: ReturnType<typeof softSprite>; at(t: number): Wisp[] };

/** Steam over hot things in the picture; null when there are none. It rises in whole rounds, like all that floats. */
export function createSteam(
  world: World,
  { random, cycles }: { random: Random; cycles: number },
): Steam | null {
  const sources = world.placed.filter(
    ({ subject }) => subject.kind !== "character" && subject.visibility !== "hidden" && hot.has(subject.form),
  );
  if (sources.length === 0) return null;
  const plumes = sources.map(({ box }) => ({ box, puffs: puffsOver(box, random) }));
  const rounds = Math.max(1, Math.round(cycles * 1.5));
  return {
    sprite: softSprite("#fffaf2"),
    at: (t) =>
      plumes.flatMap(({ box, puffs }) =>
        puffs.map(({ x, phase, drift, size }) => {
          const age = (phase + rounds * t) % 1;
          return {
            x: x + drift * Math.sin(age * 5 + phase * 9) * age,
            y: box.y + box.height * 0.06 - age * box.height * 0.85,
            size: size * (0.5 + age),
            alpha: 0.2 * Math.sin(Math.PI * age) ** 1.3,
          };
        }),
      ),
  };
}

function puffsOver({ x, width }: Box, random: Random): Puff[] {
  const reach = Math.min(width, 150);
  return Array.from({ length: 14 }, (_, index) => ({
    x: x + width * 0.42 + random.between(-0.2, 0.2) * reach,
    phase: (index + random.next()) / 14,
    drift: random.between(-0.16, 0.16) * reach,
    size: reach * random.between(0.12, 0.2),
  }));
}
