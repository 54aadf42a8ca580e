import type { PixelSize } from "@/domain/media/format";
import type { Cut, OverlayItem } from "@/domain/timeline/cut";
import { flattenPicture } from "@/domain/timeline/flatten";
import { safeArea } from "@/domain/timeline/safe-area";
import { captionChecks } from "./caption-check";
import type { ExportCheck } from "./export-check";
import { encoderFor, exportFormats, missingEncoder } from "./formats";
import { exportPresets } from "./presets";
import { cutForExport, type VideoSettings, videoSize } from "./settings";
import type { SignerState } from "./signer-state";
import { keptShare } from "./sizes";

export type CheckedExport = {
  cut: Cut;
  settings: VideoSettings;
  encoders: ReadonlySet<string>;
  /** Sizes of the clips' files, where they are known. */
  clipSizes: readonly PixelSize[];
  signer: SignerState;
};

/** Whether an export can be made, and how it will stand at its destination. */
export function checkExport(asked: CheckedExport): ExportCheck[] {
  return [
    price,
    encoder(asked),
    loudness(asked),
    safeAreas(asked),
    ...captionChecks(asked.cut),
    shape(asked),
    ...enlarged(asked),
    ...length(asked),
    ...credentials(asked),
  ];
}

const price: ExportCheck = {
  ...{ subject: "Price", level: "ok" },
  text: "Nothing. It is rendered on this machine from clips that are there; no model is asked.",
};

function encoder({ settings, encoders }: CheckedExport): ExportCheck {
  const subject = "Encoder";
  const name = encoderFor(settings.format, encoders);
  if (name === null) return { subject, level: "error", text: missingEncoder(settings.format, encoders) };
  return { subject, level: "ok", text: `${exportFormats[settings.format].title} is made with ${name}.` };
}

function loudness({ cut, settings }: CheckedExport): ExportCheck {
  const subject = "Loudness";
  if (exportFormats[settings.format].preview)
    return { subject, level: "note", text: "Previews have no sound." };
  const silent = cut.voice.length + cut.music.length + cut.effects.length === 0;
  if (silent) {
    return { subject, level: "warning", text: "This cut has no voice, music or effects; it may be silent." };
  }
  const { integratedLufs, truePeakDbtp } = cutForExport(cut, settings).loudness;
  const target = `${integratedLufs} LUFS with peaks below ${truePeakDbtp} dBTP`;
  if (settings.preset === null)
    return { subject, level: "ok", text: `Mastered to ${target}, as in the cut.` };
  const { title } = exportPresets[settings.preset];
  return { subject, level: "ok", text: `Mastered to ${target}, for ${title}.` };
}

/** Half the height of a line of text as a share of the picture's short side: about what the renderer draws. */
const halfLine = 0.045;
/** Width of a letter as a share of the height of its line. */
const letterWidth = 0.55;

function safeAreas({ cut, settings }: CheckedExport): ExportCheck {
  const subject = "Safe areas";
  const size = videoSize(settings);
  const outside = cut.overlays.filter((item) => !isInside(item, size));
  if (outside.length === 0) {
    return { subject, level: "ok", text: "Text and logo keep clear of the platform's own controls." };
  }
  const names = outside.map((item) => (item.type === "text" ? `“${item.text}”` : "the logo")).join(", ");
  return {
    subject,
    level: "warning",
    text: `Players may cover ${names}. Move ${outside.length === 1 ? "it" : "them"} towards the middle.`,
  };
}

/** Overlays without a place of their own are laid out inside the safe area by the renderer. */
function isInside(item: OverlayItem, size: PixelSize): boolean {
  const safe = safeArea(size);
  const short = Math.min(size.width, size.height);
  if (item.type === "image" && size.width * item.scale > safe.width) return false;
  if (!item.place) return true;
  const lineHeight = 2 * halfLine * short * (item.type === "text" ? (item.size ?? 1) : 1);
  const halfWidth =
    item.type === "image"
      ? (size.width * item.scale) / 2
      : Math.min(safe.width, item.text.length * letterWidth * lineHeight) / 2;
  const [x, y] = [item.place.x * size.width, item.place.y * size.height];
  return (
    x - halfWidth >= safe.left &&
    x + halfWidth <= safe.left + safe.width &&
    y - lineHeight / 2 >= safe.top &&
    y + lineHeight / 2 <= safe.top + safe.height
  );
}

function shape({ cut, settings }: CheckedExport): ExportCheck {
  const subject = "Shape";
  const kept = keptShare(cut.size, videoSize(settings));
  if (kept > 0.99) return { subject, level: "ok", text: `The whole picture is kept, in ${settings.aspect}.` };
  return {
    subject,
    level: "note",
    text: `${settings.aspect} shows ${Math.round(kept * 100)} % of each picture. Choose what stays of each clip.`,
  };
}

function enlarged({ settings, clipSizes }: CheckedExport): ExportCheck[] {
  const target = videoSize(settings);
  const factor = Math.max(
    1,
    ...clipSizes.map(({ width, height }) => Math.max(target.width / width, target.height / height)),
  );
  if (factor < 1.6) return [];
  const text = `The clips are enlarged ${factor.toFixed(1)} times: the file grows, the detail does not.`;
  return [{ subject: "Size", level: "note", text }];
}

function length({ cut, settings }: CheckedExport): ExportCheck[] {
  if (settings.preset === null) return [];
  const { maxSeconds, title } = exportPresets[settings.preset];
  const seconds = flattenPicture(cut).lengthFrames / cut.fps;
  if (maxSeconds === null || seconds <= maxSeconds) return [];
  const text = `${title} takes ${maxSeconds} s at most; this cut has ${Math.ceil(seconds)} s.`;
  return [{ subject: "Length", level: "warning", text }];
}

/** Where nothing is configured, makers need not hear of it. */
function credentials({ settings, signer }: CheckedExport): ExportCheck[] {
  const subject = "Content Credentials";
  const { signed, title } = exportFormats[settings.format];
  if (signer.state === "off") return [];
  if (!signed) {
    return [{ subject, level: "note", text: `${title} carries none: they are written into MP4 and MOV.` }];
  }
  if (signer.state === "broken") {
    const text = "This studio cannot sign at present. An administrator finds the reason under Signing.";
    return [{ subject, level: "error", text }];
  }
  return [
    { subject, level: "ok", text: `Signed by ${signer.name}, and checked again in the finished file.` },
  ];
}
