"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { Images } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { BriefInput } from "@/domain/brief/brief";
import { heroCount } from "@/domain/run/run";
import { HeroPrice, type HeroWish, HeroWishFields } from "@/features/hero/hero-wish";
import { FailureCallout } from "@/features/shell/failure-callout";
import { trpc } from "@/trpc/client";

/** The way from the composer to hero frames: a project that begins with its look. */
export function FindLook({
  brief,
  draftFirst,
  onStarted,
}: {
  /** Null while the form is not complete. */
  brief: BriefInput | null;
  draftFirst: boolean;
  onStarted: () => void;
}) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button disabled={brief === null} onClick={() => setAsking(true)}>
        <Images aria-hidden /> Find the look first
      </Button>
      <Dialog
        open={asking && brief !== null}
        onOpenChange={setAsking}
        title="Find the look first"
        description="The video is planned, and its opening is drawn in different light, framing and colours. You choose the picture that it shall look like; only then is it made."
        className="max-w-xl"
      >
        {brief && <FindLookForm brief={brief} draftFirst={draftFirst} onStarted={onStarted} />}
      </Dialog>
    </>
  );
}

function FindLookForm({
  brief,
  draftFirst,
  onStarted,
}: {
  brief: BriefInput;
  draftFirst: boolean;
  onStarted: () => void;
}) {
  const router = useRouter();
  const [wish, setWish] = useState<HeroWish>({ count: heroCount.default, model: null });
  const estimate = trpc.heroes.estimateNew.useQuery(
    { brief, heroes: wish },
    { placeholderData: keepPreviousData },
  );
  const start = trpc.heroes.start.useMutation({
    onSuccess: ({ projectId }) => {
      onStarted();
      router.push(`/projects/${projectId}?tab=look`);
    },
  });
  const failure = start.error ?? estimate.error;
  return (
    <div className="grid gap-5">
      <HeroWishFields value={wish} onChange={setWish} />
      {failure !== null && <FailureCallout error={failure} />}
      <div className="flex flex-wrap items-center justify-between gap-3">
        <HeroPrice estimate={estimate.isPlaceholderData ? undefined : estimate.data} />
        <Button
          variant="primary"
          busy={start.isPending || start.isSuccess}
          disabled={!estimate.data}
          onClick={() => start.mutate({ brief, heroes: wish, draftFirst })}
        >
          Draw {wish.count} hero frames
        </Button>
      </div>
    </div>
  );
}
