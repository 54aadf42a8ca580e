import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: {
    alias: {
      "@": new URL("./src", import.meta.url).pathname,
      "server-only": new URL("./node_modules/server-only/empty.js", import.meta.url).pathname,
    },
  },
  test: {
    include: ["src/**/*.test.ts", "src/**/*.test.tsx"],
    setupFiles: ["src/testing/close-at-end.ts"],
    globalSetup: ["src/testing/postgres-for-all.ts"],
    // Loading packages anew for each file took a third of the time. See close-at-end.ts for what they do not share.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Many tests wait for processes, timers and servers: one more than two cores keeps these busy.
    maxWorkers: 3,
    server: { deps: { inline: ["next-auth"] } },
  },
});
