"use client";

import { PencilLine, Plus, Stamp, Trash2 } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { SignedImage } from "@/components/ui/signed-image";
import { overlayContrasts } from "@/domain/library/overlay-contrast";
import { BrandKitForm, type KitView } from "@/features/library/brand-kit-form";
import { LibraryFrame } from "@/features/library/library-frame";
import { Palette } from "@/features/library/look-card";
import { ShelfSkeleton, shelfGrid } from "@/features/library/shelf-skeleton";
import { useBrandKits } from "@/features/library/use-brand-kits";
import { UsedIn } from "@/features/library/used-in";
import { FailureCallout } from "@/features/shell/failure-callout";
import { countText } from "@/features/wording/numbers";

/** What is the same in every video of a brand. */
export function BrandKitsPage() {
  const kits = useBrandKits();
  const [opened, setOpened] = useState<{ kit: KitView | null } | null>(null);
  const { data, error, refetch } = kits.list;
  const newKit = (
    <Button variant="primary" onClick={() => setOpened({ kit: null })}>
      <Plus aria-hidden /> New brand kit
    </Button>
  );
  return (
    <LibraryFrame
      shelf="brand"
      lead="Colours, font, logo and tone of a brand. Choose the kit in the studio, or in a project’s storyboard."
      actions={newKit}
    >
      {error && <FailureCallout error={error} onRetry={() => void refetch()} />}
      {!data && !error && <ShelfSkeleton />}
      {data?.length === 0 && (
        <EmptyState icon={Stamp} title="No brand kit yet" action={newKit}>
          Keep a brand’s colours, font and logo here, and every video of it has them with one choice.
        </EmptyState>
      )}
      <ul className={shelfGrid}>
        {data?.map((kit) => (
          <KitCard
            key={kit.id}
            kit={kit}
            onEdit={() => setOpened({ kit })}
            onRemove={() => void kits.remove({ ...kit, name: kit.content.name })}
          />
        ))}
      </ul>
      {opened && <BrandKitForm kit={opened.kit} onClose={() => setOpened(null)} />}
    </LibraryFrame>
  );
}

function KitCard({ kit, onEdit, onRemove }: { kit: KitView; onEdit: () => void; onRemove: () => void }) {
  const { name, colours, font, ownFont, tone, logoDigest, textColour } = kit.content;
  const warnings = overlayContrasts({ colours, textColour }).filter(({ warning }) => warning !== null).length;
  const logo = logoDigest === null ? undefined : kit.files[logoDigest];
  return (
    <li className="grid content-between gap-4 rounded-lg border border-line bg-surface p-4">
      <div className="grid gap-3">
        <div className="flex items-start justify-between gap-3">
          <h2 className="wrap-anywhere font-semibold text-sm">{name}</h2>
          <Palette colours={colours} />
        </div>
        {logo && (
          <SignedImage
            src={logo.url}
            alt={`Logo of ${name}`}
            className="h-14 w-full rounded-md bg-sunken object-contain p-2"
          />
        )}
        <p className="text-muted text-sm">
          {ownFont?.family ?? font}, version {kit.version}
          {warnings > 0 && `, ${countText(warnings, "warning")} about contrast`}
        </p>
        {tone && <p className="text-muted text-xs leading-relaxed">{tone}</p>}
      </div>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <UsedIn name={name} uses={kit.usedIn} />
        <span className="flex gap-1">
          <Button size="icon-sm" variant="ghost" aria-label={`Edit ${name}`} onClick={onEdit}>
            <PencilLine aria-hidden />
          </Button>
          <Button size="icon-sm" variant="ghost" aria-label={`Delete ${name}`} onClick={onRemove}>
            <Trash2 aria-hidden />
          </Button>
        </span>
      </div>
    </li>
  );
}
