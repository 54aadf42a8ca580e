"use client";

import { ThemeProvider } from "next-themes";
import type { ReactNode } from "react";
import { Toaster } from "@/components/ui/toaster";
import { TrpcProvider } from "@/trpc/client";

/** @param nonce Of the page's content security policy, for the one inline script (it sets the theme before first paint). */
export function Providers({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  return (
    <ThemeProvider
      attribute="class"
      defaultTheme="dark"
      enableSystem={false}
      disableTransitionOnChange
      {...(nonce ? { nonce } : {})}
    >
      <TrpcProvider>
        {children}
        <Toaster />
      </TrpcProvider>
    </ThemeProvider>
  );
}
