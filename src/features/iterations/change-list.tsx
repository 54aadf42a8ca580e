import type { BriefChange } from "@/domain/iteration/brief-changes";
import { PromptDiff } from "@/features/iterations/prompt-diff";

/** What is different in a brief, field by field; the prompt word by word. */
export function ChangeList({ changes }: { changes: readonly BriefChange[] }) {
  return (
    <dl className="grid gap-1.5 text-sm">
      {changes.map(({ key, title, before, after }) =>
        key === "prompt" ? (
          <div key={key} className="grid gap-1">
            <dt className="font-medium">{title}</dt>
            <dd>
              <PromptDiff before={before} after={after} />
            </dd>
          </div>
        ) : (
          <div key={key} className="flex flex-wrap items-baseline gap-x-2">
            <dt className="text-muted">{title}</dt>
            <dd className="wrap-anywhere">
              <span className="text-muted line-through">{before}</span>{" "}
              <span className="sr-only">is now</span>
              <span className="font-medium">{after}</span>
            </dd>
          </div>
        ),
      )}
    </dl>
  );
}
