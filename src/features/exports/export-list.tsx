"use client";

import { Download, PackageOpen, RotateCcw, Trash2, X } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import { ProgressBar } from "@/components/ui/progress-bar";
import { SignedImage } from "@/components/ui/signed-image";
import { isAtWork } from "@/domain/export/export-job";
import type { ExportView } from "@/domain/export/views";
import type { MediaView } from "@/domain/view/views";
import { FailureCallout } from "@/features/shell/failure-callout";
import { Moment } from "@/features/wording/moments";
import { bytesText, waitText } from "@/features/wording/numbers";
import { exportStatusTitles, settingsText } from "./export-words";
import { useExportChanges, useExportList } from "./use-exports";

/** What was exported from a project, and what is being made. */
export function ExportList({ projectId, initial }: { projectId: string; initial: ExportView[] }) {
  const list = useExportList(projectId, initial);
  const changes = useExportChanges(projectId);
  const finished = list.data.filter(({ status }) => status === "done").length;
  return (
    <Card className="self-start" aria-label="Exports">
      <CardTitle>Exports</CardTitle>
      <p role="status" className="sr-only">
        {finished === 1 ? "1 export is ready" : `${finished} exports are ready`}
      </p>
      {list.error && (
        <FailureCallout
          error={list.error}
          title="The list could not be loaded"
          className="mb-3"
          onRetry={() => void list.refetch()}
        />
      )}
      {list.data.length === 0 && (
        <div className="grid justify-items-center gap-2 py-8 text-center text-muted text-sm">
          <PackageOpen className="size-6" strokeWidth={1.5} aria-hidden />
          <p className="max-w-56 text-balance leading-relaxed">
            Nothing exported yet. What you export is made in the background and kept here.
          </p>
        </div>
      )}
      <ul className="grid divide-y divide-line">
        {list.data.map((item) => (
          <ExportRow key={item.jobId} item={item} changes={changes} />
        ))}
      </ul>
    </Card>
  );
}

type Changes = ReturnType<typeof useExportChanges>;

function ExportRow({ item, changes }: { item: ExportView; changes: Changes }) {
  const { fileName, status, settings, createdAt, report } = item;
  return (
    <li className="grid gap-2 py-3.5 first:pt-0 last:pb-0">
      <div className="flex items-start justify-between gap-3">
        <div className="grid min-w-0 gap-0.5">
          <p className="wrap-anywhere font-medium text-sm">{fileName}</p>
          <p className="text-muted text-xs">
            {settingsText(settings)}, <Moment iso={createdAt} />
          </p>
        </div>
        <Badge tone={status === "done" ? "success" : status === "failed" ? "danger" : "neutral"}>
          {exportStatusTitles[status]}
        </Badge>
      </div>
      {isAtWork(status) && <Work item={item} />}
      {item.failure && <p className="wrap-anywhere text-danger text-xs leading-relaxed">{item.failure}</p>}
      {status === "done" && <Facts item={item} />}
      {report?.notes.map((note) => (
        <p key={note} className="wrap-anywhere text-muted text-xs leading-relaxed">
          {note}
        </p>
      ))}
      {item.media && <Watch fileName={fileName} media={item.media} />}
      <Actions item={item} changes={changes} />
    </li>
  );
}

function Work({ item: { fileName, progress, remainingSeconds, status } }: { item: ExportView }) {
  const percent = Math.round(progress * 100);
  return (
    <div className="grid gap-1">
      <ProgressBar label={`Progress of ${fileName}`} percent={percent} />
      <p className="text-muted text-xs tabular-nums">
        {status === "queued" ? "Waiting for a free place" : `${percent} %`}
        {remainingSeconds !== null && `, about ${waitText(remainingSeconds)} left`}
      </p>
    </div>
  );
}

/** Loaded when it is opened, not before. */
function Watch({ fileName, media }: { fileName: string; media: MediaView }) {
  return (
    <details className="text-xs">
      <summary className="w-fit text-accent-text">Watch</summary>
      <div className="mt-2 grid justify-items-center overflow-hidden rounded-md bg-stage">
        {media.contentType.startsWith("video/") ? (
          // biome-ignore lint/a11y/useMediaCaption: captions are a file of their own, on the page of editing systems
          <video controls preload="none" src={media.url} aria-label={fileName} className="max-h-80" />
        ) : (
          <SignedImage src={media.url} alt={fileName} loading="lazy" className="max-h-80" />
        )}
      </div>
    </details>
  );
}

function Facts({ item: { bytes, report } }: { item: ExportView }) {
  const facts = [
    bytes === null ? null : bytesText(bytes),
    report?.durationFrames ? `${report.durationFrames} frames` : null,
    report?.loudness ? `${report.loudness.integratedLufs.toFixed(1)} LUFS` : null,
    report?.loudness ? `${report.loudness.truePeakDbtp.toFixed(1)} dBTP` : null,
    report?.credentials ? `signed by ${report.credentials.name}` : null,
  ];
  return (
    <p className="text-muted text-xs tabular-nums">{facts.filter((fact) => fact !== null).join(", ")}</p>
  );
}

function Actions({ item, changes }: { item: ExportView; changes: Changes }) {
  const { jobId, fileName, status, downloadUrl } = item;
  return (
    <div className="flex flex-wrap gap-2">
      {downloadUrl && (
        <Button asChild size="sm" variant="primary">
          <a href={downloadUrl} download={fileName} aria-label={`Download ${fileName}`}>
            <Download aria-hidden /> Download
          </a>
        </Button>
      )}
      {isAtWork(status) && (
        <Button size="sm" onClick={() => changes.cancel(jobId)} aria-label={`Cancel ${fileName}`}>
          <X aria-hidden /> Cancel
        </Button>
      )}
      {(status === "failed" || status === "cancelled") && (
        <Button size="sm" onClick={() => changes.resume(jobId)} aria-label={`Make ${fileName} again`}>
          <RotateCcw aria-hidden /> Try again
        </Button>
      )}
      {!isAtWork(status) && (
        <Button
          size="icon-sm"
          variant="ghost"
          onClick={() => changes.remove(item)}
          aria-label={`Delete ${fileName}`}
        >
          <Trash2 aria-hidden />
        </Button>
      )}
    </div>
  );
}
