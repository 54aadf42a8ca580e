import { expect, test } from "vitest";
import { createWorkerPool } from "./worker-pool";

const echo = "testing/tasks/echo.task";

test("returns what the task returns, reports progress and keeps error codes across the process border", async () => {
  const pool = createWorkerPool({ size: 1 });
  const seen: number[] = [];
  try {
    expect(await pool.run(echo, { say: "hello" }, { onProgress: (progress) => seen.push(progress) })).toEqual(
      {
        said: "hello",
      },
    );
    expect(seen).toEqual([0.5]);
    await expect(pool.run(echo, { fail: "provider-rejected" })).rejects.toMatchObject({
      code: "provider-rejected",
      message: "asked to fail",
    });
  } finally {
    await pool.close();
  }
});

test("an abort ends a running task at once and frees its slot; a dying child fails only its own task", async () => {
  const pool = createWorkerPool({ size: 1 });
  try {
    const abort = new AbortController();
    const hanging = pool.run(echo, { hang: true }, { signal: abort.signal, onProgress: () => abort.abort() });
    await expect(hanging).rejects.toMatchObject({ code: "cancelled" });
    await expect(pool.run(echo, { die: true })).rejects.toMatchObject({ code: "media-failed" });
    expect(await pool.run(echo, { say: "still here" })).toEqual({ said: "still here" });
  } finally {
    await pool.close();
  }
});
