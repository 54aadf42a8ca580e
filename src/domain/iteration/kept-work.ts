import type { ResolvedBrief } from "@/domain/brief/brief";
import { canonicalJson, jsonValue } from "@/domain/json";
import type { Plan } from "@/domain/plan/plan";
import { shotPaths } from "@/domain/shot/shot-paths";
import { slots } from "@/domain/shot/take";
import { chooseSeams, clipLengths } from "@/domain/timeline/seams";

/** What a run of a plan was, or will be, drawn after. */
export type DrawnAfter = { brief: ResolvedBrief; heroDigest: string | null };

/** Everything of a shot that is decided before it is drawn, but for what its picture shows. */
function drawings(plan: Plan, { seed, coherence }: ResolvedBrief) {
  const paths = shotPaths(plan, { seed, chained: coherence.chainedFrames });
  const lengths = clipLengths(plan, chooseSeams(plan, coherence));
  const { referenceIdentity, trainedLora, compositionControl } = coherence;
  return plan.shots.map((shot, index) => ({
    key: shot.key,
    clipFrames: lengths[index] ?? shot.durationFrames,
    frame: canonicalJson(
      jsonValue.parse({
        path: paths[index],
        seed: coherence.sameSeed ? seed : seed + index,
        inherits: coherence.chainedFrames && shot.continuesPrevious && index > 0,
        ...{ referenceIdentity, trainedLora, compositionControl },
      }),
    ),
  }));
}

/**
 * The slots of a plan that have to be filled anew when the same plan is drawn after something else. What depends on these
 * in turn (a clip on its frames, a frame on the one before) is not named.
 */
export function slotsAnew(plan: Plan, before: DrawnAfter, after: DrawnAfter): Set<string> {
  const old = drawings(plan, before.brief);
  const anew = new Set<string>();
  for (const [index, drawing] of drawings(plan, after.brief).entries()) {
    if (drawing.frame !== old[index]?.frame) {
      anew.add(slots.firstFrame(drawing.key));
      anew.add(slots.lastFrame(drawing.key));
    }
    if (drawing.clipFrames !== old[index]?.clipFrames) anew.add(slots.clip(drawing.key));
  }
  if (before.heroDigest !== after.heroDigest) {
    for (const { key } of plan.elements) anew.add(slots.reference(key));
    const [first] = plan.shots;
    if (first) anew.add(slots.firstFrame(first.key));
  }
  return anew;
}
