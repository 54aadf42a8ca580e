import type { Fault } from "@/testing/doubles/http-double";
import type { Kit } from "@/testing/faults/faulty-run";

/** One run in which one thing goes wrong, once, at one call. */
export type Scenario = {
  name: string;
  /** Who makes the pictures and clips of this run. */
  kit: Kit;
  vendor: "openai" | "renderer";
  /** Name of the call at the double. */
  call: string;
  /** Which call of that name, from 0, and what it is for. */
  at: number;
  what: string;
  /** The model whose calls alone are counted; null for all. */
  model: string | null;
  /** Of calls that name neither model nor job: what their place is counted among. These come before all clips. */
  among?: "pictures";
  fault: Fault;
  /** The process is killed while the call is under way, and started again. */
  killed: boolean;
  /** How the run may end: finished, or at rest with a reason that only a person can act on. */
  ends: readonly ("done" | "asks")[];
  /** How many more calls than usual the vendor may rightly bill: a job that failed is made again. */
  extra: number;
};
