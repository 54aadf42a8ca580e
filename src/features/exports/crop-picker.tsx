import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { SignedImage } from "@/components/ui/signed-image";
import { Slider } from "@/components/ui/slider";
import { type VideoSettings, videoSize } from "@/domain/export/settings";
import { keptShare } from "@/domain/export/sizes";
import type { DeskClip, ExportDesk } from "@/domain/export/views";
import { usePointerDrag } from "@/features/editor/timeline/use-pointer-drag";
import type { Crops } from "./use-reframing";

/** Where each clip is cut when its shape changes: proposed by what stands out in it, and moved by hand. */
export function CropPicker({
  desk,
  settings,
  proposed,
  onChange,
}: {
  desk: ExportDesk;
  settings: VideoSettings;
  proposed: Crops;
  onChange: (crops: VideoSettings["crops"]) => void;
}) {
  const target = videoSize(settings);
  const sideways = target.width / target.height < desk.size.width / desk.size.height;
  const [start, end] = sideways ? ["left", "right"] : ["top", "bottom"];
  const { crops } = settings;
  return (
    <section aria-label="What stays in the picture" className="grid gap-1.5">
      <h2 className="font-medium text-sm">What stays in the picture</h2>
      <p className="text-muted text-xs">
        The studio proposes what stands out in each clip. Drag the frame, or move the slider from {start} to{" "}
        {end}; text is laid out anew.
      </p>
      <ul className="grid grid-cols-2 gap-4 sm:grid-cols-3 xl:grid-cols-4">
        {desk.clips.map((clip) => (
          <CropTile
            key={clip.id}
            clip={clip}
            sideways={sideways}
            size={desk.size}
            share={keptShare(desk.size, target)}
            label={`${clip.name}, from ${start} to ${end}`}
            crop={crops[clip.id] ?? proposed[clip.id] ?? 0.5}
            origin={clip.id in crops ? "yours" : clip.id in proposed ? "proposed" : "middle"}
            canReset={clip.id in crops && clip.id in proposed}
            onCrop={(crop) => onChange({ ...crops, [clip.id]: crop })}
            onReset={() => {
              const { [clip.id]: _own, ...others } = crops;
              onChange(others);
            }}
          />
        ))}
      </ul>
    </section>
  );
}

const originNames = { yours: "by hand", proposed: "proposed", middle: "middle" } as const;

function CropTile({
  clip,
  sideways,
  size,
  share,
  label,
  crop,
  origin,
  canReset,
  onCrop,
  onReset,
}: {
  clip: DeskClip;
  sideways: boolean;
  size: ExportDesk["size"];
  /** How much of the picture's width or height is kept. */
  share: number;
  label: string;
  crop: number;
  origin: keyof typeof originNames;
  canReset: boolean;
  onCrop: (crop: number) => void;
  onReset: () => void;
}) {
  const picture = useRef<HTMLDivElement>(null);
  const from = useRef({ crop, own: false });
  const drag = usePointerDrag({
    onStart() {
      from.current = { crop, own: origin === "yours" };
    },
    onMove({ dx, dy }) {
      const bounds = picture.current?.getBoundingClientRect();
      if (!bounds) return;
      const room = (sideways ? bounds.width : bounds.height) * (1 - share);
      const moved = from.current.crop + (sideways ? dx : dy) / Math.max(1, room);
      onCrop(Math.round(Math.max(0, Math.min(1, moved)) * 100) / 100);
    },
    onEnd(how) {
      if (how !== "cancelled") return;
      if (from.current.own) onCrop(from.current.crop);
      else onReset();
    },
  });
  const [offset, length] = [`${crop * (1 - share) * 100}%`, `${share * 100}%`];
  const frame = sideways
    ? { left: offset, width: length, top: 0, bottom: 0 }
    : { top: offset, height: length, left: 0, right: 0 };
  return (
    <li className="grid content-start gap-1.5">
      <div
        ref={picture}
        className="relative overflow-hidden rounded-md bg-stage"
        style={{ aspectRatio: `${size.width} / ${size.height}` }}
      >
        {clip.picture && <SignedImage src={clip.picture.url} alt="" className="size-full object-cover" />}
        <div
          {...drag}
          data-testid="crop-frame"
          className={cn(
            "absolute cursor-move border-2 border-white shadow-[0_0_0_999px_rgba(0,0,0,0.6)]",
            // The page can still be scrolled by a finger that lands on a picture.
            sideways ? "touch-pan-y" : "touch-pan-x",
          )}
          style={frame}
        />
      </div>
      <span className="flex justify-between gap-2 text-muted text-xs tabular-nums">
        <span className="truncate">{clip.name}</span>
        <span className="shrink-0">
          {Math.round(crop * 100)}%, {originNames[origin]}
        </span>
      </span>
      <Slider
        aria-label={label}
        min={0}
        max={100}
        step={1}
        value={[Math.round(crop * 100)]}
        onValueChange={([value = 50]) => onCrop(value / 100)}
      />
      {canReset && (
        <Button size="sm" variant="ghost" className="justify-self-start" onClick={onReset}>
          Take the proposal
        </Button>
      )}
    </li>
  );
}
