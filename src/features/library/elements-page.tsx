"use client";

import { PencilLine, Plus, Shapes, Trash2 } from "lucide-react";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Segmented } from "@/components/ui/segmented";
import { SignedImage } from "@/components/ui/signed-image";
import { referenceWarning } from "@/domain/library/library-element";
import { planElement } from "@/domain/plan/plan";
import { ElementForm } from "@/features/library/element-form";
import { LibraryFrame } from "@/features/library/library-frame";
import { Palette } from "@/features/library/look-card";
import { ShelfSkeleton, shelfGrid } from "@/features/library/shelf-skeleton";
import { type ElementView, useElements } from "@/features/library/use-elements";
import { UsedIn } from "@/features/library/used-in";
import { FailureCallout } from "@/features/shell/failure-callout";
import { useUrlParams } from "@/features/shell/use-url-params";
import { countText } from "@/features/wording/numbers";
import { termText } from "@/features/wording/terms";

const kinds = ["all", ...planElement.shape.kind.options] as const;

/** What must look the same in every video that it appears in. */
export function ElementsPage() {
  const { params, setParams } = useUrlParams();
  const shown = kinds.find((kind) => kind === params.get("kind")) ?? "all";
  const elements = useElements();
  const [opened, setOpened] = useState<{ element: ElementView | null } | null>(null);
  const { data, error, refetch } = elements.list;
  const visible = data?.filter(({ content }) => shown === "all" || content.kind === shown);
  const newElement = (
    <Button variant="primary" onClick={() => setOpened({ element: null })}>
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
      {error && <FailureCallout error={error} onRetry={() => void refetch()} />}
      {!data && !error && <ShelfSkeleton />}
      {visible?.length === 0 && (
        <EmptyState icon={Shapes} title="Nothing here yet" action={newElement}>
          Make an element by hand or from pictures, or keep one of a project: open its storyboard and choose
          “Save to the library” at the element.
        </EmptyState>
      )}
      <ul className={shelfGrid}>
        {visible?.map((element) => (
          <ElementCard
            key={element.id}
            element={element}
            onEdit={() => setOpened({ element })}
            onRemove={() => void elements.remove(element)}
          />
        ))}
      </ul>
      {opened && <ElementForm element={opened.element} onClose={() => setOpened(null)} />}
    </LibraryFrame>
  );
}

function ElementCard({
  element,
  onEdit,
  onRemove,
}: {
  element: ElementView;
  onEdit: () => void;
  onRemove: () => void;
}) {
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
        <UsedIn name={name} uses={element.usedIn} />
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
