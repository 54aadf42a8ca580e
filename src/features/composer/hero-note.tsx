import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";

/** Tells that the video takes its look from a hero frame that was chosen before. */
export function HeroNote({ onRemove }: { onRemove: () => void }) {
  return (
    <Callout
      title="Drawn after a hero frame"
      action={
        <Button size="sm" onClick={onRemove}>
          Do without
        </Button>
      }
    >
      The picture that was chosen for this video sets its colours, and the place and light where it opens.
    </Callout>
  );
}
