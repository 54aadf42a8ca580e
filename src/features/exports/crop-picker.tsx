import { SignedImage } from "@/components/ui/signed-image";
import { Slider } from "@/components/ui/slider";
import { type VideoSettings, videoSize } from "@/domain/export/settings";
import type { ExportDesk } from "@/domain/export/views";
import { cssAspect } from "@/features/wording/terms";

/** Where each clip is cut when its shape changes: shown as the export will show it. */
export function CropPicker({
  desk,
  settings,
  onChange,
}: {
  desk: ExportDesk;
  settings: VideoSettings;
  onChange: (crops: VideoSettings["crops"]) => void;
}) {
  const target = videoSize(settings);
  const sideways = target.width / target.height < desk.size.width / desk.size.height;
  const [start, end] = sideways ? ["left", "right"] : ["top", "bottom"];
  return (
    <section aria-label="What stays in the picture" className="grid gap-1.5">
      <h2 className="font-medium text-sm">What stays in the picture</h2>
      <p className="text-muted text-xs">
        Each clip from its {start} to its {end}; text is laid out anew.
      </p>
      <ul className="grid grid-cols-2 gap-4 sm:grid-cols-3 xl:grid-cols-4">
        {desk.clips.map(({ id, name, picture }) => {
          const crop = settings.crops[id] ?? 0.5;
          const share = `${Math.round(crop * 100)}%`;
          return (
            <li key={id} className="grid content-start gap-1.5">
              <div
                className="overflow-hidden rounded-md bg-stage"
                style={{ aspectRatio: cssAspect(settings.aspect) }}
              >
                {picture && (
                  <SignedImage
                    src={picture.url}
                    alt=""
                    className="size-full object-cover"
                    style={{ objectPosition: sideways ? `${share} 50%` : `50% ${share}` }}
                  />
                )}
              </div>
              <span className="flex justify-between text-muted text-xs tabular-nums">
                <span className="truncate">{name}</span> {share}
              </span>
              <Slider
                aria-label={`${name}, from ${start} to ${end}`}
                min={0}
                max={100}
                step={1}
                value={[Math.round(crop * 100)]}
                onValueChange={([value = 50]) => onChange({ ...settings.crops, [id]: value / 100 })}
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
