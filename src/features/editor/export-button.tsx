import { Upload } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { useEditor } from "./editor-context";
import type { CutSaver } from "./saving/cut-saver";

/** Saves what is seen here and leads to its exports; no version of the video has to be rendered for that. */
export function ExportButton({ saver }: { saver: CutSaver }) {
  const { projectId, player } = useEditor();
  const [leaving, setLeaving] = useState(false);
  const router = useRouter();
  async function leave() {
    player.pause();
    setLeaving(true);
    const version = await saver.flush(true);
    // Why it could not be saved stands beside the title.
    if (version === null) return setLeaving(false);
    router.push(`/projects/${projectId}/export?edit=${version}`);
  }
  return (
    <Button size="sm" variant="ghost" busy={leaving} onClick={() => void leave()}>
      <Upload aria-hidden /> <span className="max-sm:sr-only">Export</span>
    </Button>
  );
}
