import type { Plan } from "@/domain/plan/plan";
import { hash32 } from "@/domain/random";
import type { CameraPath } from "@/domain/shot/camera";
import { cameraPath } from "@/domain/shot/camera-path";

/** The camera's way through every shot; a shot that continues another starts where that one's camera stopped. */
export function shotPaths(plan: Plan, { seed, chained }: { seed: number; chained: boolean }): CameraPath[] {
  const paths: CameraPath[] = [];
  for (const shot of plan.shots) {
    const previous = paths.at(-1);
    const from = chained && shot.continuesPrevious && previous ? previous.end : null;
    paths.push(cameraPath({ camera: shot.camera, from, seed: hash32(`${seed}/${shot.key}`) }));
  }
  return paths;
}

/** Shots in rows that depend on one another: each shot of a row needs the frame of the one before it. */
export function continuityChains(plan: Plan, { chained }: { chained: boolean }): string[][] {
  const chains: string[][] = [];
  for (const shot of plan.shots) {
    const current = chains.at(-1);
    if (chained && shot.continuesPrevious && current) current.push(shot.key);
    else chains.push([shot.key]);
  }
  return chains;
}
