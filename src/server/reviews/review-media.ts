import { z } from "zod";
import { findSeat, liveReview } from "@/db/queries/reviews";
import { type EntryKey, entryKeys } from "@/domain/review/blind-order";
import type { ReviewVideo } from "@/domain/review/review-views";
import type { Runtime } from "@/runtime/runtime";
import { mediaView } from "@/server/media/media-views";
import { keyedVideos, type ReadyVideo, reviewedVideos } from "@/server/reviews/reviewed-videos";
import { isOpen, type Reviewer } from "@/server/reviews/reviewer";
import { isSignature, signatureOf } from "@/server/reviews/signing";

const mediaPath = "/api/reviews/media/";
const expiresInSeconds = 6 * 60 * 60;
/** Rounded up to such steps, a URL stays the same for a while, and its file in the browser's cache. */
const stepSeconds = expiresInSeconds / 4;

const fileNames = ["video.mp4", "poster.jpg"] as const;
type FileName = (typeof fileNames)[number];
type MediaRequest = { seatId: string; entry: EntryKey; file: FileName };

const digestIn = ({ version }: ReadyVideo, file: FileName) =>
  file === "video.mp4" ? version.digest : version.posterDigest;

const signedParts = ({ seatId, entry, file }: MediaRequest, rest: { exp: string; digest: string }) => [
  seatId,
  entry,
  file,
  rest.exp,
  rest.digest,
];

/**
 * A file under the letter that one reviewer knows its video by. Neither project nor digest is in the address, so that
 * it tells nothing before the vote; the digest is signed all the same: a new version is another address.
 */
function seatMediaUrl(runtime: Pick<Runtime, "secrets">, request: MediaRequest, digest: string): string {
  const exp = String(Math.ceil(Date.now() / 1000 / stepSeconds) * stepSeconds + expiresInSeconds);
  const sig = signatureOf(
    runtime.secrets.urlSigningKey,
    "review media",
    signedParts(request, { exp, digest }),
  );
  const { seatId, entry, file } = request;
  return `${mediaPath}${seatId}/${entry}/${file}?${new URLSearchParams({ exp, sig })}`;
}

/** A video as its reviewer's player needs it. */
export async function reviewVideo(
  runtime: Pick<Runtime, "secrets" | "blobs">,
  { seat }: Pick<Reviewer, "seat">,
  video: ReadyVideo,
): Promise<ReviewVideo> {
  const { width, height, fps, durationFrames } = video.version;
  const urlOf = async (file: FileName) => {
    const digest = digestIn(video, file);
    if (seat) return seatMediaUrl(runtime, { seatId: seat.id, entry: video.key, file }, digest);
    const contentType = file === "video.mp4" ? "video/mp4" : "image/jpeg";
    return (await mediaView(runtime.blobs, { digest, contentType, width, height })).url;
  };
  return {
    url: await urlOf("video.mp4"),
    posterUrl: await urlOf("poster.jpg"),
    width,
    height,
    framesPerSecond: fps,
    durationFrames,
  };
}

const address = z.tuple([z.uuid(), z.enum(entryKeys), z.enum(fileNames)]);

/**
 * Answers an address of `reviewVideo`. The right is looked up each time: a link that was taken back closes its films
 * too, at once.
 */
export async function serveReviewMedia(runtime: Runtime, request: Request): Promise<Response> {
  const digest = await allowedDigest(runtime, new URL(request.url));
  if (!digest)
    return new Response("This link is not valid any more. Reload the page that it is on.", {
      status: 404,
      headers: plain,
    });
  const signed = new URL(runtime.urls.sign(digest, { expiresInSeconds: 60 }), request.url);
  const { method, headers, signal } = request;
  return withoutDigest(await runtime.serveMedia(new Request(signed, { method, headers, signal })));
}

const plain = { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" };

async function allowedDigest({ db, secrets }: Runtime, url: URL): Promise<string | null> {
  const path = address.safeParse(url.pathname.slice(mediaPath.length).split("/"));
  const [exp, sig] = [url.searchParams.get("exp") ?? "", url.searchParams.get("sig") ?? ""];
  if (!path.success || !/^\d{1,12}$/.test(exp) || Number(exp) * 1000 <= Date.now()) return null;
  const [seatId, entry, file] = path.data;
  const taken = await findSeat(db, seatId);
  if (!taken || taken.suspendedAt || !isOpen(taken.share)) return null;
  const live = await liveReview(db, taken.share.reviewId);
  if (!live) return null;
  const videos = keyedVideos(await reviewedVideos(db, live.review), taken.seat);
  const video = videos.find(({ key }) => key === entry);
  if (!video?.version) return null;
  const digest = digestIn({ ...video, version: video.version }, file);
  const parts = signedParts({ seatId, entry, file }, { exp, digest });
  return isSignature(sig, signatureOf(secrets.urlSigningKey, "review media", parts)) ? digest : null;
}

/** The name of the content would tell whoever can look it up elsewhere what is hidden here. */
function withoutDigest(response: Response): Response {
  const headers = new Headers(response.headers);
  headers.delete("ETag");
  // A link can be taken back at any time: what was fetched is asked for again soon.
  headers.set("Cache-Control", "private, max-age=300");
  const { status, statusText } = response;
  return new Response(response.body, { status, statusText, headers });
}
