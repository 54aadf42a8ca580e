"use client";

import { TriangleAlert } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** Shown by error boundaries. `digest` finds the error in the server's log. */
export function FailedPage({ digest, onRetry }: { digest: string | undefined; onRetry: () => void }) {
  return (
    <div className="mx-auto max-w-2xl px-4 py-16">
      <h1 className="sr-only">This page failed to load</h1>
      <EmptyState
        icon={TriangleAlert}
        title="This page failed to load"
        action={
          <>
            <Button variant="primary" onClick={onRetry}>
              Try again
            </Button>
            <Button asChild>
              <Link href="/videos">Go to your videos</Link>
            </Button>
          </>
        }
      >
        <p>Your videos and running work are not affected: they live on the server.</p>
        {digest && (
          <p className="mt-2">
            Error <code className="font-mono">{digest}</code>: the server&apos;s log has the details.
          </p>
        )}
      </EmptyState>
    </div>
  );
}
