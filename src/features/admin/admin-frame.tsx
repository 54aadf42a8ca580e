import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/class-names";
import { type AdminPage, adminAddress, adminPages } from "@/features/admin/admin-address";
import { PageFrame } from "@/features/shell/page-frame";

const titles = {
  accounts: "Accounts",
  runs: "Runs",
  providers: "Providers",
  quality: "Quality",
  signing: "Signing",
  audit: "Audit log",
} satisfies Record<AdminPage, string>;

/** What the pages of administrators have alike. */
export function AdminFrame({
  page,
  lead,
  actions,
  children,
}: {
  page: AdminPage;
  lead: string;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <PageFrame title="Administration" lead={lead} {...(actions ? { actions } : {})}>
      <nav aria-label="Administration" className="mb-5 flex flex-wrap gap-1 border-line border-b">
        {adminPages.map((name) => (
          <Link
            key={name}
            href={adminAddress(name)}
            aria-current={name === page ? "page" : undefined}
            className={cn(
              "-mb-px flex h-11 items-center border-transparent border-b-2 px-3 font-medium text-muted text-sm transition-colors hover:text-foreground",
              name === page && "border-accent text-foreground",
            )}
          >
            {titles[name]}
          </Link>
        ))}
      </nav>
      {children}
    </PageFrame>
  );
}
