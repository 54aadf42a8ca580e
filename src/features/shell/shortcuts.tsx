"use client";

import { usePathname, useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { SwitchField } from "@/components/ui/switch";
import { playerKeys } from "@/features/compare/player/player-key-list";
import { editorKeys } from "@/features/editor/key-list";
import { useSingleKeyShortcuts } from "@/features/shell/preferences";

const singleKeys = [
  { keys: ["?"], what: "Show this list" },
  { keys: ["n"], what: "New video" },
  { keys: ["v"], what: "Your videos" },
  { keys: ["/"], what: "Search your videos" },
];
const storyboardKeys = [
  { keys: ["Ctrl", "Z"], what: "Take back the last change to storyboard or frames (⌘ Z on a Mac)" },
  { keys: ["Ctrl", "Shift", "Z"], what: "Do it again" },
  { keys: ["↑", "↓"], what: "Move the shot whose handle has the focus" },
];
/** Pages with keys of their own. */
const ofPages = [
  { path: /^\/compare\/[0-9a-f]{8}-/, keys: playerKeys },
  { path: /^\/projects\/[^/]+\/edit$/, keys: editorKeys },
  { path: /^\/projects\/[^/]+$/, keys: storyboardKeys },
];
const always = [
  { keys: ["Ctrl", "Enter"], what: "Generate, from anywhere in the composer (⌘ Enter on a Mac)" },
  { keys: ["Space"], what: "Play or pause a video that has the focus" },
  { keys: ["←", "→"], what: "Seek in a video that has the focus" },
  { keys: ["Esc"], what: "Close a dialog or menu" },
];

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName));

const focusSearch = () => document.querySelector<HTMLInputElement>('input[type="search"]')?.focus();

/** Keys that work on every page, and the dialog that lists them. */
export function Shortcuts({ signedIn }: { signedIn: boolean }) {
  const router = useRouter();
  const pathname = usePathname();
  const own = ofPages.filter(({ path }) => path.test(pathname)).flatMap(({ keys }) => keys);
  const [open, setOpen] = useState(false);
  const [enabled, setEnabled] = useSingleKeyShortcuts();

  useEffect(() => {
    if (!enabled) return;
    const actions: Record<string, () => void> = {
      n: () => signedIn && router.push("/studio"),
      v: () => signedIn && router.push("/videos"),
      "/": focusSearch,
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === "?") return setOpen(true);
      const action = actions[event.key];
      if (!action || document.querySelector('[role="dialog"],[role="alertdialog"]')) return;
      event.preventDefault();
      action();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [enabled, router, signedIn]);

  return (
    <Dialog open={open} onOpenChange={setOpen} title="Keyboard shortcuts">
      <dl className="grid gap-2.5 text-sm">
        {[...(enabled ? [...own, ...singleKeys] : []), ...always].map(({ keys, what }) => (
          <div key={what} className="flex items-baseline justify-between gap-6">
            <dt className="text-muted">{what}</dt>
            <dd className="flex gap-1">
              {keys.map((name) => (
                <Kbd key={name}>{name}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <SwitchField
        label="Single-key shortcuts"
        hint="Turn off if they get in the way, for example of voice control."
        checked={enabled}
        onCheckedChange={setEnabled}
      />
    </Dialog>
  );
}
