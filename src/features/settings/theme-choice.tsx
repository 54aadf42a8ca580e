"use client";

import { useTheme } from "next-themes";
import { Segmented } from "@/components/ui/segmented";
import { useInBrowser } from "@/features/timing/use-in-browser";

const themes = [
  { value: "dark", label: "Dark" },
  { value: "light", label: "Light" },
] as const;

export function ThemeChoice() {
  const { theme, setTheme } = useTheme();
  // The server does not know the theme: nothing is marked until the browser tells.
  const known = useInBrowser() ? themes.find(({ value }) => value === theme) : undefined;
  return (
    <Segmented<"dark" | "light" | "">
      label="Theme"
      value={known?.value ?? ""}
      options={themes}
      onChange={setTheme}
    />
  );
}
