import { TRPCError } from "@trpc/server";
import { beforeAll, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { addComparison, addVariations } from "@/db/queries/comparisons";
import { addProject } from "@/db/queries/projects";
import { addRun } from "@/db/queries/runs";
import { insertUser } from "@/db/queries/users";
import { brief } from "@/domain/brief/brief";
import type { Runtime } from "@/runtime/runtime";
import type { Context } from "@/server/context";
import { appRouter } from "@/server/root";
import { createMemoryStore } from "@/storage/memory/memory-store";
import { createUrlSigner } from "@/storage/signed-urls";
import { sampleCut } from "@/testing/edited-cuts";
import { testDatabase } from "@/testing/test-database";

const unknownTake = "01a1fc29-2903-77ac-9c52-11af1d7aac62";
const unknownProject = "01a1fc29-2903-77ac-9c52-11af1d7aac61";

/** Procedures that work on one project of the caller's. */
const ofProject: Record<string, Record<string, unknown>> = {
  "costs.limitProject": { runMicros: 5 },
  "costs.ofProject": {},
  "elements.keep": {
    elementKey: "product",
    into: null,
    words: {
      ...{ kind: "product", name: "Bottle", description: "", form: "bottle", label: "" },
      ...{ colours: ["#336699"], materials: [], marks: [] },
    },
  },
  "elements.keepFromPool": {
    itemIds: [unknownTake],
    into: { element: "new", name: "Bottle", kind: "product" },
  },
  "editor.cut": { of: "edit", version: 1 },
  "editor.open": {},
  "editor.render": { version: 1 },
  "editor.save": { baseVersion: 0, cut: sampleCut(), message: "Trim" },
  "editor.versions": {},
  "exports.desk": { version: null },
  "exports.list": {},
  "exports.check": {
    version: 1,
    settings: { kind: "video", format: "h264", shortSide: 720, aspect: "9:16", preset: null },
  },
  "exports.interchange": { version: 1, rate: "24" },
  "exports.start": { version: 1, settings: { kind: "package", parts: ["script"], rate: "24" } },
  "exports.cancel": { jobId: unknownTake },
  "exports.resume": { jobId: unknownTake },
  "exports.remove": { jobId: unknownTake },
  "exports.restore": { jobId: unknownTake },
  "heroes.choose": { takeId: null },
  "heroes.draw": { heroes: { count: 4, model: null, parent: null } },
  "heroes.estimate": { heroes: { count: 4, model: null } },
  "heroes.favourite": { takeId: unknownProject, favourite: true },
  "heroes.list": {},
  "iterations.dismiss": { key: "redraw/s1", dismissed: true },
  "iterations.estimate": {},
  "iterations.list": {},
  "iterations.restore": { runId: unknownProject },
  "iterations.setFinal": { exportId: null },
  "iterations.start": {},
  "iterations.suggestions": {},
  "pool.items": { ids: [unknownTake] },
  "pool.list": { question: {} },
  "pool.overview": {},
  "pool.remove": { itemIds: [unknownTake], removed: true },
  "pool.tag": { itemIds: [unknownTake], tag: "blue", on: true },
  "projects.byId": {},
  "projects.traces": {},
  "projects.estimateReal": { models: {} },
  "projects.makeReal": { models: {} },
  "projects.remove": {},
  "projects.restore": {},
  "runs.cancel": {},
  "runs.resume": {},
  "runs.estimateRedraw": { shotKey: "s1" },
  "runs.redrawShot": { shotKey: "s1" },
  "runs.rebuild": { what: "cut" },
  "runs.watch": {},
  "stories.askForOthers": { baseVersion: 0, spentMs: 0, guidance: "" },
  "stories.choose": { baseVersion: 0, spentMs: 0, chosen: 0, edited: null, way: "chosen" },
  "stories.get": {},
  "takes.choose": { takeId: unknownTake },
  "takes.ofSlot": { slot: "shot/s1/clip" },
  "takes.release": { slot: "shot/s1/clip" },
  "videos.byId": {},
  "videos.scorecard": { version: 1 },
  "storyboard.askForRewrite": { shotKey: "s1", fields: ["action"], guidance: "", attempt: 0 },
  "storyboard.rewrite": { runId: unknownProject },
  "storyboard.rewritePrice": {},
  "storyboard.workTimes": {},
  "workspace.addBranch": { name: "Darker" },
  "workspace.approve": {},
  "workspace.branches": {},
  "workspace.compare": { before: 1, after: 2 },
  "workspace.compareTakes": { before: 1, after: 2 },
  "workspace.merge": { branchId: unknownProject, part: { kind: "shot", key: "s1" } },
  "workspace.removeBranch": { branchId: unknownProject, removed: true },
  "workspace.switchBranch": { branchId: unknownProject },
  "workspace.finish": {},
  "workspace.get": {},
  "workspace.history": {},
  "workspace.prompts": { shotKey: "s1" },
  "workspace.rebuild": {},
  "workspace.restore": { version: 1 },
  "workspace.survey": {},
  "workspace.version": { version: 1 },
  "workspace.save": { baseVersion: 0, data: {}, change: { what: "Changed a word", target: null } },
};
/** Procedures that work on one comparison of the caller's. */
const ofComparison: Record<string, Record<string, unknown>> = {
  "comparisons.byId": {},
  "comparisons.decide": { position: null },
  "comparisons.remove": {},
  "comparisons.restore": {},
  "comparisons.takeShot": { from: 0, into: 1, shot: 1 },
  "comparisons.watch": {},
};
/** Procedures for whoever was let into a review, by account or by link. */
const ofReview: Record<string, Record<string, unknown>> = {
  "reviews.invitation": {},
  "reviews.join": {},
  "reviews.room": {},
  "reviews.vote": { first: "A", second: "B", choice: "tie" },
  "reviews.finishVoting": {},
  "reviews.judge": { entry: "A", verdict: "approved" },
  "reviews.comment": { entry: "A", frame: 0, body: "Hello" },
  "reviews.answer": { commentId: "01a1fc29-2903-77ac-9c52-11af1d7aac61", body: "Hello" },
  "reviews.editComment": { commentId: "01a1fc29-2903-77ac-9c52-11af1d7aac61", body: "Hello" },
  "reviews.removeComment": { commentId: "01a1fc29-2903-77ac-9c52-11af1d7aac61", removed: true },
  "reviews.resolveComment": { commentId: "01a1fc29-2903-77ac-9c52-11af1d7aac61", resolved: true },
};
/** Procedures by which an owner manages a review of a comparison or video. */
const ofSubject: Record<string, Record<string, unknown>> = {
  "reviews.panel": {},
  "reviews.begin": {},
  "reviews.setBlind": { blind: false },
  "reviews.shareWithAccount": { username: "other", right: "judge" },
  "reviews.shareByLink": { right: "judge", days: 7 },
  "reviews.changeShare": { shareId: "01a1fc29-2903-77ac-9c52-11af1d7aac61", revoked: true },
};
/** Procedures for everybody who has signed in, about themselves. */
const ofAccount = ["account.me", "account.changePassword", "account.signOutEverywhere", "reviews.list"];
/** Procedures for everybody who makes videos, about themselves. */
const ofMakers = [
  "brandKits.add",
  "brandKits.change",
  "brandKits.list",
  "brandKits.remove",
  "brandKits.restore",
  "brandKits.restoreVersion",
  "brandKits.versions",
  "coherence.outlook",
  "coherence.preset",
  "comparisons.create",
  "comparisons.estimate",
  "comparisons.list",
  "costs.overview",
  "elements.add",
  "elements.change",
  "elements.list",
  "elements.remove",
  "elements.restore",
  "elements.restoreVersion",
  "elements.versions",
  "insights.acceptance",
  "insights.alerts",
  "insights.clips",
  "insights.defaults",
  "insights.effects",
  "insights.quality",
  "heroes.estimateNew",
  "heroes.start",
  "library.uses",
  "looks.add",
  "looks.change",
  "looks.list",
  "looks.remove",
  "looks.restore",
  "looks.restoreVersion",
  "looks.sketch",
  "looks.versions",
  "models.offers",
  "profiles.change",
  "profiles.list",
  "profiles.makeDefault",
  "profiles.remove",
  "profiles.restore",
  "profiles.save",
  "projects.create",
  "projects.estimate",
  "projects.list",
  "providerKeys.check",
  "providerKeys.list",
  "providerKeys.remove",
  "providerKeys.save",
  "uploads.cutOut",
  "uploads.keepCutOut",
];
const ofAdmins = [
  "admin.accounts",
  "admin.audit",
  "admin.calls",
  "admin.cancelRun",
  "admin.providers",
  "admin.reinstate",
  "admin.resumeRun",
  "admin.runs",
  "admin.setRole",
  "admin.signOut",
  "admin.signer",
  "admin.suspend",
  "costs.limits",
  "costs.people",
  "costs.setLimit",
  "insights.check",
  "insights.decideProposal",
  "insights.proposals",
  "insights.recount",
  "insights.refreshProposals",
  "insights.reopenProposal",
  "models.liveState",
  "models.networks",
  "models.refreshLive",
  "renderServers.add",
  "renderServers.change",
  "renderServers.check",
  "renderServers.list",
  "renderServers.remove",
  "system.state",
  "workflows.add",
  "workflows.change",
  "workflows.list",
  "workflows.read",
  "workflows.remove",
];
const open = ["account.register", "system.info"];

const signingKey = "a key that signs what is shared, in tests";
let db: Database;
let projectId: string;
let comparisonId: string;
const people: Record<"owner" | "other", NonNullable<Context["user"]>> = Object.create(null);

function callerOf(user: Context["user"]) {
  const blobs = createMemoryStore({ urls: createUrlSigner({ key: "a key for tests, long enough" }) });
  // Only what is reached before and right after the question of rights; anything further would be a failure here.
  const secrets = { authSecret: signingKey, urlSigningKey: signingKey };
  const runtime = { blobs, secrets, outbox: { add: async () => undefined } } as unknown as Runtime;
  return appRouter.createCaller({ db, runtime, user, address: "test" });
}

async function call(user: Context["user"], path: string, input: unknown): Promise<string> {
  const procedure = path
    .split(".")
    .reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], callerOf(user)) as (
    input: unknown,
  ) => Promise<unknown>;
  return procedure(input).then(
    () => "answered",
    (error: unknown) => (error instanceof TRPCError ? error.code : String(error)),
  );
}

beforeAll(async () => {
  db = await testDatabase();
  for (const name of ["owner", "other"] as const) {
    const wished = { username: name, email: null, passwordHash: null };
    const user = await db.transaction((tx) => insertUser(tx, wished, { onlyFirst: false }));
    people[name] = { userId: user!.id, username: name, role: user!.role };
  }
  const ownerId = people.owner.userId;
  const data = brief.parse({ prompt: "A bottle on a beach at noon" });
  const added = await addProject(db, { ownerId, brief: data, digest: "d", title: "Bottle" });
  await addRun(db, { ...added, ownerId, options: { shotSeeds: {} } });
  projectId = added.projectId;
  comparisonId = await addComparisonOf(ownerId);
});

/** A comparison of the owner's with their project in it. */
async function addComparisonOf(ownerId: string): Promise<string> {
  const comparison = { ownerId, title: "Two", kind: "seeds", requestKey: unknownProject } as const;
  const id = (await addComparison(db, comparison)) ?? "";
  const difference = { kind: "seeds", seed: 1 } as const;
  await addVariations(db, [{ comparisonId: id, position: 0, projectId, label: "A", difference }]);
  return id;
}

test("every procedure is in one of the lists", () => {
  const guarded = [ofProject, ofComparison, ofReview, ofSubject].flatMap((list) => Object.keys(list));
  expect(Object.keys(appRouter._def.procedures).toSorted()).toEqual(
    [...guarded, ...ofAccount, ...ofMakers, ...ofAdmins, ...open].toSorted(),
  );
});

test.each(Object.entries(ofProject))(
  "%s: nobody, another user, even an admin, and the owner of nothing get nothing; no answer tells what exists",
  async (path, more) => {
    expect(await call(null, path, { projectId, ...more })).toBe("UNAUTHORIZED");
    expect(await call(people.other, path, { projectId, ...more })).toBe("NOT_FOUND");
    expect(await call({ ...people.other, role: "admin" }, path, { projectId, ...more })).toBe("NOT_FOUND");
    expect(await call(people.other, path, { projectId: unknownProject, ...more })).toBe("NOT_FOUND");
  },
);

test.each(Object.entries(ofComparison))(
  "%s: nobody, another user and even an admin get nothing; no answer tells which comparisons exist",
  async (path, more) => {
    expect(await call(null, path, { comparisonId, ...more })).toBe("UNAUTHORIZED");
    expect(await call(people.other, path, { comparisonId, ...more })).toBe("NOT_FOUND");
    expect(await call({ ...people.other, role: "admin" }, path, { comparisonId, ...more })).toBe("NOT_FOUND");
    expect(await call(people.other, path, { comparisonId: unknownProject, ...more })).toBe("NOT_FOUND");
  },
);

test("the owner gets through", async () => {
  expect(await call(people.owner, "projects.traces", { projectId })).toBe("answered");
  expect(await call(people.owner, "runs.watch", { projectId })).toBe("answered");
  expect(await call(people.owner, "comparisons.byId", { comparisonId })).toBe("answered");
  expect(await call(people.owner, "comparisons.watch", { comparisonId })).toBe("answered");
});

test.each([...ofAccount, ...ofMakers])("%s is closed to people who have not signed in", async (path) => {
  const input = { brief: { prompt: "A bottle on a beach at noon" }, current: "x", next: "y" };
  expect(await call(null, path, input)).toBe("UNAUTHORIZED");
});

test.each(ofAdmins)(
  "%s is closed to everybody but admins, who are not told that it is there",
  async (path) => {
    expect(await call(null, path, undefined)).toBe("UNAUTHORIZED");
    for (const role of ["maker", "reviewer"] as const) {
      expect(await call({ ...people.owner, role }, path, undefined)).toBe("NOT_FOUND");
    }
  },
);

test("lists hold the caller's own only", async () => {
  const own = await callerOf(people.owner).projects.list({});
  expect(own.items.map(({ id }) => id)).toEqual([projectId]);
  expect((await callerOf(people.other).projects.list({})).items).toEqual([]);
  const comparisons = await callerOf(people.owner).comparisons.list({});
  expect(comparisons.items.map(({ id }) => id)).toEqual([comparisonId]);
  expect((await callerOf(people.other).comparisons.list({})).items).toEqual([]);
});

const everything = () => [
  ...[ofProject, ofComparison, ofReview, ofSubject].flatMap((list) => Object.entries(list)),
  ...[...ofAccount, ...ofMakers, ...ofAdmins].map((path) => [path, {}] as const),
];

/** Everything that any procedure is asked about, at once; each takes what it knows. */
const aboutTheProject = () => ({
  projectId,
  comparisonId,
  subject: { projectId },
  brief: { prompt: "A bottle on a beach at noon" },
});

test.each(Object.entries(ofReview))(
  "%s: nobody, another user, even an admin, and holders of forged links get nothing",
  async (path, more) => {
    const { reviewId } = await callerOf(people.owner).reviews.begin({ subject: { projectId } });
    const forged = { access: { token: "AAAA.zzzzzzz.AAAA", seatKey: "" }, ...more };
    expect(await call(null, path, { access: { reviewId }, ...more })).toBe("UNAUTHORIZED");
    expect(await call(null, path, forged)).toBe("NOT_FOUND");
    for (const user of [people.other, { ...people.other, role: "admin" as const }]) {
      expect(await call(user, path, { access: { reviewId }, ...more })).toBe("NOT_FOUND");
      expect(await call(user, path, { access: { reviewId: unknownProject }, ...more })).toBe("NOT_FOUND");
      expect(await call(user, path, forged)).toBe("NOT_FOUND");
    }
  },
);

test.each(Object.entries(ofSubject))("%s is for the owner of what is reviewed", async (path, more) => {
  const unknown = { subject: { projectId: unknownProject }, ...more };
  expect(await call(null, path, { subject: { projectId }, ...more })).toBe("UNAUTHORIZED");
  for (const user of [people.other, { ...people.other, role: "admin" as const }]) {
    expect(await call(user, path, { subject: { projectId }, ...more })).toBe("NOT_FOUND");
    expect(await call(user, path, unknown)).toBe("NOT_FOUND");
  }
});

test("a guest's link opens its review and no other procedure", async () => {
  const shared = { subject: { projectId }, right: "judge" as const, days: 7 };
  const { token } = await callerOf(people.owner).reviews.shareByLink(shared);
  const { seatKey } = await callerOf(null).reviews.join({ access: { token } });
  const access = { token, seatKey };
  expect(await call(null, "reviews.room", { access })).toBe("answered");
  for (const [path, more] of everything().filter(([path]) => !(path in ofReview))) {
    expect([path, await call(null, path, { ...aboutTheProject(), token, seatKey, access, ...more })]).toEqual(
      [path, "UNAUTHORIZED"],
    );
  }
});

test("a reviewer's account opens what is shared with it, and nothing that makes videos, not even its own", async () => {
  const shared = { subject: { projectId }, username: "other", right: "judge" as const };
  await callerOf(people.owner).reviews.shareWithAccount(shared);
  const { reviewId } = await callerOf(people.owner).reviews.begin(shared);
  const reviewer = { ...people.other, role: "reviewer" as const };
  expect(await call(reviewer, "reviews.room", { access: { reviewId } })).toBe("answered");
  expect((await callerOf(reviewer).reviews.list()).map((card) => card.reviewId)).toEqual([reviewId]);
  for (const path of [
    ...[ofProject, ofComparison, ofSubject].flatMap((list) => Object.keys(list)),
    ...ofMakers,
  ]) {
    expect([path, await call(reviewer, path, { ...aboutTheProject(), ...ofSubject[path] })]).toEqual([
      path,
      "FORBIDDEN",
    ]);
  }
  const asReviewer = { ...people.owner, role: "reviewer" as const };
  expect(await call(asReviewer, "reviews.room", { access: { reviewId } })).toBe("NOT_FOUND");
});
