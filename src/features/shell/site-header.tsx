import Link from "next/link";
import { Button } from "@/components/ui/button";
import { type AccountRole, canMake } from "@/domain/auth/rights";
import { BrandMark } from "@/features/shell/brand-mark";
import { NavLink } from "@/features/shell/nav-link";
import { ThemeToggle } from "@/features/shell/theme-toggle";
import { UserMenu } from "@/features/shell/user-menu";

/** Where makers go; reviewers have their reviews only. */
const makersPages = [
  { href: "/studio", title: "Studio" },
  { href: "/videos", title: "Videos" },
  { href: "/library", title: "Library" },
  { href: "/compare", title: "Compare" },
  { href: "/insights", title: "Insights" },
  { href: "/costs", title: "Costs" },
];

export function SiteHeader({ user }: { user: { username: string; role: AccountRole } | null }) {
  return (
    <header className="sticky top-0 z-40 border-line border-b bg-background/90 backdrop-blur-md">
      <div className="mx-auto flex h-14 max-w-[90rem] items-center gap-1 px-4 sm:gap-2 sm:px-6">
        <Link
          href="/"
          className="flex shrink-0 items-center gap-2.5 rounded-md pr-2 font-semibold tracking-tight"
        >
          <BrandMark />
          <span className="hidden sm:block">Framewright</span>
          <span className="sr-only sm:hidden">Framewright</span>
        </Link>
        {user && (
          <nav
            aria-label="Main"
            // On a phone what does not fit is a swipe away; the room around keeps focus rings whole.
            className="flex min-w-0 items-center overflow-x-auto p-1 [scrollbar-width:none] sm:ml-4 sm:gap-0.5"
          >
            {(canMake(user.role) ? makersPages : []).map(({ href, title }) => (
              <NavLink key={href} href={href}>
                {title}
              </NavLink>
            ))}
            <NavLink href="/reviews">Reviews</NavLink>
          </nav>
        )}
        <div className="ml-auto flex shrink-0 items-center gap-1">
          <ThemeToggle />
          {user ? (
            <UserMenu username={user.username} role={user.role} />
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
