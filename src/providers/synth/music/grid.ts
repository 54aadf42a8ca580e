/** Where the beats fall. All music is written in beats; this is the only place that knows seconds. */
export type Grid = {
  beatSeconds: number;
  beatsPerBar: number;
  /** Beats before the first full bar. */
  pickupBeats: number;
  /** The final chord falls on this beat; what follows is its tail. */
  endBeat: number;
  /** Length of the tail: the piece is `endBeat * beatSeconds + tailSeconds` long. */
  tailSeconds: number;
};

/** The tempo may bend this far from the one asked for, to end on a bar line and to put beats on cuts. */
const tempoTolerance = 0.06;
const tempoSteps = 24;

/**
 * Fits whole beats into an exact length: of all tempi near the one asked for, the one whose last bar line leaves room
 * for a ringing final chord and whose beats lie closest to the picture's cuts.
 */
export function fitGrid(request: {
  durationSeconds: number;
  tempoBpm: number;
  beatsPerBar: number;
  cutSeconds: readonly number[];
}): Grid {
  const { durationSeconds, beatsPerBar } = request;
  const tail = {
    shortest: Math.min(1.3, durationSeconds * 0.2),
    longest: Math.min(3.2, durationSeconds * 0.32),
  };
  const asked = 60 / request.tempoBpm;
  let best = gridOf(
    { beatSeconds: asked, beats: Math.floor((durationSeconds - tail.shortest) / asked) },
    request,
  );
  let bestCost = Number.POSITIVE_INFINITY;
  for (let step = -tempoSteps; step <= tempoSteps; step++) {
    const bend = (tempoTolerance * step) / tempoSteps;
    const beatSeconds = asked / (1 + bend);
    const most = Math.floor((durationSeconds - tail.shortest) / beatSeconds);
    const least = Math.max(1, Math.ceil((durationSeconds - tail.longest) / beatSeconds));
    for (let beats = least; beats <= most; beats++) {
      const cost =
        Math.abs(bend) * 6 +
        (beats % beatsPerBar === 0 ? 0 : 0.35) +
        distanceToBeats(request.cutSeconds, beatSeconds);
      if (cost < bestCost) {
        bestCost = cost;
        best = gridOf({ beatSeconds, beats }, request);
      }
    }
  }
  return best;
}

function gridOf(
  fit: { beatSeconds: number; beats: number },
  request: { durationSeconds: number; beatsPerBar: number },
): Grid {
  const endBeat = Math.max(1, fit.beats);
  return {
    beatSeconds: fit.beatSeconds,
    beatsPerBar: request.beatsPerBar,
    pickupBeats: endBeat % request.beatsPerBar,
    endBeat,
    tailSeconds: Math.max(0.1, request.durationSeconds - endBeat * fit.beatSeconds),
  };
}

/** Mean distance of the cuts from their nearest beats, 0 (all on a beat) to 1 (all half way between). */
function distanceToBeats(cutSeconds: readonly number[], beatSeconds: number): number {
  if (cutSeconds.length === 0) return 0;
  const distances = cutSeconds.map((seconds) => {
    const beats = seconds / beatSeconds;
    return Math.abs(beats - Math.round(beats)) * 2;
  });
  return distances.reduce((sum, distance) => sum + distance, 0) / distances.length;
}
