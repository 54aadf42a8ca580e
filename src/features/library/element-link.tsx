import { Library } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import type { Plan, PlanElement } from "@/domain/plan/plan";
import { isOverridden, linkElement, unlinkElement, wordsOfElement } from "@/domain/workspace/link-element";
import { told } from "@/features/library/told";
import { type ElementView, useElements } from "@/features/library/use-elements";
import { FailureCallout } from "@/features/shell/failure-callout";
import { useSessionState } from "@/features/workspace/workspace-provider";
import type { WorkspaceSession } from "@/features/workspace/workspace-session";

/** How an element of the plan stands to the library: kept there, taken from there, or made something else of here. */
export function ElementLink({
  projectId,
  session,
  plan,
  element,
}: {
  projectId: string;
  session: WorkspaceSession;
  plan: Plan;
  element: PlanElement;
}) {
  const { list, keep } = useElements();
  const { history } = useSessionState(session);
  const link = history.present.elements?.[element.key];
  if (list.error) return <FailureCallout error={list.error} onRetry={() => void list.refetch()} />;
  const item = list.data?.find(({ id }) => id === link?.itemId);
  const target = `element/${element.key}`;
  const take = (chosen: ElementView) =>
    session.change(linkElement(session.data, { plan, key: element.key, item: chosen }), {
      what: `Took ${chosen.content.name} from the library`,
      target,
    });
  const release = () =>
    session.change(unlinkElement(session.data, element.key), {
      what: `Made ${element.name} the project’s own`,
      target,
    });
  async function save(into: ElementView | null) {
    const kept = keep.mutateAsync({
      ...{ projectId, elementKey: element.key, words: wordsOfElement(element) },
      into: into && { id: into.id, baseVersion: into.version },
    });
    const done = into
      ? `“${element.name}” is the library’s newest version`
      : `“${element.name}” is in your library`;
    if (!(await told(kept, { done })) || !link) return;
    // What was promoted is what the project has: it goes by the new version from now on.
    const elements = { ...session.data.elements, [element.key]: { ...link, version: (await kept).version } };
    session.change(
      { ...session.data, elements },
      { what: `Promoted ${element.name} to the library`, target },
    );
  }
  const fitting = list.data?.filter(({ content }) => content.kind === element.kind) ?? [];
  const isOther =
    item !== undefined && (isOverridden(element, item.content) || item.version !== link?.version);
  return (
    <div className="grid gap-2 rounded-md border border-line p-3">
      <Field
        label="From the library"
        hint={
          isOther
            ? "Here it is not what it is in the library. Take the library’s version, or promote this one to it."
            : "Its words and its picture come from there; frames are held against the picture."
        }
      >
        {(control) => (
          <Select
            {...control}
            value={item?.id ?? ""}
            onChange={(event) => {
              const chosen = fitting.find(({ id }) => id === event.target.value);
              if (chosen) take(chosen);
              else release();
            }}
          >
            <option value="">The project’s own</option>
            {fitting.map(({ id, version, content }) => (
              <option key={id} value={id}>
                {`${content.name}, version ${version}`}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <div className="flex flex-wrap gap-2">
        {item && isOther && (
          <>
            <Button size="sm" onClick={() => take(item)}>
              Take version {item.version}
            </Button>
            <Button size="sm" busy={keep.isPending} onClick={() => void save(item)}>
              Promote this one
            </Button>
          </>
        )}
        {!item && (
          <Button size="sm" busy={keep.isPending} onClick={() => void save(null)}>
            <Library aria-hidden /> Save to the library
          </Button>
        )}
      </div>
    </div>
  );
}
