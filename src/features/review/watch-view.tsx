import { useEffect, useMemo, useRef, useState } from "react";
import { Segmented } from "@/components/ui/segmented";
import { type EntryKey, entryKeys } from "@/domain/review/blind-order";
import type { Drawing } from "@/domain/review/drawing";
import { allows, type ReviewAccessInput } from "@/domain/review/review";
import type { ReviewCommentView, ReviewEntry, ReviewRoomView } from "@/domain/review/review-views";
import { timecode } from "@/domain/review/timecode";
import { CommentComposer } from "@/features/review/comment-composer";
import { CommentList } from "@/features/review/comment-list";
import { DrawingLayer, type Pen } from "@/features/review/drawing-layer";
import { DrawingTools } from "@/features/review/drawing-tools";
import { entryName } from "@/features/review/entry-name";
import { Stage } from "@/features/review/stage";
import { step, Transport } from "@/features/review/transport";
import { type StageVideo, usePlayback } from "@/features/review/use-playback";
import { useReviewKeys } from "@/features/review/use-review-keys";
import { useComments } from "@/features/review/use-review-room";
import { VerdictForm } from "@/features/review/verdict-form";
import { useUrlParams } from "@/features/shell/use-url-params";

/** What was drawn but not sent yet. It belongs to the frame of its first stroke, wherever the film goes meanwhile. */
type DraftDrawing = { frame: number; strokes: Drawing };
const noDrawing: DraftDrawing = { frame: 0, strokes: [] };

type WatchedEntry = ReviewEntry & { video: NonNullable<ReviewEntry["video"]> };

/** One video at a time: watch it, say something about a frame, draw on it, give a word on the whole. */
export function WatchView({ room, access }: { room: ReviewRoomView; access: ReviewAccessInput }) {
  const { params, setParams } = useUrlParams();
  const ready = room.entries.flatMap((entry): WatchedEntry[] =>
    entry.video ? [{ ...entry, video: entry.video }] : [],
  );
  const asked = entryKeys.find((key) => key === params.get("video"));
  const entry = ready.find(({ key }) => key === asked) ?? ready[0];
  if (!entry) return null;
  return (
    <div className="grid gap-4">
      {room.kind === "comparison" && (
        <Segmented
          label="Which video"
          value={entry.key}
          options={ready.map((one) => ({ value: one.key, label: entryName(one) }))}
          onChange={(key) => setParams({ video: key, frame: "" })}
        />
      )}
      <EntryView key={entry.key} room={room} entry={entry} access={access} />
    </div>
  );
}

function EntryView({
  room,
  entry,
  access,
}: {
  room: ReviewRoomView;
  entry: WatchedEntry;
  access: ReviewAccessInput;
}) {
  const [pen, setPen] = useState<Pen | null>(null);
  const [draft, setDraft] = useState<DraftDrawing>(noDrawing);
  const videos = useMemo((): StageVideo[] => [{ ...entry.video, label: entry.key }], [entry]);
  const playback = usePlayback(videos);
  const { frame, framesPerSecond } = playback;
  const actions = useComments(access);
  const jump = useJump(room, entry.key, playback.seek);
  const speaks = allows(room.me.right, "comment");
  const here = room.comments.filter(({ entry: key, outdated }) => key === entry.key && !outdated);
  const isShown = (comment: ReviewCommentView) =>
    comment.entry === entry.key && !comment.outdated && comment.frame === frame && !playback.playing;
  const shownDrawing = here.filter(isShown).flatMap((comment) => comment.drawing ?? []);
  const drawn = draft.strokes.length > 0;
  const onDrawnFrame = !drawn || frame === draft.frame;

  useReviewKeys(
    useMemo(
      () => ({
        " ": playback.toggle,
        ArrowLeft: () => step(playback, -1),
        ArrowRight: () => step(playback, 1),
      }),
      [playback],
    ),
  );

  return (
    <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="grid min-w-0 content-start gap-3">
        <Stage videos={videos} playback={playback}>
          <DrawingLayer
            shape={entry.video}
            drawing={(drawn || pen) && onDrawnFrame ? draft.strokes : shownDrawing}
            pen={onDrawnFrame ? pen : null}
            onStroke={(stroke) =>
              setDraft(({ frame: drawnAt, strokes }) => ({
                frame: strokes.length > 0 ? drawnAt : frame,
                strokes: [...strokes, stroke],
              }))
            }
          />
        </Stage>
        <Transport
          playback={playback}
          labels={[entry.key]}
          marks={here
            .filter(({ parentId }) => parentId === null)
            .map(({ id, frame: at, author }) => ({
              id,
              frame: at,
              label: `Comment of ${author.name} at ${timecode(at, framesPerSecond)}`,
            }))}
        />
        {speaks && (
          <DrawingTools
            pen={pen}
            drawing={draft.strokes}
            onPen={(next) => {
              playback.pause();
              setPen(next);
            }}
            onDrawing={(strokes) => setDraft((known) => ({ ...known, strokes }))}
          />
        )}
      </div>
      <aside className="grid content-start gap-4" aria-label="Comments and verdict">
        {allows(room.me.right, "judge") && <VerdictForm access={access} entry={entry} />}
        {speaks && (
          <CommentComposer
            access={access}
            actions={actions}
            place={{ entry: entry.key, frame: drawn ? draft.frame : frame, framesPerSecond }}
            drawing={draft.strokes}
            onBegin={playback.pause}
            onSent={() => {
              setDraft(noDrawing);
              setPen(null);
            }}
          />
        )}
        <CommentList
          comments={room.comments}
          isShown={isShown}
          empty={
            room.revealed
              ? "Nobody has said anything yet."
              : "Your comments appear here. Others’ follow after your vote."
          }
          reader={{
            access,
            actions,
            speaks,
            isOwner: room.me.kind === "owner",
            nameOf: room.kind === "comparison" ? nameIn(room) : null,
            onJump: jump,
          }}
        />
      </aside>
    </div>
  );
}

function nameIn({ entries }: ReviewRoomView) {
  return (key: EntryKey) => {
    const found = entries.find((entry) => entry.key === key);
    return found ? entryName(found) : key;
  };
}

/** Goes to a comment's frame, in another video too, and to the frame of the address when the page is opened. */
function useJump(room: ReviewRoomView, shown: EntryKey, seek: (frame: number) => void) {
  const { params, setParams } = useUrlParams();
  const asked = useRef(params.get("frame"));
  useEffect(() => {
    const frame = Number(asked.current);
    if (asked.current && Number.isInteger(frame)) seek(frame);
  }, [seek]);
  return (comment: ReviewCommentView) => {
    setParams({ video: room.kind === "comparison" ? comment.entry : "", frame: String(comment.frame) });
    if (comment.entry === shown) seek(comment.frame);
  };
}
