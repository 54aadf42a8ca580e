import { toast } from "sonner";
import type { LibraryUses } from "@/domain/library/library";
import { readFailure } from "@/features/wording/failures";
import { countText } from "@/features/wording/numbers";

/** Says how a change of the library has ended; true when it was made. What was done may follow from the answer. */
export async function told<Answer>(
  change: Promise<Answer>,
  { done, undo }: { done: string | ((answer: Answer) => string); undo?: () => void },
): Promise<boolean> {
  try {
    const answer = await change;
    toast(
      typeof done === "string" ? done : done(answer),
      undo ? { action: { label: "Undo", onClick: undo }, duration: 10_000 } : {},
    );
    return true;
  } catch (error) {
    toast.error(readFailure(error).message);
    return false;
  }
}

/** What deleting means for the videos that have it. */
export function deletedText(name: string, usedIn: LibraryUses | null): string {
  if (!usedIn) return `“${name}” was deleted`;
  const where =
    usedIn.count === 1
      ? `“${usedIn.projects[0]?.title}” keeps its copy`
      : `${countText(usedIn.count, "project")} keep their copy`;
  return `“${name}” was deleted; ${where}`;
}
