import { isOpen, type RunStatus } from "@/domain/run/run";
import { withoutPin, withPins } from "@/domain/workspace/pins";
import type { SurveyedPiece } from "@/domain/workspace/survey";
import { useAfterStoring } from "@/features/workspace/use-after-storing";
import { useWorkspace } from "@/features/workspace/workspace-provider";
import { trpc } from "@/trpc/client";

/** What does not fit, and what can be done about it. Pins are edits of the document like any other: they can be undone. */
export function useStaleness(projectId: string, status: RunStatus) {
  const utils = trpc.useUtils();
  const session = useWorkspace().loaded?.session;
  const { afterStoring, problem } = useAfterStoring();
  const survey = trpc.workspace.survey.useQuery({ projectId }, { enabled: !isOpen(status) });
  const rebuild = trpc.workspace.rebuild.useMutation({
    onSuccess: () =>
      Promise.all([utils.workspace.invalidate(), utils.projects.byId.invalidate({ projectId })]),
  });

  /** At once; the survey is asked again when the pins are stored. */
  const show = (pieces: readonly SurveyedPiece[], state: SurveyedPiece["state"]) => {
    const slots = new Set(pieces.map(({ slot }) => slot));
    utils.workspace.survey.setData(
      { projectId },
      (known) =>
        known && {
          ...known,
          pieces: known.pieces.map((piece) => (slots.has(piece.slot) ? { ...piece, state } : piece)),
        },
    );
  };

  function keep(pieces: readonly SurveyedPiece[]): void {
    if (!session) return;
    const what = `Kept ${pieces.length} ${pieces.length === 1 ? "piece as it is" : "pieces as they are"}`;
    session.change(withPins(session.data, pieces), { what, target: null, keeps: true });
    show(pieces, "pinned");
    afterStoring(() => undefined);
  }

  function release(piece: SurveyedPiece): void {
    if (!session) return;
    const change = { what: `Took the pin off: ${piece.label}`, target: piece.slot };
    // An approved frame is only let go when the maker has said so.
    if (!session.change(withoutPin(session.data, piece.slot), change)) return;
    show([piece], "stale");
    afterStoring(() => undefined);
  }

  return {
    survey,
    busy: rebuild.isPending || session === undefined,
    error: rebuild.error,
    /** Why what was changed here is not stored; nothing while all is well. */
    problem,
    rebuild: (slots: string[] | null) => afterStoring(() => rebuild.mutate({ projectId, slots })),
    keep,
    release,
  };
}
