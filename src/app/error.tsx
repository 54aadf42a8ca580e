"use client";

import { FailedPage } from "@/features/shell/failed-page";

export default function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return <FailedPage digest={error.digest} onRetry={reset} />;
}
