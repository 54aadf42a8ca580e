import { isOpen, type RunStatus } from "@/domain/run/run";
import { withoutPin, withPins } from "@/domain/workspace/pins";
import type { SurveyedPiece } from "@/domain/workspace/survey";
import { trpc } from "@/trpc/client";

/** What does not fit, and what can be done about it. Pins change at once and go back when they cannot be kept. */
export function useStaleness(projectId: string, status: RunStatus) {
  const utils = trpc.useUtils();
  const survey = trpc.workspace.survey.useQuery({ projectId }, { enabled: !isOpen(status) });
  const refresh = async () => {
    await Promise.all([utils.workspace.invalidate(), utils.projects.byId.invalidate({ projectId })]);
  };
  const rebuild = trpc.workspace.rebuild.useMutation({ onSuccess: refresh });
  const save = trpc.workspace.save.useMutation({ onSettled: refresh });

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

  async function keep(pieces: readonly SurveyedPiece[]): Promise<void> {
    show(pieces, "pinned");
    const { version, data } = await utils.workspace.get.fetch({ projectId });
    const what = `Kept ${pieces.length} ${pieces.length === 1 ? "piece" : "pieces"} as they are`;
    save.mutate({
      projectId,
      baseVersion: version,
      data: withPins(data, pieces),
      change: { what, target: null },
    });
  }

  async function release(piece: SurveyedPiece): Promise<void> {
    show([piece], "stale");
    const { version, data } = await utils.workspace.get.fetch({ projectId });
    const change = { what: `Took the pin off: ${piece.label}`, target: piece.slot };
    save.mutate({ projectId, baseVersion: version, data: withoutPin(data, piece.slot), change });
  }

  return {
    survey,
    busy: rebuild.isPending || save.isPending,
    error: rebuild.error ?? save.error,
    rebuild: (slots: string[] | null) => rebuild.mutate({ projectId, slots }),
    keep: (pieces: readonly SurveyedPiece[]) => void keep(pieces),
    release: (piece: SurveyedPiece) => void release(piece),
  };
}
