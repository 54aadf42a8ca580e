import { useCallback, useState } from "react";
import type { ReviewAccessInput, VoteChoice } from "@/domain/review/review";
import type { ReviewPair, ReviewRoomView } from "@/domain/review/review-views";
import { trpc } from "@/trpc/client";

const samePair = (one: ReviewPair, other: ReviewPair) =>
  one.first === other.first && one.second === other.second;

/** The reader's votes. A vote shows at once and leads on to the next open pair. */
export function useVoting(room: ReviewRoomView, access: ReviewAccessInput) {
  const utils = trpc.useUtils();
  const settle = () => utils.reviews.room.invalidate({ access });
  const cast = trpc.reviews.vote.useMutation({ onSettled: settle });
  const finish = trpc.reviews.finishVoting.useMutation({ onSuccess: settle });
  const [asked, setAsked] = useState<number | null>(null);
  const firstOpen = room.pairs.findIndex(({ choice }) => choice === null);
  const index = asked ?? Math.max(0, firstOpen);
  const pair = room.pairs[index] ?? room.pairs[0];
  const locked = room.blind && room.revealed;
  const { mutate } = cast;

  const vote = useCallback(
    (voted: ReviewPair, choice: VoteChoice) => {
      if (locked) return;
      const { first, second } = voted;
      utils.reviews.room.setData({ access }, (known) => known && withVote(known, { first, second, choice }));
      mutate({ access, first, second, choice });
      const next = room.pairs.findIndex((other) => other.choice === null && !samePair(other, voted));
      setAsked(next >= 0 ? next : room.pairs.findIndex((other) => samePair(other, voted)));
    },
    [locked, utils, access, mutate, room.pairs],
  );

  return {
    pair,
    locked,
    done: room.pairs.filter(({ choice }) => choice !== null).length,
    show: setAsked,
    vote,
    finish,
    error: cast.error ?? finish.error,
  };
}

export type Voting = ReturnType<typeof useVoting>;

const withVote = (room: ReviewRoomView, vote: ReviewPair): ReviewRoomView => ({
  ...room,
  pairs: room.pairs.map((pair) => (samePair(pair, vote) ? vote : pair)),
});
