"use client";

import { Clapperboard } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { exportFormats } from "@/domain/export/formats";
import { exportPresets, type PresetKey, presetKeys } from "@/domain/export/presets";
import { type VideoSettings, videoSize } from "@/domain/export/settings";
import { shortSides } from "@/domain/export/sizes";
import type { ExportDesk } from "@/domain/export/views";
import { aspects } from "@/domain/media/format";
import { FailureCallout } from "@/features/shell/failure-callout";
import { aspectTitles } from "@/features/wording/terms";
import { CheckList } from "./check-list";
import { CropPicker } from "./crop-picker";
import { FormatPicker } from "./format-picker";
import { useStartExport } from "./use-exports";
import { useReframing } from "./use-reframing";
import { settingsOf, type VideoChoice, withChange } from "./video-choice";

const usual = (desk: ExportDesk): VideoChoice => ({
  kind: "video",
  format: "h264",
  shortSide: 1080,
  aspect: desk.aspect,
  preset: null,
  crops: {},
});

/** Format, size and shape of a file, what to know before it is made, and the button that has it made. */
export function VideoPanel({ desk }: { desk: ExportDesk }) {
  const [choice, setChoice] = useState(() => usual(desk));
  const settings = settingsOf(choice);
  const { start, busy, error } = useStartExport(desk);
  const change = (changed: Partial<VideoSettings>) => setChoice((known) => withChange(known, changed));
  const proposed = useReframing(desk, settings.aspect === desk.aspect ? null : videoSize(settings));
  const isAvailable = desk.formats.find(({ key }) => key === settings.format)?.available ?? false;
  const isPreview = exportFormats[settings.format].preview;

  return (
    <form
      className="grid gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        // What was moved by hand goes before what is proposed.
        start({ ...settings, crops: { ...proposed, ...settings.crops } });
      }}
    >
      <PresetField settings={settings} onChange={change} />
      <FormatPicker
        formats={desk.formats}
        value={settings.format}
        onChange={(format) => change({ format })}
      />
      <div className="grid gap-6 sm:grid-cols-2">
        <div className="grid content-start gap-1.5">
          <span className="font-medium text-sm">Size</span>
          <Segmented
            label="Size"
            value={String(settings.shortSide)}
            options={shortSides.map((side) => ({ value: String(side), label: `${side}p` }))}
            onChange={(value) => {
              const shortSide = shortSides.find((side) => String(side) === value);
              if (shortSide) change({ shortSide });
            }}
          />
          <p className="text-muted text-xs tabular-nums">{sizeText(settings, isPreview)}</p>
        </div>
        <div className="grid content-start gap-1.5">
          <span className="font-medium text-sm">Shape</span>
          <Segmented
            label="Shape"
            value={settings.aspect}
            options={aspects.map((aspect) => ({
              value: aspect,
              label: `${aspectTitles[aspect]}, ${aspect}`,
              content: aspect,
            }))}
            onChange={(aspect) => change({ aspect, preset: fitting(settings.preset, aspect) })}
          />
        </div>
      </div>
      {settings.aspect !== desk.aspect && (
        <CropPicker
          desk={desk}
          settings={settings}
          proposed={proposed}
          onChange={(crops) => change({ crops })}
        />
      )}
      <CheckList desk={desk} settings={settings} />
      {error && <FailureCallout error={error} title="The export could not be started" />}
      <Button
        type="submit"
        variant="primary"
        className="justify-self-start"
        busy={busy}
        disabled={!isAvailable}
      >
        <Clapperboard aria-hidden /> Export video
      </Button>
    </form>
  );
}

function sizeText(settings: VideoSettings, isPreview: boolean): string {
  const { width, height } = videoSize(settings);
  const text = `${width} × ${height} pixels`;
  return isPreview ? `${text}, 12 frames a second: previews are small` : text;
}

/** A destination that wants another shape is no longer what is exported for. */
const fitting = (preset: PresetKey | null, aspect: VideoSettings["aspect"]): PresetKey | null =>
  preset !== null && [null, aspect].includes(exportPresets[preset].aspect) ? preset : null;

function PresetField({
  settings,
  onChange,
}: {
  settings: VideoSettings;
  onChange: (changed: Partial<VideoSettings>) => void;
}) {
  return (
    <Field label="Made for" hint="Sets format, size, shape and loudness to what the destination takes.">
      {(control) => (
        <Select
          {...control}
          className="max-w-sm"
          value={settings.preset ?? ""}
          onChange={({ target }) => {
            const preset = presetKeys.find((key) => key === target.value) ?? null;
            if (preset === null) return onChange({ preset });
            const { format, shortSide, aspect } = exportPresets[preset];
            onChange({ preset, format, shortSide, ...(aspect && { aspect }) });
          }}
        >
          <option value="">Anything: as the cut is</option>
          {presetKeys.map((key) => (
            <option key={key} value={key}>
              {exportPresets[key].title}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
