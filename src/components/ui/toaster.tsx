"use client";

import { useTheme } from "next-themes";
import { useRef } from "react";
import { Toaster as Sonner } from "sonner";
import { useToastPlace } from "@/components/ui/use-toast-place";

/** Toasts tell of results only. What needs an action stays where the problem is. */
export function Toaster() {
  const { resolvedTheme } = useTheme();
  const region = useRef<HTMLElement>(null);
  const place = useToastPlace(region);
  return (
    <Sonner
      ref={region}
      theme={resolvedTheme === "light" ? "light" : "dark"}
      position="bottom-right"
      duration={6000}
      {...(place && { offset: place, mobileOffset: { bottom: place.bottom } })}
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
