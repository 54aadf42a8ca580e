import Link from "next/link";
import { Button } from "@/components/ui/button";
import { isBeyondDraft } from "@/domain/catalogue/model-choice";
import { type Draft, draftErrors, draftToBrief } from "@/features/composer/draft";
import type { Estimates } from "@/features/composer/use-estimates";
import { FindLook } from "@/features/hero/find-look";
import { ChangeList } from "@/features/iterations/change-list";

/** What may come before starting: finding the look of a new video, or a glance at what is changed in an old one. */
export function BeforeStart({
  draft,
  estimates,
  isAgain,
  onStarted,
}: {
  draft: Draft;
  estimates: Estimates;
  isAgain: boolean;
  onStarted: () => void;
}) {
  if (!isAgain) {
    const complete = Object.keys(draftErrors(draft)).length === 0;
    return (
      <div className="grid grid-cols-2 items-center gap-2 lg:grid-cols-1">
        <FindLook
          brief={complete ? draftToBrief(draft) : null}
          draftFirst={draft.draftFirst && isBeyondDraft(draft.models)}
          onStarted={onStarted}
        />
        <Button asChild variant="link" className="text-muted">
          <Link href="/compare/new">Compare variations…</Link>
        </Button>
      </div>
    );
  }
  if (!estimates.changes) return null;
  return (
    <section aria-label="Changes" className="hidden max-h-60 overflow-y-auto lg:block">
      {estimates.changes.length === 0 ? (
        <p className="text-muted text-xs">Nothing is changed yet.</p>
      ) : (
        <ChangeList changes={estimates.changes} />
      )}
    </section>
  );
}
