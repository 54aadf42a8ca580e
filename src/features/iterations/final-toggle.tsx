import { Flag } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { VideoVersionView } from "@/domain/view/views";
import { useFinal } from "@/features/iterations/use-final";

/** Marks the version that is shown as the final one, or takes the mark away. */
export function FinalToggle({ projectId, version }: { projectId: string; version: VideoVersionView }) {
  const { toggleFinal } = useFinal(projectId);
  return (
    <Button aria-pressed={version.final} onClick={() => toggleFinal(version)}>
      <Flag className={version.final ? "fill-accent text-accent" : ""} aria-hidden />
      {version.final ? "The final version" : "Mark as final"}
    </Button>
  );
}
