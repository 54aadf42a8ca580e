"use client";

import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/skeleton";
import { FailureCallout } from "@/features/shell/failure-callout";
import { Moment } from "@/features/wording/moments";
import { trpc } from "@/trpc/client";
import { useEditor } from "./editor-context";

/** Earlier cuts: those that were saved, and those that the versions of the video were rendered from. */
export function VersionsDialog({
  open,
  onOpenChange,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Versions"
      description="Opening one is a step that can be undone; nothing is lost."
    >
      {open && <VersionRows onDone={() => onOpenChange(false)} />}
    </Dialog>
  );
}

function VersionRows({ onDone }: { onDone: () => void }) {
  const { projectId, view, store } = useEditor();
  const client = trpc.useUtils().client;
  const versions = trpc.editor.versions.useQuery({ projectId }, { staleTime: 0 });
  async function restore(of: "edit" | "video", version: number) {
    const cut = await client.editor.cut.query({ projectId, of, version });
    const label = of === "video" ? `Cut of video version ${version}` : `Version ${version}`;
    store.edit({ label, tell: `${label} is open` }, () => cut);
    onDone();
  }
  return (
    <div className="grid gap-4">
      {versions.error && <FailureCallout error={versions.error} onRetry={() => void versions.refetch()} />}
      <ul>
        {view.videos.map(({ version, createdAt }) => (
          <VersionRow
            key={`video-${version}`}
            title={`Cut of video version ${version}`}
            iso={createdAt}
            onOpen={() => void restore("video", version)}
          />
        ))}
        {versions.isPending && <Skeleton className="my-2 h-10" />}
        {versions.data?.map(({ version, message, createdAt, savedBy, own }) => (
          <VersionRow
            key={`edit-${version}`}
            title={`${version}. ${message}${own || !savedBy ? "" : ` (${savedBy})`}`}
            iso={createdAt}
            onOpen={() => void restore("edit", version)}
          />
        ))}
      </ul>
    </div>
  );
}

function VersionRow({ title, iso, onOpen }: { title: string; iso: string; onOpen: () => void }) {
  return (
    <li className="flex items-center justify-between gap-3 border-line border-b py-2 text-sm last:border-0">
      <span className="grid min-w-0">
        <span className="truncate font-medium">{title}</span>
        <span className="text-muted text-xs">
          <Moment iso={iso} />
        </span>
      </span>
      <Button size="sm" aria-label={`Open ${title}`} onClick={onOpen}>
        Open
      </Button>
    </li>
  );
}
