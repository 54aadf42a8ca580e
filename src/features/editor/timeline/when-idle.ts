/** Time that must be left in a pause for another piece of work to begin in it. */
const roomMs = 6;
/** A page that is never idle gets its pieces all the same, this much at a time. */
const longestWaitMs = 150;
const pieceMs = 2;

const waiting = new Map<object, () => void>();
let asked = false;

/** Does work when the page has nothing else to do, in pieces. Newer work for the same thing takes the place of older. */
export function whenIdle(thing: object, work: () => void): void {
  waiting.set(thing, work);
  ask();
}

export function forget(thing: object): void {
  waiting.delete(thing);
}

function ask(): void {
  if (asked || waiting.size === 0) return;
  asked = true;
  // Safari knows of no idle time: there one piece a frame is done.
  if (typeof requestIdleCallback === "function") requestIdleCallback(workOff, { timeout: longestWaitMs });
  else requestAnimationFrame(() => workOff({ timeRemaining: () => 0 }));
}

function workOff(pause: Pick<IdleDeadline, "timeRemaining">): void {
  asked = false;
  const begun = performance.now();
  for (const [thing, work] of waiting) {
    waiting.delete(thing);
    work();
    if (pause.timeRemaining() < roomMs && performance.now() - begun > pieceMs) break;
  }
  ask();
}
