import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { type ReviewAccessInput, reviewLimits, type Verdict, verdicts } from "@/domain/review/review";
import type { ReviewEntry } from "@/domain/review/review-views";
import { verdictActions, verdictTitles, verdictTones } from "@/features/review/review-words";
import { FailureCallout } from "@/features/shell/failure-callout";
import { readFailure } from "@/features/wording/failures";
import { trpc } from "@/trpc/client";

const options = verdicts.map((value) => ({ value, label: verdictActions[value] }));

/** Approve, ask for changes or reject, with a note. Can be changed, and taken back. */
export function VerdictForm({ access, entry }: { access: ReviewAccessInput; entry: ReviewEntry }) {
  const utils = trpc.useUtils();
  const judge = trpc.reviews.judge.useMutation({
    onSuccess: () => utils.reviews.room.invalidate({ access }),
  });
  const [editing, setEditing] = useState(false);
  const given = entry.verdict;

  function withdraw() {
    judge.mutate(
      { access, entry: entry.key, verdict: null },
      {
        onSuccess: () =>
          toast("Your verdict was taken back", {
            action: {
              label: "Undo",
              onClick: () =>
                given &&
                judge.mutate(
                  { access, entry: entry.key, ...given },
                  { onError: (error) => toast.error(readFailure(error).message) },
                ),
            },
            duration: 10_000,
          }),
      },
    );
  }

  return (
    <Card>
      <CardTitle
        aside={given && <Badge tone={verdictTones[given.verdict]}>{verdictTitles[given.verdict]}</Badge>}
      >
        Your verdict
      </CardTitle>
      {given && !editing ? (
        <div className="grid gap-3">
          {given.note && (
            <p className="wrap-anywhere whitespace-pre-line text-sm leading-relaxed">{given.note}</p>
          )}
          <div className="flex flex-wrap gap-2">
            <Button size="sm" onClick={() => setEditing(true)}>
              Change
            </Button>
            <Button size="sm" variant="ghost" busy={judge.isPending} onClick={withdraw}>
              Take back
            </Button>
          </div>
        </div>
      ) : (
        <VerdictFields
          given={given}
          busy={judge.isPending}
          onGive={(verdict, note) =>
            judge.mutate({ access, entry: entry.key, verdict, note }, { onSuccess: () => setEditing(false) })
          }
        />
      )}
      {judge.error && <FailureCallout error={judge.error} className="mt-3" />}
    </Card>
  );
}

function VerdictFields({
  given,
  busy,
  onGive,
}: {
  given: ReviewEntry["verdict"];
  busy: boolean;
  onGive: (verdict: Verdict, note: string) => void;
}) {
  const [verdict, setVerdict] = useState<Verdict | null>(given?.verdict ?? null);
  const [note, setNote] = useState(given?.note ?? "");
  function submit(event: FormEvent) {
    event.preventDefault();
    if (verdict) onGive(verdict, note);
  }
  return (
    <form onSubmit={submit} className="grid gap-3">
      <Segmented<Verdict | "">
        label="Verdict"
        value={verdict ?? ""}
        options={options}
        onChange={(next) => next && setVerdict(next)}
      />
      {verdict && (
        <>
          <Field label="Note" hint={verdict === "approved" ? "If you like." : "What should be different?"}>
            {(control) => (
              <Textarea
                {...control}
                rows={2}
                maxLength={reviewLimits.noteCharacters}
                value={note}
                onChange={({ target }) => setNote(target.value)}
              />
            )}
          </Field>
          <Button type="submit" variant="primary" size="sm" className="justify-self-end" busy={busy}>
            Send verdict
          </Button>
        </>
      )}
    </form>
  );
}
