import { buildPrograms } from "../../scripts/setup/build-programs.mjs";

/** Tests start many processes of ours: built, each begins in a fraction of the time. */
export async function setup(): Promise<void> {
  for (const set of ["studio", "testing"] as const) await buildPrograms(process.cwd(), set);
}
