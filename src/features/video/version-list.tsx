import { Card, CardTitle } from "@/components/ui/card";
import { cn } from "@/components/ui/class-names";
import { SignedImage } from "@/components/ui/signed-image";
import type { VideoVersionView } from "@/domain/view/views";
import { Moment } from "@/features/wording/moments";
import { runningTimeText } from "@/features/wording/numbers";

export function VersionList({
  versions,
  shown,
  onShow,
}: {
  versions: VideoVersionView[];
  shown: VideoVersionView;
  onShow: (version: number) => void;
}) {
  return (
    <Card>
      <CardTitle>Versions</CardTitle>
      <ul className="-mx-2 grid gap-1">
        {versions.map((version) => (
          <li key={version.exportId}>
            <button
              type="button"
              aria-pressed={version === shown}
              onClick={() => onShow(version.version)}
              className={cn(
                "flex w-full items-center gap-3 rounded-md p-2 text-left text-sm hover:bg-sunken",
                version === shown && "bg-accent-wash hover:bg-accent-wash",
              )}
            >
              <SignedImage
                src={version.poster.url}
                alt=""
                loading="lazy"
                className="size-10 shrink-0 rounded-sm bg-stage object-cover"
              />
              <span className="grid min-w-0">
                <span className="font-medium">
                  Version {version.version}, {runningTimeText(version.durationSeconds)}
                  {version.final && <span className="text-accent-text">, final</span>}
                </span>
                <span className="text-muted text-xs">
                  <Moment iso={version.createdAt} />
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
