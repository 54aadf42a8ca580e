import { expect, test } from "vitest";
import { clipInput, dinoInput, normalised, pictureInput, sizeByShortSide } from "./picture-input";

/** Every pixel tells where it is: red its column, green its row. */
function ruler(width: number, height: number) {
  const pixels = new Uint8Array(width * height * 3);
  for (let at = 0; at < width * height; at++) {
    pixels[at * 3] = (at % width) & 255;
    pixels[at * 3 + 1] = Math.floor(at / width) & 255;
    pixels[at * 3 + 2] = 7;
  }
  return { pixels, size: { width, height } };
}
const back = (value: number | undefined, channel: number) =>
  Math.abs(
    Math.round(((value ?? 0) * (clipInput.deviation[channel] ?? 1) + (clipInput.mean[channel] ?? 0)) * 255),
  );

test("the shorter side decides the size, and the longer one is cut down to whole pixels", () => {
  expect(sizeByShortSide({ width: 1920, height: 1080 }, 224)).toEqual({ width: 398, height: 224 });
  expect(sizeByShortSide({ width: 720, height: 1280 }, 256)).toEqual({ width: 256, height: 455 });
});

test("of a picture that needs no scaling exactly the middle is taken, in planes of red, green and blue", async () => {
  const { data, dims } = await pictureInput(ruler(250, 224), clipInput);
  expect(dims).toEqual([1, 3, 224, 224]);
  const plane = 224 * 224;
  const at = (channel: number, x: number, y: number) =>
    back(Number(data[channel * plane + y * 224 + x]), channel);
  expect([at(0, 0, 0), at(0, 223, 0), at(1, 0, 0), at(1, 0, 223), at(2, 100, 100)]).toEqual([
    13, 236, 0, 223, 7,
  ]);
});

test("colours are brought to the mean and deviation of the network", () => {
  const planes = normalised(Uint8Array.of(255, 0, 128), clipInput);
  expect(planes[0]).toBeCloseTo((1 - 0.48145466) / 0.26862954, 5);
  expect(planes[1]).toBeCloseTo((0 - 0.4578275) / 0.26130258, 5);
  expect(planes[2]).toBeCloseTo((128 / 255 - 0.40821073) / 0.27577711, 5);
});

test("scaling keeps even areas even and is smooth", async () => {
  const width = 640;
  const pixels = new Uint8Array(width * 512 * 3).map((_, at) =>
    Math.floor(at / 3) % width < 320 ? 40 : 200,
  );
  const { data } = await pictureInput({ pixels, size: { width, height: 512 } }, dinoInput);
  const row = Array.from({ length: 224 }, (_, x) => Number(data[112 * 224 + x]));
  const [dark, bright] = [(40 / 255 - 0.485) / 0.229, (200 / 255 - 0.485) / 0.229];
  expect(row[0]).toBeCloseTo(dark, 5);
  expect(row[223]).toBeCloseTo(bright, 5);
  expect(row.filter((value) => value > dark + 0.3 && value < bright - 0.3).length).toBeLessThanOrEqual(2);
});
