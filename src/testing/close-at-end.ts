// Runs before and after every test file, so it imports next to nothing.
import { afterAll, vi } from "vitest";
import { closeAll } from "@/testing/at-end";

afterAll(async () => {
  await closeAll();
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});
