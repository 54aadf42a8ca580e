import { TRPCError } from "@trpc/server";
import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { setComparisonDeleted } from "@/db/queries/comparisons";
import { reviewShares, users } from "@/db/schema/all";
import type { EntryKey } from "@/domain/review/blind-order";
import type { ReviewAccessInput, ReviewRight } from "@/domain/review/review";
import type { ReviewRoomView } from "@/domain/review/review-views";
import type { Runtime } from "@/runtime/runtime";
import type { Context } from "@/server/context";
import { exportReview } from "@/server/reviews/export-review";
import { serveReviewMedia } from "@/server/reviews/review-media";
import { makeLink } from "@/server/reviews/signing";
import { createCaller } from "@/server/root";
import type { BlobStore } from "@/storage/blob-store";
import { addMaker } from "@/testing/makers";
import {
  addReviewedComparison,
  addVersion,
  firstSeed,
  reviewRuntime,
  type TestVariation,
} from "@/testing/reviewed-comparison";
import { testDatabase } from "@/testing/test-database";

type Person = NonNullable<Context["user"]>;

let db: Database;
let runtime: Runtime & { blobs: BlobStore };
let owner: Person;
let mara: Person;
let ana: Person;
let subject: { comparisonId: string };
let title: string;
let variations: TestVariation[];

beforeEach(async () => {
  db = await testDatabase();
  runtime = reviewRuntime(db);
  const person = async (username: string): Promise<Person> => {
    const { ownerId } = await addMaker(db, username);
    return { userId: ownerId, username, role: "maker" };
  };
  owner = await person("otto");
  mara = await person("mara");
  ana = await person("ana");
  const labels = ["Calm light", "Hard light", "No light"];
  const made = await addReviewedComparison({ db, blobs: runtime.blobs }, { ownerId: owner.userId, labels });
  ({ title, variations } = made);
  subject = { comparisonId: made.comparisonId };
});

const as = (user: Person | null, address = "test") => createCaller({ db, runtime, user, address }).reviews;
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "answered",
    (error: unknown) => (error instanceof TRPCError ? error.code : String(error)),
  );

async function shareWith(person: Person, right: ReviewRight = "judge") {
  const { shareId } = await as(owner).shareWithAccount({ subject, username: person.username, right });
  const { reviewId } = await as(owner).begin({ subject });
  return { shareId, access: { reviewId } };
}

async function guest(right: ReviewRight = "judge", name = "Gus") {
  const { token, shareId } = await as(owner).shareByLink({ subject, right, days: 7 });
  const { seatKey } = await as(null).join({ access: { token }, name });
  return { shareId, token, access: { token, seatKey } };
}

/** Votes as somebody who likes earlier positions better; films are told apart by watching them. */
async function voteByTaste(user: Person | null, access: ReviewAccessInput) {
  const room = await as(user).room({ access });
  const films = new Map<EntryKey, number>();
  for (const { key, video } of room.entries) films.set(key, await positionSeen(video?.url ?? ""));
  for (const { first, second } of room.pairs) {
    const choice = (films.get(first) ?? 0) < (films.get(second) ?? 0) ? "first" : "second";
    await as(user).vote({ access, first, second, choice });
  }
}

const get = (url: string, headers: HeadersInit = {}) =>
  serveReviewMedia(runtime, new Request(new URL(url, "http://studio.test"), { headers }));

async function positionSeen(url: string): Promise<number> {
  const film = await (await get(url)).text();
  return variations.findIndex(({ label }) => film === `film of ${label}`);
}

/** Whatever could tell which video is which, what it is made of or what others think. */
const secretsOf = () => [
  title,
  ...variations.flatMap(({ label, projectId, exportId, digest }) => [label, projectId, exportId, digest]),
  subject.comparisonId,
  "Seed ",
  ...[0, 1, 2].map((position) => String(firstSeed + position)),
  "Project of",
  "bottle",
];

const expectNoSecrets = (payload: unknown) => {
  const text = JSON.stringify(payload);
  for (const secret of secretsOf()) expect(text).not.toContain(secret);
};

test("until they have voted, reviewers are sent nothing that tells which video is which", async () => {
  const { access } = await shareWith(mara);
  const link = await guest();
  await as(owner).comment({ access, entry: "A", frame: 3, body: "Hard light is my favourite" });
  await shareWith(ana, "comment");
  await as(ana).comment({ access, entry: "A", frame: 3, body: "This must be Calm light" });
  for (const [user, way] of [
    [mara, access],
    [null, link.access],
  ] as const) {
    const room = await as(user).room({ access: way });
    expect(room).toMatchObject({ revealed: false, title: null, blind: true });
    expect(room.comments).toEqual([]);
    expectNoSecrets(room);
    for (const { video } of room.entries) {
      const answer = await get(video?.url ?? "");
      expect(answer.status).toBe(200);
      expectNoSecrets([...answer.headers]);
    }
  }
  expectNoSecrets(await as(mara).list());
  expectNoSecrets(await as(null).invitation({ access: { token: link.token } }));
});

test("orders differ between reviewers, stay the same for each, and hold every video once", async () => {
  const orders = new Set<string>();
  for (let index = 0; index < 12; index++) {
    const { access } = await guest("judge", `Guest of ${index}`);
    const room = await as(null).room({ access });
    const order = await Promise.all(room.entries.map(({ video }) => positionSeen(video?.url ?? "")));
    expect(order.toSorted()).toEqual([0, 1, 2]);
    expect((await as(null).room({ access })).entries.map(({ key }) => key)).toEqual(["A", "B", "C"]);
    orders.add(order.join());
  }
  expect(orders.size).toBeGreaterThan(1);
});

test("after the last vote names and scores are told, and votes cannot be changed any more", async () => {
  const { access } = await shareWith(mara);
  await as(owner).comment({ access, entry: "A", frame: 3, body: "Hear, hear" });
  const { pairs } = await as(mara).room({ access });
  const [pair] = pairs;
  if (!pair) throw new Error("there is nothing to vote on");
  await as(mara).vote({ access, first: pair.first, second: pair.second, choice: "tie" });
  expect(await codeOf(as(mara).finishVoting({ access }))).toBe("CONFLICT");
  // Until then a vote can be taken back by another one.
  await voteByTaste(mara, access);
  await as(mara).finishVoting({ access });
  const room = await as(mara).room({ access });
  expect(room).toMatchObject({ revealed: true, title });
  expect(room.entries.map(({ facts }) => facts?.name).toSorted()).toEqual([
    "Calm light",
    "Hard light",
    "No light",
  ]);
  expect(room.entries[0]?.facts?.detail).toMatch(/^Seed 150000000[012]$/);
  expect(room.comments.map(({ body }) => body)).toEqual(["Hear, hear"]);
  const again = as(mara).vote({ access, first: pair.first, second: pair.second, choice: "tie" });
  expect(await codeOf(again)).toBe("CONFLICT");
});

test("two accounts and a guest vote blind; the owner sees the ratings that they add up to", async () => {
  await voteByTaste(mara, (await shareWith(mara)).access);
  await voteByTaste(ana, (await shareWith(ana)).access);
  await voteByTaste(null, (await guest()).access);
  const panel = await as(owner).panel({ subject });
  const results = panel?.results;
  expect(results).toMatchObject({ votes: 9, openVotes: 0, outdatedVotes: 0 });
  expect(results?.ratings.map(({ key, wins, losses }) => ({ key, wins, losses }))).toEqual([
    { key: "A", wins: 6, losses: 0 },
    { key: "B", wins: 3, losses: 3 },
    { key: "C", wins: 0, losses: 6 },
  ]);
  expect(results?.wins).toEqual([
    [0, 3, 3],
    [0, 0, 3],
    [0, 0, 0],
  ]);
  expect(results?.agreement).toMatchObject({ alpha: 1, sameShare: 1, reviewers: 3, pairs: 3 });
  expect(results?.reviewers).toEqual([
    { name: "mara", kind: "account", votes: 3, finished: true },
    { name: "ana", kind: "account", votes: 3, finished: true },
    { name: "Gus", kind: "guest", votes: 3, finished: true },
  ]);
  for (const { strength } of results?.ratings ?? []) {
    expect(strength.low).toBeLessThan(strength.value);
    expect(strength.value).toBeLessThan(strength.high);
  }
});

test("votes on a version that was replaced are counted and marked", async () => {
  await voteByTaste(mara, (await shareWith(mara)).access);
  const [first] = variations;
  if (!first) throw new Error("there is no variation");
  await addVersion(
    { db, blobs: runtime.blobs },
    { projectId: first.projectId, bytes: "new film", version: 2 },
  );
  expect((await as(owner).panel({ subject }))?.results).toMatchObject({ votes: 3, outdatedVotes: 2 });
});

test("a review that is opened to all tells names at once, and its votes are not called blind", async () => {
  const { access } = await shareWith(mara);
  await as(owner).setBlind({ subject, blind: false });
  expect(await as(mara).room({ access })).toMatchObject({ revealed: true, title });
  await voteByTaste(mara, access);
  await as(owner).setBlind({ subject, blind: true });
  // Who has seen the names has seen them.
  expect(await as(mara).room({ access })).toMatchObject({ revealed: true });
  expect((await as(owner).panel({ subject }))?.results).toMatchObject({ votes: 3, openVotes: 3 });
  expect(await as(null).room({ access: (await guest()).access })).toMatchObject({ revealed: false });
});

const everyWayIn = async (access: { token: string; seatKey: string }) => [
  await codeOf(as(null).invitation({ access })),
  await codeOf(as(null).join({ access })),
  await codeOf(as(null).room({ access })),
  await codeOf(as(null).vote({ access, first: "A", second: "B", choice: "tie" })),
  await codeOf(as(null).comment({ access, entry: "A", frame: 0, body: "Hello" })),
  await codeOf(as(null).judge({ access, entry: "A", verdict: "approved" })),
];
const allShut = new Array(6).fill("NOT_FOUND");

test("a link that was taken back opens nothing, its films included, and everything again when it is given back", async () => {
  const { access, shareId } = await guest();
  const room = await as(null).room({ access });
  const url = room.entries[0]?.video?.url ?? "";
  expect((await get(url)).status).toBe(200);
  await as(owner).changeShare({ subject, shareId, revoked: true });
  expect(await everyWayIn(access)).toEqual(allShut);
  expect((await get(url)).status).toBe(404);
  await as(owner).changeShare({ subject, shareId, revoked: false });
  expect(await codeOf(as(null).room({ access }))).toBe("answered");
  expect((await get(url)).status).toBe(200);
});

test("a link whose time is over opens nothing", async () => {
  const { access } = await guest();
  const url = (await as(null).room({ access })).entries[0]?.video?.url ?? "";
  await db.update(reviewShares).set({ expiresAt: new Date(Date.now() - 1_000) });
  expect(await everyWayIn(access)).toEqual(allShut);
  expect((await get(url)).status).toBe(404);
  // Nor does one whose signed time is over, whatever the database says.
  const past = makeLink(runtime.secrets.urlSigningKey, new Date(Date.now() - 1_000));
  await db
    .update(reviewShares)
    .set({ tokenDigest: past.tokenDigest, expiresAt: new Date(Date.now() + 60_000) });
  expect(await everyWayIn({ token: past.token, seatKey: "" })).toEqual(allShut);
});

test("no letter of a link can be changed, and a link signed with another key is none", async () => {
  const { token, access } = await guest();
  const [id = "", expires = "", signature = ""] = token.split(".");
  const later = (Number.parseInt(expires, 36) + 86_400).toString(36);
  const other = makeLink("another key, which is just as long as it", new Date(Date.now() + 60_000));
  const flipped = `${id.startsWith("A") ? "B" : "A"}${id.slice(1)}`;
  const forgeries = [
    `${id}.${later}.${signature}`,
    `${flipped}.${expires}.${signature}`,
    `${id}.${expires}.${signature.slice(0, -1)}`,
    `${id}.${expires}`,
    `${token}.more`,
    other.token,
    "",
  ];
  for (const forged of forgeries) {
    expect(await everyWayIn({ ...access, token: forged })).toEqual(allShut);
  }
});

test("the key of a seat is good for its own link only", async () => {
  const one = await guest();
  const two = await guest();
  const crossed = { token: one.token, seatKey: two.access.seatKey };
  expect(await codeOf(as(null).room({ access: crossed }))).toBe("FORBIDDEN");
  const forged = { token: one.token, seatKey: `${one.access.seatKey.split(".")[0]}.${"A".repeat(43)}` };
  expect(await codeOf(as(null).room({ access: forged }))).toBe("FORBIDDEN");
});

test("a film's address opens that film for that reviewer only, until it expires", async () => {
  const { access } = await guest();
  const { entries } = await as(null).room({ access });
  const url = new URL(entries[0]?.video?.url ?? "", "http://studio.test");
  const other = new URL(entries[1]?.video?.url ?? "", "http://studio.test");
  const changed = (change: (url: URL) => void) => {
    const copy = new URL(url);
    change(copy);
    return copy.href;
  };
  const forgeries = [
    changed((copy) => copy.searchParams.set("sig", other.searchParams.get("sig") ?? "")),
    changed((copy) => copy.searchParams.set("exp", String(Number(copy.searchParams.get("exp")) + 60))),
    changed((copy) => copy.searchParams.delete("sig")),
    changed((copy) => {
      copy.pathname = copy.pathname.replace("/A/", "/B/");
    }),
    changed((copy) => {
      copy.pathname = copy.pathname.replace("video.mp4", "poster.jpg");
    }),
    changed((copy) => {
      copy.pathname = `${copy.pathname}/..`;
    }),
  ];
  for (const forged of forgeries) expect((await get(forged)).status).toBe(404);
  const part = await get(url.href, { Range: "bytes=0-3" });
  expect(part.status).toBe(206);
  expect(await part.text()).toBe("film");
});

test("nobody gets in while the owner is suspended or the comparison is deleted", async () => {
  const { access: account } = await shareWith(mara);
  const link = await guest();
  const inside = async () => [
    await codeOf(as(mara).room({ access: account })),
    await codeOf(as(null).room({ access: link.access })),
    (await as(mara).list()).length,
  ];
  expect(await inside()).toEqual(["answered", "answered", 1]);
  await db.update(users).set({ suspendedAt: new Date() }).where(eq(users.id, owner.userId));
  expect(await inside()).toEqual(["NOT_FOUND", "NOT_FOUND", 0]);
  await db.update(users).set({ suspendedAt: null });
  await setComparisonDeleted(db, subject.comparisonId, new Date());
  expect(await inside()).toEqual(["NOT_FOUND", "NOT_FOUND", 0]);
  expect(await codeOf(as(owner).panel({ subject }))).toBe("NOT_FOUND");
});

test("a share taken back from an account closes the review, and giving it again keeps the votes", async () => {
  const { access, shareId } = await shareWith(mara);
  await voteByTaste(mara, access);
  await as(owner).changeShare({ subject, shareId, revoked: true });
  expect(await codeOf(as(mara).room({ access }))).toBe("NOT_FOUND");
  expect(await as(mara).list()).toEqual([]);
  await shareWith(mara, "judge");
  const { pairs } = await as(mara).room({ access });
  expect(pairs.every(({ choice }) => choice !== null)).toBe(true);
});

test("each right holds those before it and no more", async () => {
  const tried = async (right: ReviewRight) => {
    const { access } = await guest(right);
    return [
      await codeOf(as(null).room({ access })),
      await codeOf(as(null).comment({ access, entry: "A", frame: 1, body: "Hello" })),
      await codeOf(as(null).vote({ access, first: "A", second: "B", choice: "tie" })),
      await codeOf(as(null).judge({ access, entry: "A", verdict: "changes", note: "Slower" })),
    ];
  };
  expect(await tried("view")).toEqual(["answered", "FORBIDDEN", "FORBIDDEN", "FORBIDDEN"]);
  expect(await tried("comment")).toEqual(["answered", "answered", "FORBIDDEN", "FORBIDDEN"]);
  expect(await tried("judge")).toEqual(["answered", "answered", "answered", "answered"]);
});

const lastComment = async (
  access: ReviewAccessInput,
  user: Person | null,
): Promise<ReviewRoomView["comments"][number]> => {
  const found = (await as(user).room({ access })).comments.at(-1);
  if (!found) throw new Error("there is no comment");
  return found;
};

test("a comment keeps its frame and drawing; its author edits, deletes and brings it back", async () => {
  const { access } = await shareWith(mara, "comment");
  const drawing = [
    {
      tool: "arrow" as const,
      colour: "red" as const,
      points: [
        [0.1, 0.2],
        [0.3, 0.4],
      ] as [number, number][],
    },
  ];
  const { commentId } = await as(mara).comment({
    access,
    entry: "B",
    frame: 119,
    body: "  Too dark \n\n\n\n here ",
    drawing,
  });
  expect(await lastComment(access, mara)).toMatchObject({
    entry: "B",
    frame: 119,
    framesPerSecond: 24,
    body: "Too dark\n\nhere",
    drawing,
    own: true,
    author: { name: "mara", kind: "account" },
  });
  await as(mara).editComment({ access, commentId, body: "Too bright here" });
  expect(await lastComment(access, mara)).toMatchObject({ body: "Too bright here", edited: true });
  await as(mara).removeComment({ access, commentId, removed: true });
  expect((await as(mara).room({ access })).comments).toEqual([]);
  await as(mara).removeComment({ access, commentId, removed: false });
  expect(await lastComment(access, mara)).toMatchObject({ body: "Too bright here" });
  expect(await codeOf(as(mara).comment({ access, entry: "B", frame: 120, body: "Past the end" }))).toBe(
    "BAD_REQUEST",
  );
  expect(await codeOf(as(mara).comment({ access, entry: "B", frame: 1, body: "   " }))).toBe("BAD_REQUEST");
});

test("threads: anybody answers, the owner marks as done, nobody changes what others wrote", async () => {
  await as(owner).setBlind({ subject, blind: false });
  const { access } = await shareWith(mara, "comment");
  const link = await guest("comment");
  const { commentId } = await as(mara).comment({
    access,
    entry: "A",
    frame: 10,
    body: "Is this on purpose?",
  });
  await as(null).answer({ access: link.access, commentId, body: "I like it" });
  await as(owner).answer({ access, commentId, body: "It is" });
  const { comments } = await as(mara).room({ access });
  expect(comments.map(({ author, body, parentId }) => [author.name, body, parentId])).toEqual([
    ["mara", "Is this on purpose?", null],
    ["Gus", "I like it", commentId],
    ["otto", "It is", commentId],
  ]);
  expect(await codeOf(as(null).editComment({ access: link.access, commentId, body: "Mine" }))).toBe(
    "FORBIDDEN",
  );
  expect(await codeOf(as(null).removeComment({ access: link.access, commentId, removed: true }))).toBe(
    "FORBIDDEN",
  );
  expect(await codeOf(as(null).resolveComment({ access: link.access, commentId, resolved: true }))).toBe(
    "FORBIDDEN",
  );
  await as(owner).resolveComment({ access, commentId, resolved: true });
  expect((await as(mara).room({ access })).comments[0]).toMatchObject({ resolved: true });
  await as(owner).removeComment({ access, commentId, removed: true });
  expect((await as(mara).room({ access })).comments).toEqual([]);
});

test("a comment of another review, or one that a blind reviewer cannot see, does not exist", async () => {
  const { access } = await shareWith(mara);
  const { commentId } = await as(mara).comment({ access, entry: "A", frame: 1, body: "Mine" });
  const link = await guest();
  const body = "Answer";
  expect(await codeOf(as(null).answer({ access: link.access, commentId, body }))).toBe("NOT_FOUND");
  expect(await codeOf(as(null).removeComment({ access: link.access, commentId, removed: true }))).toBe(
    "NOT_FOUND",
  );
  const labels = ["One", "Two"];
  const other = await addReviewedComparison({ db, blobs: runtime.blobs }, { ownerId: ana.userId, labels });
  const { reviewId } = await as(ana).begin({ subject: { comparisonId: other.comparisonId } });
  const elsewhere = { access: { reviewId }, commentId };
  expect(await codeOf(as(ana).removeComment({ ...elsewhere, removed: true }))).toBe("NOT_FOUND");
  expect(await codeOf(as(ana).answer({ ...elsewhere, body }))).toBe("NOT_FOUND");
});

test("verdicts reach the owner with their notes, can be changed and taken back", async () => {
  const { access } = await shareWith(mara);
  await as(mara).judge({ access, entry: "A", verdict: "approved" });
  await as(mara).judge({ access, entry: "A", verdict: "changes", note: "A slower end" });
  const room = await as(mara).room({ access });
  expect(room.entries[0]?.verdict).toEqual({ verdict: "changes", note: "A slower end" });
  const seen = (await as(owner).panel({ subject }))?.verdicts;
  expect(seen).toMatchObject([
    { reviewer: "mara", verdict: "changes", note: "A slower end", outdated: false },
  ]);
  await as(mara).judge({ access, entry: "A", verdict: null });
  expect((await as(owner).panel({ subject }))?.verdicts).toEqual([]);
});

test("the video of one project is reviewed on its own, with its name", async () => {
  const [first] = variations;
  const single = { projectId: first?.projectId ?? "" };
  const { shareId } = await as(owner).shareWithAccount({ subject: single, username: "Mara", right: "judge" });
  const { reviewId } = await as(owner).begin({ subject: single });
  const room = await as(mara).room({ access: { reviewId } });
  expect(room).toMatchObject({ kind: "video", revealed: true, title: "Project of Calm light", pairs: [] });
  expect(room.entries).toHaveLength(1);
  await as(mara).judge({ access: { reviewId }, entry: "A", verdict: "approved" });
  expect((await as(owner).panel({ subject: single }))?.verdicts).toHaveLength(1);
  await as(owner).changeShare({ subject: single, shareId, revoked: true });
  expect(await codeOf(as(mara).room({ access: { reviewId } }))).toBe("NOT_FOUND");
});

test("sharing says what is wrong with a name", async () => {
  const share = (username: string) =>
    codeOf(as(owner).shareWithAccount({ subject, username, right: "view" }));
  expect(await share("nobody")).toBe("BAD_REQUEST");
  expect(await share("otto")).toBe("BAD_REQUEST");
  await db.update(users).set({ suspendedAt: new Date() }).where(eq(users.id, ana.userId));
  expect(await share("ana")).toBe("BAD_REQUEST");
  expect(await share("MARA")).toBe("answered");
});

test("links live for one to ninety days, and only a digest of them is stored", async () => {
  const make = (days: number) => as(owner).shareByLink({ subject, right: "view", days });
  expect(await codeOf(make(0))).toBe("BAD_REQUEST");
  expect(await codeOf(make(91))).toBe("BAD_REQUEST");
  const { token } = await make(90);
  const [id = ""] = token.split(".");
  const rows = JSON.stringify(await db.select().from(reviewShares));
  expect(rows).not.toContain(id);
  expect((await as(owner).panel({ subject }))?.shares).toMatchObject([{ kind: "guest", state: "active" }]);
});

test("what guests do is limited by the hour", async () => {
  const { access } = await guest("comment");
  const say = (index: number) =>
    codeOf(as(null).comment({ access, entry: "A", frame: 0, body: `Word ${index}` }));
  const answers = [];
  for (let index = 0; index < 121; index++) answers.push(await say(index));
  expect(new Set(answers.slice(0, 120))).toEqual(new Set(["answered"]));
  expect(answers.at(-1)).toBe("TOO_MANY_REQUESTS");
});

test("a link seats fifty guests, each under a name, and then no more", async () => {
  const { token } = await as(owner).shareByLink({ subject, right: "view", days: 1 });
  const join = (index: number) => as(null, `host ${index}`).join({ access: { token } });
  const keys = new Set<string>();
  for (let index = 0; index < 50; index++) keys.add((await join(index)).seatKey);
  expect(keys.size).toBe(50);
  expect(await codeOf(join(50))).toBe("CONFLICT");
  const [share] = (await as(owner).panel({ subject }))?.shares ?? [];
  expect(share?.reviewers.slice(0, 2)).toEqual(["Guest 1", "Guest 2"]);
});

test("the owner takes everything home as files; nobody else does", async () => {
  const { access } = await shareWith(mara);
  await voteByTaste(mara, access);
  await as(mara).comment({ access, entry: "A", frame: 1, body: "=1+1" });
  const ctx = { db, runtime, user: owner, address: "" };
  const csv = await exportReview(ctx, { id: access.reviewId, file: "votes.csv" });
  const [head, ...lines] = csv.body.trim().split("\r\n");
  expect(head).toContain("Time (UTC),Reviewer,Kind,First,Second,Preferred,Blind,Newest versions");
  expect(lines.map((line) => line.split(",").slice(1).join())).toContain(
    "mara,account,Calm light,Hard light,Calm light,yes,yes",
  );
  expect(lines).toHaveLength(3);
  const json = JSON.parse((await exportReview(ctx, { id: access.reviewId, file: "review.json" })).body);
  expect(json).toMatchObject({ title, results: { votes: 3 }, comments: [{ body: "=1+1" }] });
  const asMara = exportReview({ ...ctx, user: mara }, { id: access.reviewId, file: "votes.csv" });
  await expect(asMara).rejects.toMatchObject({ code: "not-found" });
});
