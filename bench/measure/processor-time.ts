import { readFile } from "node:fs/promises";

export type Spent = { cpuSeconds: number; wallSeconds: number };

/** What a piece of work took, of the processor and by the clock. */
export async function measure(work: () => Promise<unknown>): Promise<Spent> {
  const [cpu, wall] = [await cpuSeconds(), performance.now()];
  await work();
  const round = (value: number) => Math.round(value * 10) / 10;
  return {
    cpuSeconds: round((await cpuSeconds()) - cpu),
    wallSeconds: round((performance.now() - wall) / 1000),
  };
}

/** CPU seconds of this process and of all its children that have ended (Linux). */
async function cpuSeconds(): Promise<number> {
  const fields = (await readFile("/proc/self/stat", "utf8")).split(") ")[1]?.split(" ") ?? [];
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / 100;
}
