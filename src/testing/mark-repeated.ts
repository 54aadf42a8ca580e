// Runs before every test file. `npm test` names what passed only when it was repeated, and Vitest's report does not tell.
import { afterEach } from "vitest";

declare module "vitest" {
  interface TaskMeta {
    /** It failed the first time. */
    repeated?: boolean;
  }
}

afterEach(({ task }) => {
  if (task.result?.retryCount) task.meta.repeated = true;
});
