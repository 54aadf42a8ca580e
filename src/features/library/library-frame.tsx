import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/class-names";
import { PageFrame } from "@/features/shell/page-frame";

const shelves = [
  { name: "looks", title: "Looks" },
  { name: "elements", title: "Elements" },
  { name: "brand", title: "Brand kits" },
] as const;
export type ShelfName = (typeof shelves)[number]["name"];

/** What the pages of the library have alike. */
export function LibraryFrame({
  shelf,
  lead,
  actions,
  children,
}: {
  shelf: ShelfName;
  lead: string;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <PageFrame title="Library" lead={lead} {...(actions ? { actions } : {})}>
      <nav aria-label="Library" className="mb-5 flex flex-wrap gap-1 border-line border-b">
        {shelves.map(({ name, title }) => (
          <Link
            key={name}
            href={`/library/${name}`}
            aria-current={name === shelf ? "page" : undefined}
            className={cn(
              "-mb-px flex h-11 items-center border-transparent border-b-2 px-3 font-medium text-muted text-sm transition-colors hover:text-foreground",
              name === shelf && "border-accent text-foreground",
            )}
          >
            {title}
          </Link>
        ))}
      </nav>
      {children}
    </PageFrame>
  );
}
