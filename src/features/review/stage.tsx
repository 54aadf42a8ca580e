import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/class-names";
import type { Playback, StageVideo } from "@/features/review/use-playback";

/** The films themselves, one or two beside each other, with room for what is drawn over them. */
export function Stage({
  videos,
  playback,
  children,
}: {
  videos: readonly StageVideo[];
  playback: Playback;
  /** Lies over the (only) picture. */
  children?: ReactNode;
}) {
  return (
    <div className={cn("grid gap-2", videos.length > 1 && "grid-cols-2")}>
      {videos.map((video, position) => (
        <Film
          key={video.label}
          video={video}
          position={position}
          playback={playback}
          many={videos.length > 1}
        >
          {children}
        </Film>
      ))}
    </div>
  );
}

function Film({
  video: { label, url, posterUrl, width, height },
  position,
  playback,
  many,
  children,
}: {
  video: StageVideo;
  position: number;
  playback: Playback;
  many: boolean;
  children: ReactNode;
}) {
  const tallest = many ? "56dvh" : "min(62dvh, 44rem)";
  return (
    <div className="grid place-items-center overflow-hidden rounded-xl border border-line bg-stage">
      <div
        className="relative"
        style={{
          aspectRatio: `${width} / ${height}`,
          width: `min(100%, calc(${tallest} * ${width / height}))`,
        }}
      >
        <video
          ref={playback.attach(position)}
          src={url}
          poster={posterUrl}
          playsInline
          muted
          preload="auto"
          aria-label={`Video ${label}`}
          className="absolute inset-0 size-full"
        />
        {children}
        {many && (
          <Badge tone="film" className="absolute top-2 left-2 text-sm">
            {label}
          </Badge>
        )}
      </div>
    </div>
  );
}
