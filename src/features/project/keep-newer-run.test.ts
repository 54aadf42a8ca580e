import { describe, expect, it } from "vitest";
import { brief } from "@/domain/brief/brief";
import { applyRunEvent, initialRunState } from "@/domain/run/run-state";
import type { ProjectView } from "@/domain/view/views";
import { keepNewerRun } from "@/features/project/keep-newer-run";

const at = "2026-01-01T00:00:00Z";

function project(runId: string, lastEventId: number, title = "A"): ProjectView {
  const state = applyRunEvent(initialRunState(), { id: lastEventId, at, data: { type: "run-started" } });
  return {
    id: "p",
    title,
    status: "running",
    createdAt: at,
    brief: brief.parse({ prompt: "A lamp on a desk at night" }),
    resolved: null,
    plan: null,
    narrative: null,
    run: {
      id: runId,
      number: 1,
      options: { shotSeeds: {} },
      state,
      failure: null,
      estimateSeconds: null,
      createdAt: at,
    },
    takes: [],
    cutTakeIds: [],
    images: [],
  };
}

const merged = (shown: ProjectView, answer: ProjectView) => keepNewerRun(shown, answer) as ProjectView;

describe("an answer that was on its way while events arrived", () => {
  it("brings everything but an older state of the run", () => {
    const result = merged(project("r1", 9, "Old title"), project("r1", 5, "New title"));
    expect(result.title).toBe("New title");
    expect(result.run?.state.lastEventId).toBe(9);
  });

  it("wins when it knows more", () => {
    expect(merged(project("r1", 5), project("r1", 9)).run?.state.lastEventId).toBe(9);
  });

  it("wins when it tells of another run, whose events count anew", () => {
    const result = merged(project("r1", 9), project("r2", 2));
    expect(result.run?.id).toBe("r2");
    expect(result.run?.state.lastEventId).toBe(2);
  });

  it("is what is shown when it says the same, so that nothing is drawn again", () => {
    const shown = project("r1", 5);
    expect(merged(shown, project("r1", 5))).toBe(shown);
  });
});
