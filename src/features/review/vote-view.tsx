import { useMemo } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card, CardTitle } from "@/components/ui/card";
import { cn } from "@/components/ui/class-names";
import { Kbd } from "@/components/ui/kbd";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { ReviewAccessInput, VoteChoice } from "@/domain/review/review";
import type { ReviewPair, ReviewRoomView } from "@/domain/review/review-views";
import { Stage } from "@/features/review/stage";
import { step, Transport } from "@/features/review/transport";
import { type StageVideo, usePlayback } from "@/features/review/use-playback";
import { useReviewKeys } from "@/features/review/use-review-keys";
import { useVoting, type Voting } from "@/features/review/use-voting";
import { FailureCallout } from "@/features/shell/failure-callout";

/** Two videos at a time: which is better? Pairs can be answered in any order, later, and again. */
export function VoteView({ room, access }: { room: ReviewRoomView; access: ReviewAccessInput }) {
  const voting = useVoting(room, access);
  if (room.pairs.length === 0) {
    return (
      <Callout title="There is nothing to vote on yet">
        Voting begins when two of the videos are finished. This page shows them by itself.
      </Callout>
    );
  }
  const { pair, done, locked } = voting;
  return (
    <div className="grid gap-5 lg:grid-cols-[minmax(0,1fr)_18rem]">
      <div className="grid min-w-0 content-start gap-4">
        {pair && <PairView key={`${pair.first}${pair.second}`} room={room} pair={pair} voting={voting} />}
      </div>
      <aside className="grid content-start gap-4" aria-label="Your votes">
        <Card>
          <CardTitle aside={`${done} of ${room.pairs.length}`}>Your votes</CardTitle>
          <ProgressBar label="Pairs you have voted on" percent={(100 * done) / room.pairs.length} />
          <PairList room={room} voting={voting} />
        </Card>
        {room.blind && !locked && (
          <Card>
            <p className="mb-3 text-muted text-sm leading-relaxed">
              Names and scores appear when you finish. Your votes cannot be changed after that.
            </p>
            <Button
              variant="primary"
              className="w-full"
              disabled={done < room.pairs.length}
              busy={voting.finish.isPending}
              onClick={() => voting.finish.mutate({ access })}
            >
              Finish and show names
            </Button>
          </Card>
        )}
        {voting.error && <FailureCallout error={voting.error} />}
      </aside>
    </div>
  );
}

function PairList({ room, voting }: { room: ReviewRoomView; voting: Voting }) {
  return (
    <ul aria-label="Pairs" className="mt-4 grid grid-cols-2 gap-1.5">
      {room.pairs.map((pair, index) => {
        const current = pair === voting.pair;
        return (
          <li key={`${pair.first}${pair.second}`}>
            <button
              type="button"
              aria-current={current || undefined}
              onClick={() => voting.show(index)}
              className={cn(
                "flex min-h-9 w-full items-center justify-between gap-2 rounded-md border border-line px-2.5 text-sm",
                current && "border-accent bg-accent-wash",
              )}
            >
              <span className="tabular-nums">
                {pair.first} – {pair.second}
              </span>
              <span className={cn("text-xs", pair.choice ? "text-success" : "text-muted")}>
                {choiceText(pair)}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function choiceText({ first, second, choice }: ReviewPair): string {
  if (choice === null) return "open";
  return choice === "tie" ? "tie" : choice === "first" ? first : second;
}

function PairView({ room, pair, voting }: { room: ReviewRoomView; pair: ReviewPair; voting: Voting }) {
  const videos = useMemo(
    () =>
      [pair.first, pair.second].flatMap((key): StageVideo[] => {
        const video = room.entries.find((entry) => entry.key === key)?.video;
        return video ? [{ ...video, label: key }] : [];
      }),
    [room.entries, pair.first, pair.second],
  );
  const playback = usePlayback(videos);
  const { vote, locked } = voting;
  const answers: { choice: VoteChoice; label: string; key: string }[] = [
    { choice: "first", label: `${pair.first} is better`, key: "1" },
    { choice: "tie", label: "No difference", key: "0" },
    { choice: "second", label: `${pair.second} is better`, key: "2" },
  ];
  useReviewKeys(
    useMemo(
      () => ({
        " ": playback.toggle,
        ArrowLeft: () => step(playback, -1),
        ArrowRight: () => step(playback, 1),
        "1": () => vote(pair, "first"),
        "2": () => vote(pair, "second"),
        "0": () => vote(pair, "tie"),
      }),
      [playback, vote, pair],
    ),
  );
  return (
    <>
      <Stage videos={videos} playback={playback} />
      <Transport playback={playback} labels={[pair.first, pair.second]} />
      <fieldset aria-label="Which is better?" className="grid gap-2 sm:grid-cols-3">
        {answers.map(({ choice, label, key }) => (
          <Button
            key={choice}
            size="lg"
            variant={pair.choice === choice ? "primary" : "secondary"}
            aria-pressed={pair.choice === choice}
            disabled={locked}
            onClick={() => vote(pair, choice)}
          >
            {label} <Kbd>{key}</Kbd>
          </Button>
        ))}
      </fieldset>
      {locked && (
        <p className="text-muted text-sm">You have seen the names, so your votes stay as they are.</p>
      )}
    </>
  );
}
