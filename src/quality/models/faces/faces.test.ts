import { describe, expect, test } from "vitest";
import { alignedLandmarks, alignFace, faceSide, fitSimilarity } from "./align-face";
import { decodeYunet, type Face, withoutOverlaps } from "./detect-faces";
import { faceConsistency, type ShotFace } from "./face-consistency";

describe("YuNet's answers", () => {
  const answers = new Map<string, Float32Array>();
  const of = (name: string) => answers.get(name) ?? new Float32Array();
  const level = (stride: number) => {
    const cells = (640 / stride) ** 2;
    for (const [kind, width] of [
      ["cls", 1],
      ["obj", 1],
      ["bbox", 4],
      ["kps", 10],
    ] as const) {
      answers.set(`${kind}_${stride}`, new Float32Array(cells * width));
    }
  };

  test("a cell is a face at its place, with the geometric mean of both sureties", () => {
    for (const stride of [8, 16, 32]) level(stride);
    const cell = 3 * 40 + 5;
    of("cls_16")[cell] = 1.2;
    of("obj_16")[cell] = 0.9025;
    of("bbox_16").set([0.5, 0.25, Math.log(2), Math.log(3)], cell * 4);
    of("kps_16").set([0, 0, 1, 0, 0.5, 0.5, 0, 1, 1, 1], cell * 10);
    const [face, ...others] = decodeYunet(of);
    expect(others).toEqual([]);
    expect(face?.sureness).toBeCloseTo(0.95, 5);
    // Middle at ((5 + 0.5) * 16, (3 + 0.25) * 16) = (88, 52), 32 wide and 48 high.
    expect([face?.x, face?.y, face?.width, face?.height].map((n) => Math.round(n ?? 0))).toEqual([
      72, 28, 32, 48,
    ]);
    expect(face?.landmarks[4]).toEqual({ x: 96, y: 64 });
  });

  test("what is not sure enough is no face", () => {
    for (const stride of [8, 16, 32]) level(stride);
    of("cls_8")[0] = 0.9;
    of("obj_8")[0] = 0.8;
    expect(decodeYunet(of)).toEqual([]);
  });

  test("of overlapping faces the surest stays, and faces beside one another all do", () => {
    const face = (x: number, sureness: number): Face => ({
      x,
      y: 0,
      width: 10,
      height: 10,
      sureness,
      landmarks: [],
    });
    const kept = withoutOverlaps([face(0, 0.91), face(2, 0.99), face(30, 0.95)]);
    expect(kept.map(({ sureness }) => sureness)).toEqual([0.99, 0.95]);
  });
});

describe("aligning", () => {
  test("a turned, scaled and moved face is brought back exactly", () => {
    const [angle, size] = [0.4, 3];
    const turned = alignedLandmarks.map(({ x, y }) => ({
      x: size * (x * Math.cos(angle) - y * Math.sin(angle)) + 100,
      y: size * (x * Math.sin(angle) + y * Math.cos(angle)) + 50,
    }));
    const { a, b, moveX, moveY } = fitSimilarity(turned, alignedLandmarks);
    for (const [index, { x, y }] of turned.entries()) {
      expect(a * x - b * y + moveX).toBeCloseTo(alignedLandmarks[index]?.x ?? 0, 6);
      expect(b * x + a * y + moveY).toBeCloseTo(alignedLandmarks[index]?.y ?? 0, 6);
    }
    expect(Math.hypot(a, b)).toBeCloseTo(1 / size, 6);
  });

  test("a face that is in place is taken as it is, and what lies beside the picture is black", () => {
    const width = faceSide - 10;
    const pixels = new Uint8Array(width * faceSide * 3).map(
      (_, at) => (Math.floor(at / 3) % width) + (at % 3),
    );
    const planes = alignFace({ pixels, size: { width, height: faceSide } }, alignedLandmarks);
    const at = (channel: number, x: number) => planes[channel * faceSide ** 2 + 56 * faceSide + x];
    expect([at(0, 0), at(0, 50), at(2, 50)].map((value) => Math.round(value ?? -1))).toEqual([0, 50, 52]);
    expect(at(0, faceSide - 1)).toBe(0);
  });
});

describe("the faces of a character over its shots", () => {
  const shot = (label: string, embedding: number[] | null, characters = ["mia"]): ShotFace => ({
    label,
    characters,
    embedding,
  });
  const at = (degrees: number) => [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];

  test("the distance is the mean of 1 - cosine over all pairs of shots, and the furthest pair is named", () => {
    const { measurement, characters } = faceConsistency([
      shot("shot 1", at(0)),
      shot("shot 2", at(60)),
      shot("shot 4", at(90)),
    ]);
    const expected = (0.5 + 1 + (1 - Math.cos(Math.PI / 6))) / 3;
    expect(measurement).toMatchObject({ metric: "faceDistance", method: "model" });
    expect(measurement?.raw).toBeCloseTo(expected, 3);
    expect(characters[0]?.worst?.shots).toEqual(["shot 1", "shot 4"]);
    expect(measurement?.note).toContain("shot 1 and shot 4 differ most (1.00)");
  });

  test("no face is not the same face: it is counted, and is no distance of zero", () => {
    const { measurement, characters } = faceConsistency([
      shot("1", at(0)),
      shot("2", null),
      shot("3", at(90)),
    ]);
    expect(measurement?.raw).toBeCloseTo(1, 6);
    expect(measurement?.parts.shotsWithFace).toBe(67);
    expect(characters[0]).toMatchObject({ shots: 3, shotsWithFace: 2 });
  });

  test("without two faces of one character there is no number, and the reason is told", () => {
    for (const [shots, reason] of [
      [[shot("1", at(0)), shot("2", null)], "fewer than two shots"],
      [[shot("1", null), shot("2", null)], "No face was found"],
      [[shot("1", at(0), ["mia", "tom"]), shot("2", at(0), [])], "No shot is of one character alone"],
    ] as const) {
      const found = faceConsistency(shots);
      expect(found.measurement).toBeNull();
      expect(found.told).toContain(reason);
    }
  });

  test("0.3 is the end of excellent and 0.5 the end of good, each character counts the same", () => {
    const angle = (distance: number) => (Math.acos(1 - distance) * 180) / Math.PI;
    const score = (distance: number) =>
      faceConsistency([shot("1", at(0)), shot("2", at(angle(distance)))]).measurement?.score;
    expect([score(0), score(0.3), score(0.5), score(1)]).toEqual([100, 90, 70, 0]);
    const two = faceConsistency([
      ...["1", "2", "3"].map((label) => shot(label, at(0))),
      shot("4", at(0), ["tom"]),
      shot("5", at(90), ["tom"]),
    ]);
    expect(two.measurement?.raw).toBeCloseTo(0.5, 6);
  });
});
