"use client";

import "./globals.css";

/** The layout itself failed, so nothing of it can be used here. */
export default function GlobalError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <html lang="en" className="dark">
      <body className="grid min-h-dvh place-items-center p-6">
        <title>Framewright: something failed</title>
        <main className="grid max-w-md gap-4">
          <h1 className="font-semibold text-2xl">Framewright could not show this page</h1>
          <p className="text-muted">
            Your videos and running work are not affected: they live on the server.
            {error.digest && ` The server's log has the details under ${error.digest}.`}
          </p>
          <button
            type="button"
            onClick={reset}
            className="h-10 justify-self-start rounded-md bg-accent px-4 font-medium text-on-accent text-sm"
          >
            Try again
          </button>
        </main>
      </body>
    </html>
  );
}
