import {
  ArrowDown,
  ArrowUp,
  Combine,
  Ellipsis,
  Layers,
  Plus,
  Split,
  Trash2,
  WandSparkles,
} from "lucide-react";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import type { PlanShot } from "@/domain/plan/plan";
import { rewriteFields } from "@/domain/plan/rewrite-shot";
import type { BoardActions } from "@/features/storyboard/use-board";

/** Everything that can be done with a shot as a whole, for the mouse, the keyboard and a thumb alike. */
export function ShotMenu({
  shot: { key },
  number,
  isLast,
  actions,
}: {
  shot: PlanShot;
  number: number;
  /** Nothing of its scene comes after it. */
  isLast: boolean;
  actions: BoardActions;
}) {
  return (
    <Menu
      trigger={
        <Button size="icon-sm" variant="ghost" aria-label={`What to do with shot ${number}`}>
          <Ellipsis aria-hidden />
        </Button>
      }
    >
      <MenuItem onSelect={() => actions.step(key, -1)}>
        <ArrowUp aria-hidden /> Move earlier
      </MenuItem>
      <MenuItem onSelect={() => actions.step(key, 1)}>
        <ArrowDown aria-hidden /> Move later
      </MenuItem>
      <MenuSeparator />
      <MenuItem onSelect={() => actions.split(key)}>
        <Split aria-hidden /> Split in two
      </MenuItem>
      <MenuItem disabled={isLast} onSelect={() => actions.edit({ type: "merge-shot", key })}>
        <Combine aria-hidden /> Merge with the next
      </MenuItem>
      <MenuItem onSelect={() => actions.rewrite({ shotKey: key, fields: [...rewriteFields] })}>
        <WandSparkles aria-hidden /> Write it again…
      </MenuItem>
      <MenuItem onSelect={() => actions.addAlternate(key)}>
        <Layers aria-hidden /> Try another version
      </MenuItem>
      <MenuItem onSelect={() => actions.addAfter(key)}>
        <Plus aria-hidden /> Add a shot after it
      </MenuItem>
      <MenuSeparator />
      <MenuItem danger onSelect={() => actions.removeShot(key)}>
        <Trash2 aria-hidden /> Remove
      </MenuItem>
    </Menu>
  );
}
