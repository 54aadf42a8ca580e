import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import type { LibraryUse } from "@/domain/library/library";
import { countText } from "@/features/wording/numbers";

/** In how many projects something of the library is used, and in which. */
export function UsedIn({ name, uses }: { name: string; uses: readonly LibraryUse[] }) {
  if (uses.length === 0) return <span className="text-muted text-xs">Not used yet</span>;
  return (
    <Popover
      label={`Projects with ${name}`}
      trigger={
        <Button variant="link" className="h-auto p-0 text-xs">
          Used in {countText(uses.length, "project")}
        </Button>
      }
    >
      <ul className="grid gap-2">
        {uses.map(({ projectId, title }) => (
          <li key={projectId}>
            <Link href={`/projects/${projectId}`} className="wrap-anywhere underline underline-offset-2">
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </Popover>
  );
}
