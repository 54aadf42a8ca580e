import { expect, test } from "vitest";
import { refusalToJoin } from "./image-list";
import { refusalOf } from "./upload-image";
import { type UploadedImage, uploadedImage } from "./uploaded-image";

const image = (digest: string, original: UploadedImage["original"] = null) =>
  uploadedImage.parse({
    digest,
    fileName: `${digest}.png`,
    url: `/${digest}`,
    width: 9,
    height: 9,
    original,
  });

test("a photo that cannot join the others is told why, and one that can is not", () => {
  const photos = [image("front"), image("side", image("uncut"))];
  expect(refusalToJoin(photos, image("back"), 3)).toBeNull();
  expect(refusalToJoin(photos, image("back"), 2)).toMatch(
    /^back\.png was left out: .* Remove a photo first\.$/,
  );
  expect(refusalToJoin(photos, image("front"), 3)).toBe("front.png is there already.");
  const again = { ...image("front"), fileName: "copy.png" };
  expect(refusalToJoin(photos, again, 3)).toBe("copy.png is the same picture as front.png.");
});

test("the photo that a cut-out was made from is there already", () => {
  const photos = [image("cut", image("front"))];
  expect(refusalToJoin(photos, image("front"), 3)).toBe("front.png is the same picture as cut.png.");
});

test("what can be told of a file is told before it is sent, in the words of the form", () => {
  const file = { name: "photo.jpg", type: "image/jpeg", size: 10 * 1024 * 1024 };
  expect(refusalOf(file)).toBeNull();
  expect(refusalOf({ ...file, size: file.size + 1 })).toContain("at most 10 MB");
  expect(refusalOf({ ...file, name: "notes.txt", type: "text/plain" })).toContain("notes.txt: only JPEG");
  expect(refusalOf({ ...file, name: "IMG_1.HEIC", type: "" })).toBeNull();
});
