/** A part of a film that is still to be rendered. */
export type RenderWork = {
  lengthFrames: number;
  render(run: { signal: AbortSignal; onProgress(progress: number): void }): Promise<void>;
};

/** Parts that are prepared while the engine is at work; it takes as many at once as the machine has cores for. */
const atOnce = 4;

/**
 * Renders parts side by side and tells how many of their frames are done, as a share. The first failure ends the others,
 * and is thrown when all are at rest.
 */
export async function renderSideBySide(
  works: readonly RenderWork[],
  { signal, onProgress }: { signal?: AbortSignal | undefined; onProgress(progress: number): void },
): Promise<void> {
  const stop = new AbortController();
  const either = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
  const total = works.reduce((sum, { lengthFrames }) => sum + lengthFrames, 0);
  const done = works.map(() => 0);
  const waiting = works.entries();
  const takeTurns = async () => {
    for (const [index, work] of waiting) {
      const tell = (progress: number) => {
        done[index] = progress * work.lengthFrames;
        onProgress(done.reduce((sum, frames) => sum + frames, 0) / total);
      };
      await work.render({ signal: either, onProgress: tell });
      tell(1);
    }
  };
  const turns = Array.from({ length: Math.min(atOnce, works.length) }, () =>
    takeTurns().catch((error: unknown) => {
      stop.abort(error);
      throw error;
    }),
  );
  const ended = await Promise.allSettled(turns);
  const failed = ended.find((one) => one.status === "rejected");
  if (failed) throw signal?.aborted ? failed.reason : (stop.signal.reason ?? failed.reason);
}
