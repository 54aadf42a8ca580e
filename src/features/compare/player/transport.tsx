import {
  ChevronLeft,
  ChevronRight,
  Columns2,
  Contrast,
  LayoutGrid,
  Pause,
  Play,
  Repeat,
  SquareSplitHorizontal,
} from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { Slider } from "@/components/ui/slider";
import { speeds } from "./player-keys";
import { type Layout, type PlayerVideo, type PlayerView, timecode } from "./player-view";
import type { PlayerControls, Playing } from "./use-sync-group";

type TransportProps = {
  videos: readonly PlayerVideo[];
  view: PlayerView;
  onView: (change: Partial<PlayerView>) => void;
  playing: Playing;
  controls: PlayerControls;
  fps: number;
  lengthFrames: number;
};

const layoutOptions: { value: Layout; label: string; icon: typeof LayoutGrid }[] = [
  { value: "grid", label: "Grid", icon: LayoutGrid },
  { value: "pair", label: "Side by side", icon: Columns2 },
  { value: "wipe", label: "Wipe", icon: SquareSplitHorizontal },
  { value: "difference", label: "Difference", icon: Contrast },
];

/** One set of controls for all videos. */
export function Transport(props: TransportProps) {
  const { view, onView, videos } = props;
  return (
    <div className="grid gap-3">
      <Timeline {...props} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <PlayButtons {...props} />
        <LoopButtons {...props} />
        <div className="flex flex-wrap items-center gap-2 sm:ml-auto">
          {videos.length > 1 && (
            <Segmented
              label="Layout"
              value={view.layout}
              onChange={(layout) => onView({ layout })}
              options={layoutOptions.map(({ value, label, icon: Icon }) => ({
                value,
                label,
                content: (
                  <>
                    <Icon className="size-4" aria-hidden />
                    <span className="hidden xl:inline">{label}</span>
                  </>
                ),
              }))}
            />
          )}
        </div>
      </div>
      {view.layout !== "grid" && videos.length > 2 && <PairChoice {...props} />}
    </div>
  );
}

function Timeline({ playing, controls, fps, lengthFrames, view }: TransportProps) {
  const { frame } = playing;
  const last = lengthFrames - 1;
  const share = (at: number) => `${(100 * at) / Math.max(1, last)}%`;
  return (
    <div className="flex items-center gap-3">
      <div className="relative grow">
        {view.loop && (
          <span
            aria-hidden
            className="absolute inset-y-0 rounded-sm border-accent border-x-2 bg-accent/20"
            style={{
              left: share(view.loop.inFrame),
              width: share(Math.min(last, view.loop.outFrame) - view.loop.inFrame),
            }}
          />
        )}
        <Slider
          aria-label="Position in all videos, in frames"
          min={0}
          max={last}
          step={1}
          value={[Math.min(frame, last)]}
          onValueChange={([next]) => next !== undefined && controls.seek(next)}
        />
      </div>
      <p className="w-36 shrink-0 text-right font-mono text-xs tabular-nums">
        {timecode(frame, fps)} <span className="text-muted">/ {timecode(last, fps)}</span>
      </p>
    </div>
  );
}

function IconButton({
  label,
  onClick,
  children,
}: {
  label: string;
  onClick: () => void;
  children: ReactNode;
}) {
  return (
    <Button size="icon" aria-label={label} title={label} onClick={onClick}>
      {children}
    </Button>
  );
}

function PlayButtons({ playing, controls }: TransportProps) {
  const paused = playing.state === "paused";
  return (
    <div className="flex items-center gap-1.5">
      <Button
        variant="primary"
        size="icon"
        aria-label={paused ? "Play all" : "Pause all"}
        title={paused ? "Play all (space)" : "Pause all (space)"}
        onClick={controls.toggle}
      >
        {paused ? <Play aria-hidden /> : <Pause aria-hidden />}
      </Button>
      <IconButton label="One frame back" onClick={() => controls.step(-1)}>
        <ChevronLeft aria-hidden />
      </IconButton>
      <IconButton label="One frame forward" onClick={() => controls.step(1)}>
        <ChevronRight aria-hidden />
      </IconButton>
      <Select
        aria-label="Speed"
        value={playing.rate}
        onChange={(event) => controls.setRate(Number(event.target.value))}
        className="w-22"
      >
        {speeds.map((speed) => (
          <option key={speed} value={speed}>
            {speed} ×
          </option>
        ))}
      </Select>
    </div>
  );
}

function LoopButtons({ view, onView, playing, lengthFrames }: TransportProps) {
  const { loop } = view;
  const { frame } = playing;
  const last = lengthFrames - 1;
  return (
    <fieldset className="flex items-center gap-1.5">
      <legend className="sr-only">Loop</legend>
      <Button
        size="sm"
        className="h-10"
        disabled={frame >= last}
        onClick={() =>
          onView({ loop: { inFrame: frame, outFrame: loop && loop.outFrame > frame ? loop.outFrame : last } })
        }
      >
        <Repeat aria-hidden /> From here
      </Button>
      <Button
        size="sm"
        className="h-10"
        disabled={frame === 0}
        onClick={() =>
          onView({ loop: { inFrame: loop && loop.inFrame < frame ? loop.inFrame : 0, outFrame: frame } })
        }
      >
        To here
      </Button>
      {loop && (
        <Button size="sm" variant="ghost" className="h-10" onClick={() => onView({ loop: null })}>
          No loop
        </Button>
      )}
    </fieldset>
  );
}

/** Which two are beside each other; choosing one that is shown already swaps them. */
function PairChoice({ videos, view, onView }: TransportProps) {
  const [first, second] = view.pair;
  const choice = (label: string, value: number, onChange: (position: number) => void) => (
    <Select
      aria-label={label}
      value={value}
      onChange={(event) => onChange(Number(event.target.value))}
      className="w-auto max-w-[45%]"
    >
      {videos.map(({ position, label: name }) => (
        <option key={position} value={position}>
          {name}
        </option>
      ))}
    </Select>
  );
  return (
    <div className="flex flex-wrap items-center gap-2 text-sm">
      {choice("Left video", first, (next) => onView({ pair: [next, next === second ? first : second] }))}
      <span className="text-muted">and</span>
      {choice("Right video", second, (next) => onView({ pair: [next === first ? second : first, next] }))}
    </div>
  );
}
