import { describe, expect, it } from "vitest";
import { brief } from "@/domain/brief/brief";
import type { Plan, PlanShot } from "@/domain/plan/plan";
import type { RunEventData } from "@/domain/run/run";
import { applyRunEvent, initialRunState } from "@/domain/run/run-state";
import type { MediaView, ProjectView, TakeView } from "@/domain/view/views";
import { shotWorks } from "@/features/project/shot-work";

const at = "2026-01-01T00:00:00Z";
const media = (url: string): MediaView => ({ url, contentType: "video/mp4", width: 720, height: 1280 });

const shot = (key: string) => ({ key, sceneKey: "c", durationFrames: 48 }) as PlanShot;

const take = (slot: string, url: string, selected: boolean) =>
  ({ id: url, slot, media: media(url), selected, draft: true, score: 80 }) as TakeView;

function project(events: RunEventData[], takes: TakeView[] = []): ProjectView {
  const state = events.reduce(
    (known, data, index) => applyRunEvent(known, { id: index + 1, at, data }),
    initialRunState(),
  );
  return {
    id: "p",
    title: "",
    status: "running",
    createdAt: at,
    brief: brief.parse({ prompt: "A lamp on a desk at night" }),
    resolved: null,
    plan: { shots: [shot("s1"), shot("s10")] } as Plan,
    narrative: null,
    run: {
      id: "r",
      number: 1,
      options: { shotSeeds: {} },
      state,
      failure: null,
      estimateSeconds: null,
      createdAt: at,
    },
    takes,
    cutTakeIds: [],
    images: [],
  };
}

describe("shots as the grid shows them", () => {
  it("stand in the plan's order with the selected takes", () => {
    const works = shotWorks(
      project(
        [],
        [
          take("shot/s10/clip", "/ten", true),
          take("shot/s1/clip", "/rejected", false),
          take("shot/s1/clip", "/one", true),
        ],
      ),
      {},
    );
    expect(works.map(({ number, clip, status }) => [number, clip?.url, status])).toEqual([
      [1, "/one", "done"],
      [2, "/ten", "done"],
    ]);
  });

  it("show what an event brought before what was loaded with the page", () => {
    const [first] = shotWorks(project([], [take("shot/s1/clip", "/old", true)]), {
      "shot/s1/clip": media("/new"),
    });
    expect(first?.clip?.url).toBe("/new");
  });

  it("tell a shot's own work from that of one whose key begins alike", () => {
    const [first, tenth] = shotWorks(
      project([
        { type: "piece-started", stage: "frames", piece: "s10/first-frame", label: "Shot 2, first frame" },
        { type: "piece-progress", stage: "frames", piece: "s10/first-frame", progress: 0.4 },
      ]),
      {},
    );
    expect(first).toMatchObject({ status: "waiting", running: null });
    expect(tenth).toMatchObject({ status: "running", running: { stage: "frames", progress: 0.4 } });
  });

  it("carry a failure with what to do about it", () => {
    const [first, tenth] = shotWorks(
      project([
        { type: "piece-started", stage: "clips", piece: "s1", label: "Shot 1" },
        {
          type: "piece-failed",
          stage: "clips",
          piece: "s1",
          code: "provider-rejected",
          message: "The model refused the prompt.",
          action: "change-prompt",
        },
      ]),
      {},
    );
    expect(first).toMatchObject({ status: "failed", failure: { action: "change-prompt" } });
    expect(tenth?.failure).toBeNull();
  });
});
