import { toast } from "sonner";
import type { LibraryUse } from "@/domain/library/library";
import { readFailure } from "@/features/wording/failures";
import { countText } from "@/features/wording/numbers";

/** Says how a change of the library has ended; true when it was made. */
export async function told(
  change: Promise<unknown>,
  { done, undo }: { done: string; undo?: () => void },
): Promise<boolean> {
  try {
    await change;
    toast(done, undo ? { action: { label: "Undo", onClick: undo }, duration: 10_000 } : {});
    return true;
  } catch (error) {
    toast.error(readFailure(error).message);
    return false;
  }
}

/** What deleting means for the videos that have it. */
export function deletedText(name: string, usedIn: readonly LibraryUse[]): string {
  if (usedIn.length === 0) return `“${name}” was deleted`;
  const [first] = usedIn;
  const where =
    usedIn.length === 1
      ? `“${first?.title}” keeps its copy`
      : `${countText(usedIn.length, "project")} keep their copy`;
  return `“${name}” was deleted; ${where}`;
}
