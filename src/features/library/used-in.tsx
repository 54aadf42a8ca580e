import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import { Skeleton } from "@/components/ui/skeleton";
import type { LibraryUses } from "@/domain/library/library";
import { countText } from "@/features/wording/numbers";
import { trpc } from "@/trpc/client";

/** In how many projects something of the library is used, and in which. Every card asks; one answer is for all. */
export function UsedIn({ name, itemKey }: { name: string; itemKey: string }) {
  const uses = trpc.library.uses.useQuery();
  if (uses.error) return <span className="text-muted text-xs">Where it is used could not be read</span>;
  if (!uses.data) return <Skeleton className="h-4 w-24" />;
  const used = uses.data.find(({ key }) => key === itemKey);
  if (!used) return <span className="text-muted text-xs">Not used yet</span>;
  return (
    <Popover
      label={`Projects with ${name}`}
      trigger={
        <Button variant="link" className="h-auto p-0 text-xs">
          Used in {countText(used.count, "project")}
        </Button>
      }
    >
      <Projects {...used} />
    </Popover>
  );
}

function Projects({ count, projects }: LibraryUses) {
  return (
    <>
      <ul className="grid gap-2">
        {projects.map(({ projectId, title }) => (
          <li key={projectId}>
            <Link href={`/projects/${projectId}`} className="wrap-anywhere underline underline-offset-2">
              {title}
            </Link>
          </li>
        ))}
      </ul>
      {count > projects.length && (
        <p className="mt-3 text-muted text-xs">And in {count - projects.length} older ones.</p>
      )}
    </>
  );
}
