import { Copy, Ellipsis, History, PencilLine, Trash2 } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem } from "@/components/ui/menu";
import type { AppliedLook } from "@/domain/look/look";
import { LookPreview } from "@/features/library/look-preview";
import { lookCategoryTitles } from "@/features/library/look-terms";
import { UsedIn } from "@/features/library/used-in";

export type LookActions = {
  onDuplicate: () => void;
  onEdit: () => void;
  onVersions: () => void;
  onRemove: () => void;
};

/** A look on the shelf: what it does, where it is used, what can be done with it. */
export function LookCard({
  look,
  isOwn,
  actions,
}: {
  look: AppliedLook;
  isOwn: boolean;
  actions: LookActions;
}) {
  const { name, category, version, visual, writing } = look;
  return (
    <li className="flex flex-col overflow-hidden rounded-lg border border-line bg-surface">
      <LookPreview look={look} />
      <div className="grid grow content-start gap-2 p-4">
        <div className="flex items-start justify-between gap-2">
          <h2 className="wrap-anywhere font-semibold text-sm">{name}</h2>
          <LookMenu name={name} isOwn={isOwn} actions={actions} />
        </div>
        <div className="flex flex-wrap items-center gap-1.5">
          <Badge>{lookCategoryTitles[category]}</Badge>
          {isOwn && <Badge>Yours, version {version}</Badge>}
        </div>
        <p className="text-muted text-sm leading-relaxed">{visual.descriptors}</p>
        {writing.descriptors && (
          <p className="text-muted text-xs leading-relaxed">Telling: {writing.descriptors}</p>
        )}
      </div>
      <div className="flex items-center justify-between gap-3 px-4 pb-4">
        <UsedIn name={name} itemKey={look.key} />
        <Palette colours={visual.palette} />
      </div>
    </li>
  );
}

function LookMenu({ name, isOwn, actions }: { name: string; isOwn: boolean; actions: LookActions }) {
  return (
    <Menu
      trigger={
        <Button
          size="icon-sm"
          variant="ghost"
          className="-mt-1 -mr-1"
          aria-label={`More for the look “${name}”`}
        >
          <Ellipsis aria-hidden />
        </Button>
      }
    >
      {isOwn && (
        <MenuItem onSelect={actions.onEdit}>
          <PencilLine aria-hidden /> Edit…
        </MenuItem>
      )}
      <MenuItem onSelect={actions.onDuplicate}>
        <Copy aria-hidden /> Duplicate
      </MenuItem>
      {isOwn && (
        <>
          <MenuItem onSelect={actions.onVersions}>
            <History aria-hidden /> Versions…
          </MenuItem>
          <MenuItem danger onSelect={actions.onRemove}>
            <Trash2 aria-hidden /> Delete
          </MenuItem>
        </>
      )}
    </Menu>
  );
}

/** Colours as dots; their words are in the prompts. */
export function Palette({ colours }: { colours: readonly string[] }) {
  return (
    <span role="img" aria-label={`Colours: ${colours.join(", ")}`} className="flex -space-x-1">
      {colours.map((colour) => (
        <span
          key={colour}
          className="size-4 rounded-full border border-line"
          style={{ backgroundColor: colour }}
        />
      ))}
    </span>
  );
}
