import { SearchX } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <div className="mx-auto w-full max-w-2xl px-4 py-16">
      <h1 className="sr-only">Not found</h1>
      <EmptyState
        icon={SearchX}
        title="There is nothing at this address"
        action={
          <>
            <Button asChild variant="primary">
              <Link href="/videos">Go to your videos</Link>
            </Button>
            <Button asChild>
              <Link href="/">Start page</Link>
            </Button>
          </>
        }
      >
        The video may have been deleted, or it belongs to another account.
      </EmptyState>
    </div>
  );
}
