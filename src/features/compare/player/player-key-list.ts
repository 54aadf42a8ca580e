/** The keys of the player, for the list of shortcuts. */
export const playerKeys = [
  { keys: ["Space"], what: "Play or pause all" },
  { keys: ["←", "→"], what: "One frame back or forward; with Shift one second" },
  { keys: ["j", "k", "l"], what: "Back one second, pause, play; l again plays faster" },
  { keys: ["i", "o", "x"], what: "Loop from here, to here, no loop" },
  { keys: ["1", "…", "5"], what: "Hear this one; 0 hears none" },
  { keys: ["g", "s", "w", "f"], what: "Grid, side by side, wipe, difference" },
  { keys: ["d"], what: "Show the drift between the videos" },
];
