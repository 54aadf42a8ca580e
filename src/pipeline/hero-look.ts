import type { Built } from "@/domain/build/build";
import { StudioError } from "@/domain/errors";
import type { HeroLook } from "@/domain/hero/hero-look";
import type { Json } from "@/domain/json";
import { slots } from "@/domain/shot/take";
import { build } from "@/pipeline/build";
import type { RunContext } from "@/pipeline/ports";

const version = 1;

/** The hero frame of the run's brief, for everything that is drawn after it; null when the brief names none. */
export async function takeHeroLook(ctx: RunContext): Promise<Built<HeroLook> | null> {
  const look = await ctx.steps.run("hero/find", async () => {
    const { heroDigest = null } = await ctx.records.brief(ctx.run);
    if (heroDigest === null) return null;
    const found = await ctx.records.heroLook(ctx.run.ownerId, heroDigest);
    if (found) return found as unknown as Json;
    throw new StudioError(
      "not-found",
      "The hero frame of this video is no longer there. Choose another one, or make the video without.",
    );
  });
  if (look === null) return null;
  const { digest } = look as unknown as HeroLook;
  const built = await build(ctx, {
    stage: "heroes",
    slot: slots.hero,
    version,
    inputs: { look },
    dependsOn: [],
    isComputed: true,
    make: async () => ({ value: look, digests: [digest] }),
  });
  return built as Built & Built<HeroLook & Json>;
}
