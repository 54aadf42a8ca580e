import { cn } from "@/components/ui/class-names";
import type { AppliedLook } from "@/domain/look/look";

/** Where the picture of a look is; another version may look different. */
const addressOf = ({ key, version }: Pick<AppliedLook, "key" | "version">) =>
  `/api/look-previews/${key.replace("preset/", "")}?version=${version}`;

/** What a look does, drawn by this machine. */
export function LookPreview({ look, className }: { look: AppliedLook; className?: string }) {
  return (
    // biome-ignore lint/performance/noImgElement: the address leads on to one that expires; there is nothing to optimise
    <img
      src={addressOf(look)}
      alt={`The same street in the look “${look.name}”`}
      loading="lazy"
      width={400}
      height={225}
      className={cn("aspect-video w-full bg-sunken object-cover", className)}
    />
  );
}
