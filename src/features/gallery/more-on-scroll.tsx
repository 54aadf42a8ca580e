import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";

/** Loads the next page when its button comes into view; the button is there for everybody who does not scroll. */
export function MoreOnScroll({ more, busy, onMore }: { more: boolean; busy: boolean; onMore: () => void }) {
  const marker = useRef<HTMLDivElement>(null);
  const load = useRef(onMore);
  useEffect(() => {
    load.current = onMore;
  }, [onMore]);
  useEffect(() => {
    if (!more || busy || !marker.current) return;
    const observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && load.current(),
      { rootMargin: "600px" },
    );
    observer.observe(marker.current);
    return () => observer.disconnect();
  }, [more, busy]);
  if (!more) return null;
  return (
    <div ref={marker} className="mt-10 grid justify-items-center">
      <Button busy={busy} onClick={onMore}>
        Show more
      </Button>
    </div>
  );
}
