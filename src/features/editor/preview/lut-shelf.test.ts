import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { atEnd } from "@/testing/at-end";
import { LutShelf } from "./lut-shelf";

const table = `LUT_3D_SIZE 2\n${"0.25 0.5 0.75\n".repeat(8)}`;

/** An address that answers these one after the other. */
async function answering(...answers: { status: number; body: string }[]): Promise<string> {
  const server = createServer((_, response) => {
    const { status, body } = answers.shift() ?? { status: 404, body: "" };
    response.writeHead(status).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  atEnd(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const until = (shelf: LutShelf, isSo: () => boolean) =>
  new Promise<void>((resolve) => {
    const stop = shelf.subscribe(() => {
      if (!isSo()) return;
      stop();
      resolve();
    });
  });

test("a table that could not be had says why, and is there when it is tried again", async () => {
  const url = await answering({ status: 503, body: "" }, { status: 200, body: table });
  let drawn = 0;
  const shelf = new LutShelf(
    () => url,
    () => drawn++,
  );
  const failed = until(shelf, () => shelf.problem("a") !== null);
  expect(shelf.get("a")).toBeNull();
  await failed;
  expect(shelf.problem("a")?.message).toBe("The studio answered 503");
  expect([shelf.get("a"), drawn]).toEqual([null, 0]);
  const arrived = until(shelf, () => shelf.get("a") !== null);
  shelf.tryAgain("a");
  await arrived;
  expect(shelf.get("a")?.size).toBe(2);
  expect([shelf.problem("a"), drawn]).toEqual([null, 1]);
});

test("a file that is no table, or is gone, says so", async () => {
  const url = await answering({ status: 200, body: "LUT_3D_SIZE two" });
  const shelf = new LutShelf(
    (digest) => (digest === "gone" ? null : url),
    () => undefined,
  );
  for (const digest of ["broken", "gone"]) {
    const failed = until(shelf, () => shelf.problem(digest) !== null);
    shelf.get(digest);
    await (shelf.problem(digest) ? undefined : failed);
  }
  expect(shelf.problem("broken")?.message).toContain("Line 1");
  expect(shelf.problem("gone")?.message).toContain("not there any more");
});
