import { Input, Select } from "@/components/ui/input";
import { type PlanElement, type PlanShot, revealStrategies } from "@/domain/plan/plan";
import { termText } from "@/features/wording/terms";

type Seen = PlanShot["elements"];

/** Which elements a shot shows, how much of each, and what a character does. */
export function ShotElements({
  shot,
  elements,
  onChange,
}: {
  shot: PlanShot;
  elements: readonly PlanElement[];
  onChange: (seen: Seen) => void;
}) {
  const change = (key: string, fields: Partial<Seen[number]>) =>
    onChange(shot.elements.map((seen) => (seen.key === key ? { ...seen, ...fields } : seen)));
  const toggle = ({ key }: PlanElement, on: boolean) =>
    onChange(
      on
        ? [...shot.elements, { key, visibility: "full", emphasis: 0.5, action: "" }]
        : shot.elements.filter((seen) => seen.key !== key),
    );
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-3 font-medium text-sm">In the picture</legend>
      {elements.map((element) => {
        const seen = shot.elements.find(({ key }) => key === element.key);
        return (
          <div
            key={element.key}
            className="grid min-h-10 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-2 sm:grid-cols-[14rem_9rem_minmax(0,1fr)]"
          >
            <label className="flex items-center gap-2 text-sm">
              <input
                type="checkbox"
                className="size-4 accent-accent"
                checked={seen !== undefined}
                onChange={(event) => toggle(element, event.target.checked)}
              />
              {element.name}
            </label>
            {seen && (
              <Select
                aria-label={`How much of ${element.name} is seen`}
                value={seen.visibility}
                onChange={(event) => {
                  const visibility = revealStrategies.find((each) => each === event.target.value);
                  if (visibility) change(element.key, { visibility });
                }}
              >
                {revealStrategies.map((strategy) => (
                  <option key={strategy} value={strategy}>
                    {termText(strategy)}
                  </option>
                ))}
              </Select>
            )}
            {seen && element.kind === "character" && (
              <Input
                aria-label={`What ${element.name} does`}
                placeholder="What they do"
                value={seen.action}
                onChange={(event) => change(element.key, { action: event.target.value })}
              />
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
