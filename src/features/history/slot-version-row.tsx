import { GitCompare, Undo2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Moment } from "@/features/wording/moments";
import type { Pair } from "./version-pair";

/** A version as the history of one slot shows it. */
export type SlotVersion = {
  version: number;
  what: string;
  person: string | null;
  /** Null for what was planned, before anything was decided. */
  createdAt: string | null;
};

export function SlotVersionRow({
  version: { version, what, person, createdAt },
  before,
  isNewest,
  busy,
  onCompare,
  onRestore,
}: {
  version: SlotVersion;
  /** The one that it came after; null for the first. */
  before: SlotVersion | null;
  isNewest: boolean;
  busy: boolean;
  onCompare: (pair: Pair) => void;
  onRestore: () => void;
}) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 rounded-lg border border-line p-3 text-sm">
      <div className="grid min-w-0 gap-0.5">
        <p className="wrap-anywhere">{what}</p>
        {createdAt !== null && (
          <p className="text-muted text-xs">
            Version {version}, {person ?? "somebody whose account is gone"}, <Moment iso={createdAt} />
          </p>
        )}
      </div>
      <div className="flex flex-wrap gap-2">
        {before && (
          <Button
            size="sm"
            aria-label={`What version ${version} changed`}
            onClick={() => onCompare({ before: before.version, after: version })}
          >
            <GitCompare aria-hidden /> What it changed
          </Button>
        )}
        {!isNewest && (
          <Button
            size="sm"
            busy={busy}
            aria-label={createdAt === null ? "Bring back what was planned" : `Bring back version ${version}`}
            onClick={onRestore}
          >
            <Undo2 aria-hidden /> Bring it back
          </Button>
        )}
      </div>
    </li>
  );
}
