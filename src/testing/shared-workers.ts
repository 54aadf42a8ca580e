import { createWorkerPool } from "@/workers/worker-pool";

/**
 * The worker processes of all studios of this test process: starting them anew costs more than most tests. They end by
 * themselves when they are idle, and with it.
 */
export const sharedWorkers = createWorkerPool();
