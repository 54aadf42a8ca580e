"use client";

import { useTheme } from "next-themes";
import { Toaster as Sonner } from "sonner";
import { aboveBottomBar } from "@/components/ui/bottom-bar";

/** Toasts tell of results only. What needs an action stays where the problem is. */
export function Toaster() {
  const { resolvedTheme } = useTheme();
  return (
    <Sonner
      theme={resolvedTheme === "light" ? "light" : "dark"}
      position="bottom-right"
      duration={6000}
      offset={{ bottom: aboveBottomBar("1.5rem") }}
      mobileOffset={{ bottom: aboveBottomBar("1rem") }}
      toastOptions={{
        style: {
          background: "var(--surface)",
          color: "var(--foreground)",
          border: "1px solid var(--line)",
          fontFamily: "var(--font-sans)",
        },
      }}
    />
  );
}
