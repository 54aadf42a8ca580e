/** What is told of every model, and kept with every take. */
export type ModelFacts = {
  readonly id: `${string}/${string}`;
  /** Shown to people, e.g. "Template planner (built in)". */
  readonly name: string;
  /** Changes when equal requests may give other results: part of content keys. */
  readonly version: string;
  /** True for free local drafts: stored with each take and shown. */
  readonly draft: boolean;
};
