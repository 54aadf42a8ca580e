/** A reason to stop that a person can act on: the message is all that is shown. */
export class Stop extends Error {}

/** Runs the body of a script; a `Stop` becomes its message and exit code 1. */
export async function runScript(body) {
  try {
    await body();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

export const say = (text) => console.log(`framewright: ${text}`);
