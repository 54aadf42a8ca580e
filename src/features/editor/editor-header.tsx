"use client";

import { ArrowLeft, Clapperboard, History, MonitorPlay } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { readFailure } from "@/features/wording/failures";
import { trpc } from "@/trpc/client";
import { useEditor } from "./editor-context";
import { ExportButton } from "./export-button";
import type { CutSaver } from "./saving/cut-saver";
import { useSaveState } from "./saving/use-saver";
import { VersionsDialog } from "./versions-dialog";

/** Whose cut this is, whether it is saved, and what comes of it. */
export function EditorHeader({ saver }: { saver: CutSaver }) {
  const { projectId, view } = useEditor();
  const [versionsOpen, setVersionsOpen] = useState(false);
  const back = view.videos.length > 0 ? `/videos/${projectId}` : `/projects/${projectId}`;
  return (
    <header className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-b bg-surface px-3 py-2">
      <Button asChild size="icon-sm" variant="ghost">
        <Link href={back} aria-label="Leave the editor">
          <ArrowLeft aria-hidden />
        </Link>
      </Button>
      <h1 className="min-w-0 truncate font-semibold text-sm">{view.project.title}</h1>
      <SaveStatus saver={saver} />
      <div className="ml-auto flex flex-wrap gap-1 sm:gap-2">
        <Button size="sm" variant="ghost" onClick={() => setVersionsOpen(true)}>
          <History aria-hidden /> <span className="max-sm:sr-only">Versions</span>
        </Button>
        <Button asChild size="sm" variant="ghost">
          <Link href={`/projects/${projectId}/present`}>
            <MonitorPlay aria-hidden /> <span className="max-sm:sr-only">Present</span>
          </Link>
        </Button>
        <ExportButton saver={saver} />
        <RenderButton saver={saver} />
      </div>
      <VersionsDialog open={versionsOpen} onOpenChange={setVersionsOpen} />
    </header>
  );
}

const statusTexts = {
  saved: "Saved",
  unsaved: "Saving…",
  saving: "Saving…",
  offline: "Not saved",
  conflict: "Not saved",
} as const;

function SaveStatus({ saver }: { saver: CutSaver }) {
  const state = useSaveState(saver);
  const isWrong = state.kind === "offline" || state.kind === "conflict";
  return (
    <p role="status" className={isWrong ? "text-danger text-xs" : "text-muted text-xs"}>
      {state.kind === "saved" && state.version === 0 ? "As it was made" : statusTexts[state.kind]}
      {state.kind === "saved" && state.version > 0 && ` · version ${state.version}`}
      {state.kind === "offline" && `: ${state.message} Your edits are kept on this device.`}
    </p>
  );
}

/** Renders what is seen here as the next version of the video, beside the ones before. */
function RenderButton({ saver }: { saver: CutSaver }) {
  const { projectId, player } = useEditor();
  const render = trpc.editor.render.useMutation({
    onSuccess: () =>
      toast.success("Rendering this version", {
        description: "It appears beside the earlier versions of the video.",
        action: { label: "Watch it", onClick: () => window.location.assign(`/projects/${projectId}`) },
      }),
    onError: (error) => toast.error(readFailure(error).message),
  });
  async function start() {
    player.pause();
    const version = await saver.flush(true);
    if (version !== null) render.mutate({ projectId, version });
  }
  return (
    <Button size="sm" variant="primary" busy={render.isPending} onClick={() => void start()}>
      <Clapperboard aria-hidden />
      <span>
        Render<span className="max-sm:sr-only"> this version</span>
      </span>
    </Button>
  );
}
