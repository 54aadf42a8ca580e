"use client";

import { EyeOff } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Callout } from "@/components/ui/callout";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { allows, type ReviewAccessInput } from "@/domain/review/review";
import type { ReviewRoomView } from "@/domain/review/review-views";
import { RevealCard } from "@/features/review/reveal-card";
import { useReviewRoom } from "@/features/review/use-review-room";
import { VoteView } from "@/features/review/vote-view";
import { WatchView } from "@/features/review/watch-view";
import { FailureCallout } from "@/features/shell/failure-callout";
import { PageFrame } from "@/features/shell/page-frame";
import { useUrlParams } from "@/features/shell/use-url-params";
import { Moment } from "@/features/wording/moments";

/** Where a reviewer (or the owner) watches, comments and judges. */
export function ReviewRoom({ access, initial }: { access: ReviewAccessInput; initial: ReviewRoomView }) {
  const query = useReviewRoom(access, initial);
  const room = query.data ?? initial;
  return (
    <PageFrame title={titleOf(room)} lead={<RoomLead room={room} />}>
      {query.error && (
        <FailureCallout error={query.error} onRetry={() => void query.refetch()} className="mb-4" />
      )}
      <RoomBody room={room} access={access} />
    </PageFrame>
  );
}

function titleOf({ kind, title }: ReviewRoomView): string {
  return title ?? (kind === "comparison" ? "Which is better?" : "Review");
}

function RoomLead({ room: { ownerName, blind, revealed, expiresAt, me } }: { room: ReviewRoomView }) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span>{me.kind === "owner" ? "Your review room" : `Shared by ${ownerName}. You are ${me.name}.`}</span>
      {expiresAt && (
        <span>
          Open until <Moment iso={expiresAt} show="date" />
        </span>
      )}
      {blind && !revealed && (
        <Badge tone="accent">
          <EyeOff aria-hidden /> Blind: names and scores are hidden
        </Badge>
      )}
    </div>
  );
}

function RoomBody({ room, access }: { room: ReviewRoomView; access: ReviewAccessInput }) {
  const { params, setParams } = useUrlParams();
  if (room.entries.every(({ video }) => video === null)) {
    return (
      <Callout title="Nothing can be watched yet">
        The videos are being made. They appear here by themselves.
      </Callout>
    );
  }
  const votes = room.kind === "comparison" && room.me.kind !== "owner" && allows(room.me.right, "judge");
  if (!votes) return <WatchView room={room} access={access} />;
  const step = params.get("step") === "watch" ? "watch" : "vote";
  return (
    <Tabs
      value={step}
      onValueChange={(next) => setParams({ step: next === "vote" ? "" : next, video: "", frame: "" })}
    >
      <TabsList aria-label="Steps">
        <TabsTrigger value="vote">Vote</TabsTrigger>
        <TabsTrigger value="watch">Watch and comment</TabsTrigger>
      </TabsList>
      <TabsContent value="vote" className="grid gap-5">
        <RevealCard room={room} />
        <VoteView room={room} access={access} />
      </TabsContent>
      <TabsContent value="watch">
        <WatchView room={room} access={access} />
      </TabsContent>
    </Tabs>
  );
}
