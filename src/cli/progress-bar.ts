import { currentWork, progressPercent } from "@/domain/run/progress";
import type { RunState } from "@/domain/run/run-state";

const widthCharacters = 28;

/** The run on one line, e.g. `[#########-----] 42%  clips, 3 of 6`. */
export function progressLine(state: RunState): string {
  const percent = progressPercent(state);
  const filled = Math.round((percent / 100) * widthCharacters);
  const bar = "#".repeat(filled) + "-".repeat(widthCharacters - filled);
  const work = currentWork(state);
  const pieces = work?.piece ? `, ${work.piece} of ${work.of}` : "";
  return `[${bar}] ${String(percent).padStart(3)}%  ${work ? work.stage + pieces : state.status}`;
}

/** Keeps one line up to date on a terminal; elsewhere each stage gets a line of its own. */
export function createProgressBar(stream: NodeJS.WriteStream) {
  let last = "";
  return {
    show(state: RunState) {
      const line = progressLine(state);
      const told = stream.isTTY ? line : (currentWork(state)?.stage ?? "");
      if (told === last || told === "") return;
      last = told;
      stream.write(stream.isTTY ? `\r${line.slice(0, (stream.columns ?? 80) - 1)}\u001b[K` : `${line}\n`);
    },
    end() {
      if (stream.isTTY) stream.write("\r\u001b[K");
    },
  };
}
