import { Volume2, VolumeX } from "lucide-react";
import { type CSSProperties, memo, useState } from "react";
import { cn } from "@/components/ui/class-names";
import { type PlayerVideo, type PlayerView, shownPositions } from "./player-view";
import { WipeHandle } from "./wipe-handle";

type StageProps = {
  videos: readonly PlayerVideo[];
  view: PlayerView;
  attach: (position: number, video: HTMLVideoElement | null) => void;
  onSound: (position: number | null) => void;
  onToggle: () => void;
};

const gridColumns = (count: number, tall: boolean): string =>
  ({
    1: "grid-cols-1",
    2: "grid-cols-2",
    3: tall ? "grid-cols-2 sm:grid-cols-3" : "grid-cols-1 sm:grid-cols-3",
    4: tall ? "grid-cols-2 sm:grid-cols-4" : "grid-cols-2",
    5: tall ? "grid-cols-2 sm:grid-cols-5" : "grid-cols-2 sm:grid-cols-3",
  })[count] ?? "grid-cols-2 sm:grid-cols-3";

/**
 * The pictures. Every video stays the same element in every layout, so that changing the layout loads nothing anew:
 * only its place changes.
 */
export const VideoStage = memo(function VideoStage({ videos, view, attach, onSound, onToggle }: StageProps) {
  const [wipePercent, setWipePercent] = useState(50);
  const shown = shownPositions(view, videos);
  const stacked = view.layout === "wipe" || view.layout === "difference";
  const [firstVideo] = videos;
  const shape = firstVideo ? firstVideo.width / firstVideo.height : 1;
  const tall = shape <= 1;
  const inRows = view.layout === "pair" ? 2 : videos.length;
  const labelOf = (position: number) => videos.find((video) => video.position === position)?.label ?? "";
  return (
    <div
      className={cn(
        "relative mx-auto isolate rounded-xl bg-stage",
        stacked ? "w-full overflow-hidden" : cn("grid gap-2 p-2", gridColumns(inRows, tall)),
      )}
      style={
        stacked
          ? { aspectRatio: shape, maxWidth: `calc(min(68dvh, 52rem) * ${shape})` }
          : maxWidth(inRows, shape)
      }
    >
      {videos.map((video) => (
        <Figure
          key={video.position}
          video={video}
          number={videos.indexOf(video) + 1}
          heard={view.sound === video.position}
          place={placeOf(video.position, { view, shown, wipePercent })}
          attach={attach}
          onSound={onSound}
          onToggle={onToggle}
        />
      ))}
      {view.layout === "wipe" && (
        <WipeHandle
          label={`Wipe between ${labelOf(view.pair[0])} and ${labelOf(view.pair[1])}`}
          percent={wipePercent}
          onChange={setWipePercent}
        />
      )}
    </div>
  );
});

/** As wide as leaves the whole grid on the screen. */
function maxWidth(columns: number, shape: number): CSSProperties {
  const rows = shape > 1 && columns > 3 ? 2 : 1;
  const perRow = Math.ceil(columns / rows);
  return { maxWidth: `max(20rem, calc(min(68dvh, 52rem) / ${rows} * ${(perRow * shape).toFixed(4)}))` };
}

type Place = {
  hidden: boolean;
  /** Left to right. */
  order: number;
  stackedAs: "under" | "over" | null;
  style: CSSProperties;
  side: string;
};

function placeOf(
  position: number,
  { view, shown, wipePercent }: { view: PlayerView; shown: readonly number[]; wipePercent: number },
): Place {
  const hidden = !shown.includes(position);
  if (view.layout === "grid" || view.layout === "pair") {
    return { hidden, order: shown.indexOf(position), stackedAs: null, style: {}, side: "left-2" };
  }
  const over = position === view.pair[1];
  const style: CSSProperties =
    view.layout === "wipe"
      ? { clipPath: over ? `inset(0 0 0 ${wipePercent}%)` : `inset(0 ${100 - wipePercent}% 0 0)` }
      : { mixBlendMode: over ? "difference" : "normal" };
  return { hidden, order: 0, stackedAs: over ? "over" : "under", style, side: over ? "right-2" : "left-2" };
}

function Figure({
  video,
  number,
  heard,
  place,
  attach,
  onSound,
  onToggle,
}: Pick<StageProps, "attach" | "onSound" | "onToggle"> & {
  video: PlayerVideo;
  number: number;
  heard: boolean;
  place: Place;
}) {
  const { position, label, src, poster, width, height } = video;
  const SoundIcon = heard ? Volume2 : VolumeX;
  return (
    <figure
      hidden={place.hidden}
      style={{ order: place.order }}
      className={cn("min-w-0", place.stackedAs ? "absolute inset-0" : "relative", place.hidden && "hidden")}
    >
      <video
        ref={(element) => attach(position, element)}
        src={src}
        poster={poster}
        muted
        playsInline
        preload="auto"
        disablePictureInPicture
        aria-label={label}
        onClick={onToggle}
        className={cn("block w-full rounded-lg object-contain", place.stackedAs && "h-full rounded-none")}
        style={{ aspectRatio: `${width} / ${height}`, ...place.style }}
      />
      <figcaption className={cn("absolute bottom-2 z-10 max-w-[calc(100%-1rem)]", place.side)}>
        <button
          type="button"
          aria-pressed={heard}
          aria-label={heard ? `Mute ${label}` : `Hear ${label}`}
          onClick={() => onSound(heard ? null : position)}
          className="flex max-w-full items-center gap-1.5 rounded-md bg-black/75 px-2 py-1 text-white text-xs hover:bg-black"
        >
          <span className="font-mono text-white/70">{number}</span>
          <span className="truncate font-medium">{label}</span>
          <SoundIcon className={cn("size-3.5 shrink-0", !heard && "text-white/60")} aria-hidden />
        </button>
      </figcaption>
    </figure>
  );
}
