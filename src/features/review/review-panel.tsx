"use client";

import { Download, MessageSquarePlus, Share2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { SwitchField } from "@/components/ui/switch";
import type { ReviewSubject } from "@/domain/review/review";
import type { PanelEntry, ReviewPanelView } from "@/domain/review/review-views";
import { RatingsChart } from "@/features/review/ratings-chart";
import { type PanelPlace, ReviewComments } from "@/features/review/review-comments";
import { ShareDialog } from "@/features/review/share-dialog";
import { ShareList } from "@/features/review/share-list";
import { useShares } from "@/features/review/use-shares";
import { VerdictList } from "@/features/review/verdict-list";
import { FailureCallout } from "@/features/shell/failure-callout";
import { trpc } from "@/trpc/client";

/** How often votes, comments and verdicts of others are looked for. */
const lookEveryMs = 4_000;

/** A review for its owner: whom it is shared with, what they say, and what the votes add up to. */
export function ReviewPanel({
  subject,
  onJump,
  action,
}: {
  subject: ReviewSubject;
  /** Goes to a frame on the page that the panel stands on; without it, the review room opens there. */
  onJump?: (place: PanelPlace) => void;
  /** For each rated video, e.g. a button that chooses it. */
  action?: (entry: PanelEntry) => ReactNode;
}) {
  const query = trpc.reviews.panel.useQuery({ subject }, { refetchInterval: lookEveryMs });
  const [sharing, setSharing] = useState(false);
  const shares = useShares(subject);
  const { data } = query;
  return (
    <section aria-labelledby="review" className="grid gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="review" className="font-semibold text-lg tracking-tight">
          Review
        </h2>
        <div className="flex flex-wrap gap-2">
          <OpenRoom subject={subject} />
          <Button variant="primary" onClick={() => setSharing(true)}>
            <Share2 aria-hidden /> Share
          </Button>
        </div>
      </div>
      {query.error && <FailureCallout error={query.error} onRetry={() => void query.refetch()} />}
      {data === undefined && !query.error && <Skeleton className="h-40" />}
      {data === null && (
        <p className="rounded-lg border border-line border-dashed p-6 text-center text-muted text-sm leading-relaxed">
          Ask others before you decide: share this with people who have an account here, or with a link. They
          watch, comment on frames{"comparisonId" in subject && ", vote without knowing which is which"} and
          approve.
        </p>
      )}
      {data && <PanelCards panel={data} subject={subject} shares={shares} onJump={onJump} action={action} />}
      <ShareDialog open={sharing} onOpenChange={setSharing} subject={subject} shares={shares} />
    </section>
  );
}

/** Opens the room in which the owner comments and draws too. */
function OpenRoom({ subject }: { subject: ReviewSubject }) {
  const router = useRouter();
  const begin = trpc.reviews.begin.useMutation({
    onSuccess: ({ reviewId }) => router.push(`/reviews/${reviewId}`),
  });
  return (
    <>
      {begin.error && <FailureCallout error={begin.error} />}
      <Button busy={begin.isPending} onClick={() => begin.mutate({ subject })}>
        <MessageSquarePlus aria-hidden /> Comment and draw
      </Button>
    </>
  );
}

function PanelCards({
  panel,
  subject,
  shares,
  onJump,
  action,
}: {
  panel: ReviewPanelView;
  subject: ReviewSubject;
  shares: ReturnType<typeof useShares>;
  onJump: ((place: PanelPlace) => void) | undefined;
  action: ((entry: PanelEntry) => ReactNode) | undefined;
}) {
  const { entries, results } = panel;
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <div className="grid min-w-0 gap-4">
        {results && (
          <Card>
            <CardTitle>Votes</CardTitle>
            <RatingsChart results={results} entries={entries} action={action} />
            <ReviewerProgress results={results} />
          </Card>
        )}
        <Card>
          <CardTitle>Shared with</CardTitle>
          <ShareList list={panel.shares} shares={shares} />
          {panel.kind === "comparison" && <BlindSwitch panel={panel} subject={subject} />}
        </Card>
        <Downloads reviewId={panel.reviewId} votes={results !== null} />
      </div>
      <div className="grid min-w-0 gap-4">
        <Card>
          <CardTitle>Verdicts</CardTitle>
          <VerdictList verdicts={panel.verdicts} entries={entries} />
        </Card>
        <Card>
          <CardTitle aside={`${panel.comments.filter(({ resolved }) => !resolved).length} open`}>
            Comments
          </CardTitle>
          <ReviewComments panel={panel} onJump={onJump} />
        </Card>
      </div>
    </div>
  );
}

function ReviewerProgress({ results }: { results: NonNullable<ReviewPanelView["results"]> }) {
  if (results.reviewers.length === 0) return null;
  return (
    <ul
      aria-label="Reviewers"
      className="mt-4 flex flex-wrap gap-x-4 gap-y-1 border-line border-t pt-3 text-xs"
    >
      {results.reviewers.map(({ name, votes, finished }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: names of guests repeat, and the list only grows
        <li key={index} className="text-muted">
          <span className="text-foreground">{name}</span> {finished ? "has voted" : `${votes} so far`}
        </li>
      ))}
    </ul>
  );
}

function BlindSwitch({ panel, subject }: { panel: ReviewPanelView; subject: ReviewSubject }) {
  const utils = trpc.useUtils();
  const change = trpc.reviews.setBlind.useMutation({
    onSuccess: () => utils.reviews.panel.invalidate({ subject }),
  });
  return (
    <div className="mt-4 grid gap-3 border-line border-t pt-4">
      <SwitchField
        label="Blind"
        hint="Names, settings and scores are hidden from reviewers until they have voted. Off shows them to everybody; who has seen them once has seen them."
        checked={change.variables?.blind ?? panel.blind}
        disabled={change.isPending}
        onCheckedChange={(blind) => change.mutate({ subject, blind })}
      />
      {change.error && <FailureCallout error={change.error} />}
    </div>
  );
}

function Downloads({ reviewId, votes }: { reviewId: string; votes: boolean }) {
  return (
    <div className="flex flex-wrap gap-2">
      {votes && (
        <Button asChild size="sm">
          <a href={`/api/reviews/${reviewId}/votes.csv`} download>
            <Download aria-hidden /> Votes (CSV)
          </a>
        </Button>
      )}
      <Button asChild size="sm">
        <a href={`/api/reviews/${reviewId}/review.json`} download>
          <Download aria-hidden /> Everything (JSON)
        </a>
      </Button>
    </div>
  );
}
