import { RadioGroup } from "radix-ui";
import { type ExportFormat, exportFormats, type FormatKey } from "@/domain/export/formats";
import type { ExportDesk } from "@/domain/export/views";

/** The formats as a list of choices; those that this machine cannot make stay in it and say what to install. */
export function FormatPicker({
  formats,
  value,
  onChange,
}: {
  formats: ExportDesk["formats"];
  value: FormatKey;
  onChange: (format: FormatKey) => void;
}) {
  const problem = formats.find(({ problem }) => problem !== null)?.problem ?? null;
  return (
    <div className="grid gap-1.5">
      <span className="font-medium text-sm">Format</span>
      <RadioGroup.Root
        aria-label="Format"
        value={value}
        onValueChange={(next) => {
          const format = formats.find(({ key }) => key === next);
          if (format) onChange(format.key);
        }}
        className="grid gap-2 sm:grid-cols-2 xl:grid-cols-3"
      >
        {formats.map(({ key, available }) => (
          <RadioGroup.Item
            key={key}
            value={key}
            disabled={!available}
            className="grid content-start gap-0.5 rounded-md border border-line p-3 text-left transition-colors hover:border-control disabled:cursor-not-allowed disabled:opacity-55 data-[state=checked]:border-accent data-[state=checked]:bg-accent-wash"
          >
            <FormatText format={exportFormats[key]} available={available} />
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
      {problem && <p className="text-muted text-xs leading-relaxed">{problem}</p>}
    </div>
  );
}

function FormatText({ format: { title, use }, available }: { format: ExportFormat; available: boolean }) {
  return (
    <>
      <span className="font-medium text-sm">{title}</span>
      <span className="text-muted text-xs leading-relaxed">{available ? use : "Not on this machine"}</span>
    </>
  );
}
