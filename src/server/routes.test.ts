import { readdirSync } from "node:fs";
import { expect, test } from "vitest";

/** Every address that answers something else than a page, and what guards it. */
const guarded: Record<string, string> = {
  archives: "a session; see archives/receive-archive.test.ts",
  "audit.csv": "a session of an administrator; see admin/admin.test.ts",
  "auth/[...nextauth]": "next-auth: sign-in itself, with its own token against forged requests",
  "costs.csv": "a session; rows of others only for administrators",
  "exports/[projectId]/files/[jobId]": "a session, whose own project it is; see exports/exports.test.ts",
  "exports/[projectId]/interchange": "a session, whose own project it is; see exports/exports.test.ts",
  fonts: "a session; see uploads/receive-font.test.ts",
  health: "open: says only that the process lives",
  inngest: "answers 404 unless an Inngest service is configured, which signs its requests",
  insights: "a session; numbers of others only for administrators",
  "look-previews/[key]": "a session, whose own look it is, or a preset; see library/library.test.ts",
  luts: "a session; see uploads/receive-lut.test.ts",
  "media/[digest]": "a signature that expires",
  metrics: "a token, or this machine only; see system/metrics.test.ts",
  ready: "open: says only which parts are there",
  "reviews/[id]/[file]": "a session; the owner of the review only",
  "reviews/media/[seat]/[entry]/[file]":
    "a signature that expires, of a reviewer whose share is looked up each time; see reviews/reviews.test.ts",
  "trpc/[trpc]": "procedures, each with its own guard; see access.test.ts",
  uploads: "a session",
  "videos/[projectId]/download": "a session, whose own video it is; see e2e/insights.spec.ts",
  "webhooks/[operation]": "the vendor's signature; only wakes up whoever waits for the job",
};

test("no route is added without saying what guards it", () => {
  const routes = readdirSync("src/app/api", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith("route.ts"))
    .map((file) => file.replace(/\/route\.ts$/, ""));
  expect(routes.toSorted()).toEqual(Object.keys(guarded).toSorted());
});
