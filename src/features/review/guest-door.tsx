"use client";

import { type FormEvent, useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Skeleton } from "@/components/ui/skeleton";
import { reviewLimits } from "@/domain/review/review";
import type { InvitationView } from "@/domain/review/review-views";
import { AccountFrame } from "@/features/account/account-frame";
import { ReviewRoom } from "@/features/review/review-room";
import { useSeatKey } from "@/features/review/seat-key";
import { useReviewRoom } from "@/features/review/use-review-room";
import { FailureCallout } from "@/features/shell/failure-callout";
import { useInBrowser } from "@/features/timing/use-in-browser";
import { Moment } from "@/features/wording/moments";
import { trpc } from "@/trpc/client";

/** Where a guest comes in by a link: a name if they like, then the review. */
export function GuestDoor({ token, invitation }: { token: string; invitation: InvitationView }) {
  const inBrowser = useInBrowser();
  const [seatKey, setSeatKey] = useSeatKey(token);
  if (!inBrowser) return <RoomSkeleton />;
  if (!seatKey) return <JoinForm token={token} invitation={invitation} onJoin={setSeatKey} />;
  return <GuestRoom token={token} seatKey={seatKey} onLost={() => setSeatKey("")} />;
}

function GuestRoom({ token, seatKey, onLost }: { token: string; seatKey: string; onLost: () => void }) {
  const access = useMemo(() => ({ token, seatKey }), [token, seatKey]);
  const { data, error, refetch } = useReviewRoom(access);
  if (data) return <ReviewRoom access={access} initial={data} />;
  if (!error) return <RoomSkeleton />;
  return (
    <div className="mx-auto grid w-full max-w-xl gap-4 px-4 py-16">
      <FailureCallout error={error} onRetry={() => void refetch()} />
      <Button variant="ghost" className="justify-self-start" onClick={onLost}>
        Come in again
      </Button>
    </div>
  );
}

function RoomSkeleton() {
  return (
    <div className="mx-auto grid w-full max-w-[90rem] gap-6 px-4 py-10 sm:px-6">
      <Skeleton className="h-9 w-72 max-w-full" />
      <Skeleton className="h-[56dvh] rounded-xl" />
    </div>
  );
}

function JoinForm({
  token,
  invitation: { kind, ownerName, expiresAt },
  onJoin,
}: {
  token: string;
  invitation: InvitationView;
  onJoin: (seatKey: string) => void;
}) {
  const [name, setName] = useState("");
  const join = trpc.reviews.join.useMutation({ onSuccess: ({ seatKey }) => onJoin(seatKey) });
  function submit(event: FormEvent) {
    event.preventDefault();
    join.mutate({ access: { token }, name });
  }
  return (
    <AccountFrame
      title={kind === "comparison" ? "Help choose a video" : "Have a look at a video"}
      lead={`${ownerName} would like to know what you think. No account is needed.`}
      footer={
        <>
          This link works until <Moment iso={expiresAt} show="date" />.
        </>
      }
    >
      <form onSubmit={submit} className="grid gap-4">
        <Field label="Your name" hint={`If you like. ${ownerName} sees it beside what you say.`}>
          {(control) => (
            <Input
              {...control}
              autoComplete="name"
              maxLength={reviewLimits.nameCharacters}
              value={name}
              onChange={({ target }) => setName(target.value)}
            />
          )}
        </Field>
        {join.error && <FailureCallout error={join.error} />}
        <Button type="submit" variant="primary" size="lg" busy={join.isPending}>
          Come in
        </Button>
        <Callout className="text-xs">
          This browser remembers you for this review. Votes go to {ownerName}; comments can be read by others
          who review.
        </Callout>
      </form>
    </AccountFrame>
  );
}
