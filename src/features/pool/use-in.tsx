import { CornerDownRight } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import { type PoolTarget, whyNotIn } from "@/domain/pool/use-in";
import type { PoolItemView } from "@/domain/view/pool-views";
import { materialOf, useInPlace } from "@/features/pool/use-in-place";
import { countText } from "@/features/wording/numbers";
import type { WorkspaceSession } from "@/features/workspace/workspace-session";

/** Where else in the video a thing can be used. It is a decision like any other: what is made from the place goes stale. */
export function UseIn({
  projectId,
  item,
  targets,
  session,
}: {
  projectId: string;
  item: PoolItemView;
  targets: readonly PoolTarget[];
  session: WorkspaceSession;
}) {
  const [slot, setSlot] = useState("");
  const [busy, setBusy] = useState(false);
  const putIn = useInPlace(projectId, session);
  const { fitting, refused } = sorted(item, targets);
  const target = fitting.find((place) => place.slot === slot);
  const go = async (place: PoolTarget) => {
    setBusy(true);
    await putIn(item, place);
    setBusy(false);
  };
  if (fitting.length === 0) {
    return <p className="text-muted text-sm">{refused[0] ?? "There is no place in the video for this."}</p>;
  }
  return (
    <Field
      label="Use in"
      hint={
        <>
          {refused.length > 0 &&
            `${countText(refused.length, "place is", "places are")} left out: ${refused[0]?.toLowerCase()} `}
          What goes out of date is shown on{" "}
          <Link className="underline underline-offset-2" href={`/projects/${projectId}`}>
            the page of the project
          </Link>
          .
        </>
      }
    >
      {(control) => (
        <span className="flex gap-2">
          <Select {...control} value={target?.slot ?? ""} onChange={(event) => setSlot(event.target.value)}>
            <option value="">Choose a place</option>
            {fitting.map((place) => (
              <option key={place.slot} value={place.slot}>
                {place.name}
              </option>
            ))}
          </Select>
          <Button disabled={!target} busy={busy} onClick={() => target && void go(target)}>
            <CornerDownRight aria-hidden /> Use
          </Button>
        </span>
      )}
    </Field>
  );
}

/** Places that it fits into, but for its own where it is already; and why it does not fit into others of its kind. */
function sorted(item: PoolItemView, targets: readonly PoolTarget[]) {
  const material = materialOf(item);
  const others = targets.filter(({ slot }) => slot !== item.slot || !item.used);
  const fitting = others.filter((target) => whyNotIn(material, target) === null);
  const refused = others
    .filter(({ kind }) => kind === item.kind)
    .flatMap((target) => whyNotIn(material, target) ?? []);
  return { fitting, refused };
}
