"use client";

import { Plus, Shapes } from "lucide-react";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Segmented } from "@/components/ui/segmented";
import { SignedImage } from "@/components/ui/signed-image";
import { referenceWarning } from "@/domain/library/library-element";
import { planElement } from "@/domain/plan/plan";
import { type ElementDraft, ElementForm } from "@/features/library/element-form";
import { ElementVersions } from "@/features/library/element-versions";
import { LibraryFrame } from "@/features/library/library-frame";
import { Palette } from "@/features/library/look-card";
import { type ItemActions, ItemButtons, Shelf } from "@/features/library/shelf";
import { type ElementView, useElements } from "@/features/library/use-elements";
import { UsedIn } from "@/features/library/used-in";
import { useUrlParams } from "@/features/shell/use-url-params";
import { countText } from "@/features/wording/numbers";
import { termText } from "@/features/wording/terms";

const kinds = ["all", ...planElement.shape.kind.options] as const;

type Opened =
  | { what: "form"; element: ElementView | null; draft?: ElementDraft }
  | { what: "versions"; element: ElementView };

/** What must look the same in every video that it appears in. */
export function ElementsPage() {
  const { params, setParams } = useUrlParams();
  const shown = kinds.find((kind) => kind === params.get("kind")) ?? "all";
  const elements = useElements();
  const [opened, setOpened] = useState<Opened | null>(null);
  const visible = elements.list.data?.filter(({ content }) => shown === "all" || content.kind === shown);
  const newElement = (
    <Button variant="primary" onClick={() => setOpened({ what: "form", element: null })}>
      <Plus aria-hidden /> New element
    </Button>
  );
  return (
    <LibraryFrame
      shelf="elements"
      lead="Products, people, props and places that must look the same wherever they appear. Use them in a project’s storyboard."
      actions={newElement}
    >
      <Segmented
        label="Which elements"
        className="mb-5"
        value={shown}
        options={kinds.map((value) => ({ value, label: value === "all" ? "All" : termText(value) }))}
        onChange={(kind) => setParams({ kind: kind === "all" ? "" : kind })}
      />
      <Shelf
        list={elements.list}
        items={visible}
        empty={
          <EmptyState icon={Shapes} title="Nothing here yet" action={newElement}>
            Make an element by hand or from pictures, or keep one of a project: open its storyboard and choose
            “Save to the library” at the element.
          </EmptyState>
        }
      >
        {(element) => (
          <ElementCard
            key={element.id}
            element={element}
            actions={{
              onEdit: () => setOpened({ what: "form", element }),
              onVersions: () => setOpened({ what: "versions", element }),
              onRemove: () => void elements.remove(element),
            }}
          />
        )}
      </Shelf>
      {opened?.what === "form" && (
        <ElementForm
          key={`${opened.element?.id}/${opened.draft ? "again" : ""}`}
          element={opened.element}
          draft={opened.draft ?? null}
          onClose={() => setOpened(null)}
          onGoOn={(draft) => setOpened({ ...opened, draft })}
        />
      )}
      {opened?.what === "versions" && (
        <ElementVersions element={opened.element} onClose={() => setOpened(null)} />
      )}
    </LibraryFrame>
  );
}

function ElementCard({ element, actions }: { element: ElementView; actions: ItemActions }) {
  const { name, kind, description, colours, references, selected } = element.content;
  const picture = selected === null ? undefined : element.pictures[selected];
  const best = references.find(({ digest }) => digest === selected);
  const isWeak = best !== undefined && referenceWarning(best) !== null;
  return (
    <li className="flex flex-col overflow-hidden rounded-lg border border-line bg-surface">
      {picture ? (
        <SignedImage
          src={picture}
          alt={`Reference of ${name}`}
          className="aspect-video bg-sunken object-contain"
        />
      ) : (
        <div className="grid aspect-video place-items-center bg-sunken text-muted text-sm">
          No picture yet
        </div>
      )}
      <div className="grid grow content-start gap-2 p-4">
        <h2 className="wrap-anywhere font-semibold text-sm">{name}</h2>
        <div className="flex flex-wrap items-center gap-1.5">
          <Badge>{termText(kind)}</Badge>
          <Badge>Version {element.version}</Badge>
          {best && (
            <Badge tone={isWeak ? "accent" : "neutral"}>
              {best.overall === null ? "Not measured" : `Reference ${Math.round(best.overall)}`}
            </Badge>
          )}
        </div>
        <p className="line-clamp-3 text-muted text-sm leading-relaxed">{description}</p>
        <p className="flex items-center justify-between text-muted text-xs">
          {countText(references.length, "picture")} <Palette colours={colours} />
        </p>
      </div>
      <div className="flex items-center justify-between gap-2 px-4 pb-3">
        <UsedIn name={name} itemKey={element.id} />
        <ItemButtons name={name} actions={actions} />
      </div>
    </li>
  );
}
