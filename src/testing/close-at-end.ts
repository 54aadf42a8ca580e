// Runs before and after every test file, so it imports next to nothing.
import { afterAll, vi } from "vitest";

// Files follow one another in a process and share the packages that it has loaded. What is our own begins anew in each.
vi.resetModules();
const { closeAll } = await import("@/testing/at-end");

afterAll(async () => {
  await closeAll();
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});
