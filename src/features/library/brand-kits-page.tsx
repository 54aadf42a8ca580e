"use client";

import { Plus, Stamp } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { SignedImage } from "@/components/ui/signed-image";
import { overlayContrasts } from "@/domain/library/overlay-contrast";
import { BrandKitForm, type KitDraft, type KitView } from "@/features/library/brand-kit-form";
import { BrandKitVersions } from "@/features/library/brand-kit-versions";
import { LibraryFrame } from "@/features/library/library-frame";
import { Palette } from "@/features/library/look-card";
import { type ItemActions, ItemButtons, Shelf } from "@/features/library/shelf";
import { useBrandKits } from "@/features/library/use-brand-kits";
import { UsedIn } from "@/features/library/used-in";
import { countText } from "@/features/wording/numbers";

type Opened = { what: "form"; kit: KitView | null; draft?: KitDraft } | { what: "versions"; kit: KitView };

/** What is the same in every video of a brand. */
export function BrandKitsPage() {
  const kits = useBrandKits();
  const [opened, setOpened] = useState<Opened | null>(null);
  const newKit = (
    <Button variant="primary" onClick={() => setOpened({ what: "form", kit: null })}>
      <Plus aria-hidden /> New brand kit
    </Button>
  );
  return (
    <LibraryFrame
      shelf="brand"
      lead="Colours, font, logo and tone of a brand. Choose the kit in the studio, or in a project’s storyboard."
      actions={newKit}
    >
      <Shelf
        list={kits.list}
        items={kits.list.data}
        empty={
          <EmptyState icon={Stamp} title="No brand kit yet" action={newKit}>
            Keep a brand’s colours, font and logo here, and every video of it has them with one choice.
          </EmptyState>
        }
      >
        {(kit) => (
          <KitCard
            key={kit.id}
            kit={kit}
            actions={{
              onEdit: () => setOpened({ what: "form", kit }),
              onVersions: () => setOpened({ what: "versions", kit }),
              onRemove: () => void kits.remove({ id: kit.id, name: kit.content.name }),
            }}
          />
        )}
      </Shelf>
      {opened?.what === "form" && (
        <BrandKitForm
          key={`${opened.kit?.id}/${opened.draft ? "again" : ""}`}
          kit={opened.kit}
          draft={opened.draft ?? null}
          onClose={() => setOpened(null)}
          onGoOn={(draft) => setOpened({ ...opened, draft })}
        />
      )}
      {opened?.what === "versions" && <BrandKitVersions kit={opened.kit} onClose={() => setOpened(null)} />}
    </LibraryFrame>
  );
}

function KitCard({ kit, actions }: { kit: KitView; actions: ItemActions }) {
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
        <UsedIn name={name} itemKey={kit.id} />
        <ItemButtons name={name} actions={actions} />
      </div>
    </li>
  );
}
