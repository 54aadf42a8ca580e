import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { Providers } from "@/features/shell/providers";
import { Shortcuts } from "@/features/shell/shortcuts";
import { SiteHeader } from "@/features/shell/site-header";
import { auth } from "@/server/auth/auth";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Framewright", template: "%s · Framewright" },
  description:
    "Type a prompt, watch it being planned, drawn, scored and cut, and take home a finished video.",
};

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbfaf8" },
    { media: "(prefers-color-scheme: dark)", color: "#12100e" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [user, requestHeaders] = await Promise.all([auth(), headers()]);
  return (
    <html lang="en" suppressHydrationWarning className={`${GeistSans.variable} ${GeistMono.variable}`}>
      <body className="flex min-h-dvh flex-col">
        <Providers nonce={requestHeaders.get("x-nonce") ?? undefined}>
          <a
            href="#content"
            className="fixed top-2 left-2 z-50 -translate-y-16 rounded-md bg-accent px-4 py-2 font-medium text-on-accent text-sm focus:translate-y-0"
          >
            Skip to content
          </a>
          <SiteHeader user={user} />
          <main id="content" tabIndex={-1} className="flex grow flex-col outline-none">
            {children}
          </main>
          <Shortcuts signedIn={user !== null} />
        </Providers>
      </body>
    </html>
  );
}
