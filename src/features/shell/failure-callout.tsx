"use client";

import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { readFailure } from "@/features/wording/failures";

/** A failed request where it matters, with the way on: sign in again, or try again. */
export function FailureCallout({
  error,
  title,
  onRetry,
  className,
}: {
  error: unknown;
  /** What did not work; without it the message stands alone. */
  title?: string;
  onRetry?: () => void;
  className?: string;
}) {
  const { code, message } = readFailure(error);
  const signIn = () => {
    const here = `${window.location.pathname}${window.location.search}`;
    return `/sign-in?error=session-expired&next=${encodeURIComponent(here)}`;
  };
  const action =
    code === "unauthenticated" ? (
      <Button asChild size="sm" variant="primary">
        <Link href={signIn()}>Sign in</Link>
      </Button>
    ) : (
      onRetry && (
        <Button size="sm" onClick={onRetry}>
          Try again
        </Button>
      )
    );
  return (
    <Callout
      tone="danger"
      title={title ?? message}
      {...(action ? { action } : {})}
      {...(className ? { className } : {})}
    >
      {title && message}
    </Callout>
  );
}
