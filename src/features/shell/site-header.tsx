import Link from "next/link";
import { Button } from "@/components/ui/button";
import { BrandMark } from "@/features/shell/brand-mark";
import { NavLink } from "@/features/shell/nav-link";
import { ThemeToggle } from "@/features/shell/theme-toggle";
import { UserMenu } from "@/features/shell/user-menu";

export function SiteHeader({ username }: { username: string | null }) {
  return (
    <header className="sticky top-0 z-40 border-line border-b bg-background/90 backdrop-blur-md">
      <div className="mx-auto flex h-14 max-w-[90rem] items-center gap-1 px-4 sm:gap-2 sm:px-6">
        <Link href="/" className="flex items-center gap-2.5 rounded-md pr-2 font-semibold tracking-tight">
          <BrandMark />
          <span className="hidden sm:block">Framewright</span>
          <span className="sr-only sm:hidden">Framewright</span>
        </Link>
        {username && (
          <nav aria-label="Main" className="flex items-center sm:ml-4 sm:gap-0.5">
            <NavLink href="/studio">Studio</NavLink>
            <NavLink href="/videos">Videos</NavLink>
            <NavLink href="/compare">Compare</NavLink>
            <NavLink href="/costs">Costs</NavLink>
          </nav>
        )}
        <div className="ml-auto flex items-center gap-1">
          <ThemeToggle />
          {username ? (
            <UserMenu username={username} />
          ) : (
            <>
              <Button asChild variant="ghost">
                <Link href="/sign-in">Sign in</Link>
              </Button>
              <Button asChild variant="primary" className="hidden min-[22rem]:inline-flex">
                <Link href="/register">Register</Link>
              </Button>
            </>
          )}
        </div>
      </div>
    </header>
  );
}
