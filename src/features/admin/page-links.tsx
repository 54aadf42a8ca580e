import Link from "next/link";
import { Button } from "@/components/ui/button";

/** The ways to the first and to the next page of a long list. */
export function PageLinks({
  first,
  next,
  nextTitle,
}: {
  /** Null on the first page. */
  first: string | null;
  /** Null on the last page. */
  next: string | null;
  nextTitle: string;
}) {
  if (!first && !next) return null;
  return (
    <nav aria-label="Pages" className="mt-4 flex flex-wrap justify-center gap-2">
      {first && (
        <Button asChild size="sm">
          <Link href={first}>Back to the first page</Link>
        </Button>
      )}
      {next && (
        <Button asChild size="sm">
          <Link href={next}>{nextTitle}</Link>
        </Button>
      )}
    </nav>
  );
}
