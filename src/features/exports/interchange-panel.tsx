"use client";

import { Download } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Segmented } from "@/components/ui/segmented";
import { Skeleton } from "@/components/ui/skeleton";
import type { ExportDesk } from "@/domain/export/views";
import { type InterchangeKey, interchangeFormats } from "@/domain/interchange/formats";
import { frameRates, ownRate } from "@/domain/interchange/frame-rate";
import { FailureCallout } from "@/features/shell/failure-callout";
import { useUrlParams } from "@/features/shell/use-url-params";
import { trpc } from "@/trpc/client";

/** The cut as documents for editing systems, each with what it cannot carry. */
export function InterchangePanel({ desk }: { desk: ExportDesk }) {
  const { params, setParams } = useUrlParams();
  const { projectId, of, version, fps, rates } = desk;
  const rate = rates.find((key) => key === params.get("rate")) ?? ownRate(fps);
  const offers = trpc.exports.interchange.useQuery({ projectId, of, version, rate });
  return (
    <div className="grid gap-6">
      <Callout title="The documents name files of a media folder">
        Download a package with media and documents, unpack it, and open the document from there: every clip
        is found at once. Timecode begins at 01:00:00:00, with a marker at each shot.
      </Callout>
      {rates.length > 1 && (
        <div className="grid gap-1.5">
          <span className="font-medium text-sm">Frame rate of the timeline</span>
          <Segmented
            label="Frame rate of the timeline"
            value={rate}
            options={rates.map((key) => ({ value: key, label: frameRates[key].title }))}
            onChange={(next) => setParams({ rate: next === ownRate(fps) ? "" : next })}
          />
        </div>
      )}
      {offers.error && (
        <FailureCallout
          error={offers.error}
          title="The documents could not be written"
          onRetry={() => void offers.refetch()}
        />
      )}
      {offers.isPending && <Skeleton className="h-80" />}
      <ul aria-label="Documents" className="grid gap-3">
        {offers.data?.map((offer) => (
          <Offer key={offer.key} offer={offer} />
        ))}
      </ul>
    </div>
  );
}

function Offer({
  offer: { key, fileName, downloadUrl, lost },
}: {
  offer: { key: InterchangeKey; fileName: string; downloadUrl: string; lost: string[] };
}) {
  const { title, use, counted } = interchangeFormats[key];
  return (
    <li className="grid gap-3 rounded-lg border border-line bg-surface p-4 sm:grid-cols-[minmax(0,1fr)_auto]">
      <div className="grid min-w-0 content-start gap-1">
        <h3 className="font-medium text-sm">{title}</h3>
        <p className="text-muted text-xs leading-relaxed">{use}</p>
        {lost.length > 0 ? (
          <details className="text-xs">
            <summary className="w-fit text-accent-text">
              {lost.length === 1 ? "1 thing" : `${lost.length} things`} it cannot carry
            </summary>
            <ul className="mt-1.5 grid list-disc gap-1 pl-4 text-muted leading-relaxed">
              {lost.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </details>
        ) : (
          counted && <p className="text-success text-xs">Carries everything of this cut.</p>
        )}
      </div>
      <Button asChild size="sm" className="justify-self-start">
        <a href={downloadUrl} download={fileName} aria-label={`Download ${title}`}>
          <Download aria-hidden /> .{interchangeFormats[key].extension}
        </a>
      </Button>
    </li>
  );
}
