"use client";

import { Package } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { SwitchField } from "@/components/ui/switch";
import { type PackagePart, packageParts } from "@/domain/export/settings";
import type { ExportDesk } from "@/domain/export/views";
import { ownRate } from "@/domain/interchange/frame-rate";
import { FailureCallout } from "@/features/shell/failure-callout";
import { useUrlParams } from "@/features/shell/use-url-params";
import { packagePartTexts, sourceText } from "./export-words";
import { useStartExport } from "./use-exports";

/** What goes into a package, and the button that has it packed. */
export function PackagePanel({ desk }: { desk: ExportDesk }) {
  const { params } = useUrlParams();
  const [parts, setParts] = useState<readonly PackagePart[]>(packageParts);
  const { start, busy, error } = useStartExport(desk);
  const rate = desk.rates.find((key) => key === params.get("rate")) ?? ownRate(desk.fps);
  const choose = (part: PackagePart, chosen: boolean) =>
    setParts(packageParts.filter((one) => (one === part ? chosen : parts.includes(one))));
  return (
    <form
      className="grid gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        start({ kind: "package", parts: [...parts], rate });
      }}
    >
      <p className="max-w-prose text-muted text-sm leading-relaxed">
        One ZIP file of {sourceText(desk)}, packed in the background. With media and documents in it, an
        editing system finds every clip as soon as it is unpacked.
      </p>
      <fieldset className="grid gap-4 rounded-lg border border-line bg-surface p-4 sm:grid-cols-2 sm:gap-x-8">
        <legend className="sr-only">Contents</legend>
        {packageParts.map((part) => (
          <SwitchField
            key={part}
            label={packagePartTexts[part].title}
            hint={packagePartTexts[part].hint}
            checked={parts.includes(part)}
            onCheckedChange={(chosen) => choose(part, chosen)}
          />
        ))}
      </fieldset>
      {error && <FailureCallout error={error} title="The package could not be started" />}
      <Button
        type="submit"
        variant="primary"
        className="justify-self-start"
        busy={busy}
        disabled={parts.length === 0}
      >
        <Package aria-hidden /> Make package
      </Button>
    </form>
  );
}
