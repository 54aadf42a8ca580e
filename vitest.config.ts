import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Each is at work for half a minute or more, though its file is short. */
const longest = [
  "inngest/kill-loop",
  "inngest/kill-two-studios",
  "engine/processes",
  "inngest/load",
  "inngest/kill-export",
  "inngest/cloud-mode",
  "runtime/backup/backup",
  "runtime/vercel-blob",
  "quality/measure",
  "db/upgrade",
  "pipeline/recipes/ad",
].map((name) => `/src/${name}.test.ts`);

/** What is begun last leaves the other processes idle until it is done: that had better be short. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => longest.some((name) => moduleId.endsWith(name));
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

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
    globalSetup: [
      "src/testing/built-programs.ts",
      "src/testing/prepared-database.ts",
      "src/testing/postgres-for-all.ts",
    ],
    // Loading everything anew for each file took a third of the time. See close-at-end.ts for what is taken back.
    isolate: false,
    // Only what hangs takes so long, also on a machine that is busy with something else.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // The machine may be busy with something else. What passed only then is named at the end of `npm test`.
    retry: 1,
    // Many tests wait for processes, timers and servers: one more than two cores keeps these busy.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    server: { deps: { inline: ["next-auth"] } },
  },
});
