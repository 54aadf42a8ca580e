import { expect, test } from "vitest";
import { describeNetworks, sizeText } from "./describe-networks";
import type { NetworkFileState, NetworkState } from "./networks";

const file = (more: Partial<NetworkFileState>): NetworkFileState => ({
  name: "sface/model.onnx",
  source: "https://example.com/sface",
  preparation: null,
  bytes: 38_696_353,
  state: "present",
  problem: null,
  digest: "0".repeat(64),
  ...more,
});
const network = (state: NetworkState["state"], files: NetworkFileState[]): NetworkState => ({
  id: "faces",
  title: "YuNet and SFace",
  state,
  measures: ["faceDistance"],
  licence: "MIT",
  dated: "2026-11-21",
  files,
});

test("what is missing is told with its place, size, page and preparation", () => {
  const missing = file({ state: "missing", preparation: "python3 convert.py", digest: null });
  const text = describeNetworks({ folder: "/data/weights", networks: [network("missing", [missing])] });
  expect(text.split("\n")).toEqual([
    "Weights folder: /data/weights",
    "",
    "YuNet and SFace: not installed",
    "  measures character faces; licence MIT (read 2026-11-21)",
    "  missing  sface/model.onnx (39 MB)",
    "           from https://example.com/sface",
    "           then python3 convert.py",
    "",
    "Put each file at the place that is named, below the weights folder. Nothing is fetched by the studio.",
  ]);
});

test("what is wrong is told with its reason, and what is complete asks for nothing", () => {
  const broken = file({ state: "broken", problem: "It is another file." });
  const wrong = describeNetworks({ folder: "/w", networks: [network("broken", [broken])] });
  expect(wrong).toContain("not usable");
  expect(wrong).toContain("           It is another file.");
  const whole = describeNetworks({ folder: "/w", networks: [network("installed", [file({})])] });
  expect(whole).toContain("  present  sface/model.onnx");
  expect(whole).not.toContain("https://");
});

test("sizes are told as vendors tell them", () => {
  expect([232_589, 351_685_709, 20].map(sizeText)).toEqual(["233 kB", "352 MB", "1 kB"]);
});
