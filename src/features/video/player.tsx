import { cn } from "@/components/ui/class-names";
import type { VideoVersionView } from "@/domain/view/views";

/**
 * The browser's own player: keyboard, volume, seeking, fullscreen, picture in picture and captions as people know
 * them. The frame has the video's shape before a byte of it has arrived.
 */
export function Player({
  version,
  title,
  className,
}: {
  version: VideoVersionView;
  title: string;
  className?: string;
}) {
  const { width, height, video, poster } = version;
  return (
    <div className={cn("grid place-items-center rounded-xl border border-line bg-stage", className)}>
      {/* biome-ignore lint/a11y/useMediaCaption: spoken lines are few, and shown as text in the plan beside it */}
      <video
        key={version.exportId}
        src={video.url}
        poster={poster.url}
        controls
        playsInline
        preload="metadata"
        aria-label={`${title}, version ${version.version}`}
        className="h-auto max-h-[min(72dvh,52rem)] w-auto max-w-full rounded-xl"
        style={{
          aspectRatio: `${width} / ${height}`,
          width: `min(100%, calc(min(72dvh, 52rem) * ${width / height}))`,
        }}
      />
    </div>
  );
}
