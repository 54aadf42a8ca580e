/** Next calls this once when a server process starts, before the first request. */
export async function register(): Promise<void> {
  // biome-ignore lint/style/noProcessEnv: Next replaces this very expression when it builds for each runtime.
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { studioHandler } = await import("@/inngest/running");
  try {
    await studioHandler();
  } catch (error) {
    // Next would go on and fail every request. What stands in the way (data in use, a wrong setting) does not go away.
    const { startFailure } = await import("@/runtime/start-failure");
    process.stderr.write(`${startFailure(error)}\n`);
    process.exit(1);
  }
}
