import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import { Skeleton } from "@/components/ui/skeleton";
import { type ToldFields, versionDifferences } from "@/domain/library/version-differences";
import { told } from "@/features/library/told";
import { FailureCallout } from "@/features/shell/failure-callout";
import { Moment } from "@/features/wording/moments";

type Version<Content> = { version: number; createdAt: Date; content: Content };

/** What a thing of the library was, how its versions differ, and the way back to them. */
export function VersionsDialog<Content extends { name: string }, Held extends Version<Content>>({
  name,
  newest,
  fields,
  versions,
  picture,
  onRestore,
  onClose,
}: {
  name: string;
  newest: number;
  fields: ToldFields<Content>;
  versions: {
    data: readonly Held[] | undefined;
    error: unknown;
    isPending: boolean;
    refetch: () => unknown;
  };
  picture?: (version: Held) => ReactNode;
  onRestore: (version: number) => Promise<unknown>;
  onClose: () => void;
}) {
  const [against, setAgainst] = useState(newest);
  const [busy, setBusy] = useState(false);
  const base = versions.data?.find(({ version }) => version === against);
  const goBack = async (version: number) => {
    setBusy(true);
    const done = `“${name}” is as it was in version ${version}`;
    if (await told(onRestore(version), { done })) onClose();
    else setBusy(false);
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Versions of “${name}”`}
      description="Videos keep the version that they were made with."
      className="max-w-2xl"
    >
      {versions.error !== null && (
        <FailureCallout error={versions.error} onRetry={() => void versions.refetch()} />
      )}
      {versions.isPending && <Skeleton className="h-40" />}
      {versions.data && versions.data.length > 1 && (
        <Field label="Compare with">
          {(control) => (
            <Select {...control} value={against} onChange={(event) => setAgainst(Number(event.target.value))}>
              {versions.data?.map(({ version }) => (
                <option key={version} value={version}>
                  Version {version}
                  {version === newest && ", the newest"}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
      <ol className="grid gap-3">
        {versions.data?.map((version) => (
          <li
            key={version.version}
            className="flex flex-wrap items-start gap-3 rounded-md border border-line p-3"
          >
            <div className="grid min-w-0 flex-1 basis-48 gap-1 text-sm">
              <h3 className="wrap-anywhere font-medium">
                Version {version.version}: {version.content.name}
              </h3>
              <p className="text-muted text-xs">
                <Moment iso={version.createdAt.toISOString()} />
              </p>
              {base && base.version !== version.version && (
                <Differences fields={fields} before={version.content} after={base} />
              )}
              {picture?.(version)}
            </div>
            {version.version !== newest && (
              <Button
                size="sm"
                busy={busy}
                aria-label={`Go back to version ${version.version}`}
                onClick={() => void goBack(version.version)}
              >
                Go back to it
              </Button>
            )}
          </li>
        ))}
      </ol>
    </Dialog>
  );
}

function Differences<Content>({
  fields,
  before,
  after,
}: {
  fields: ToldFields<Content>;
  before: Content;
  after: Version<Content>;
}) {
  const found = versionDifferences(fields, before, after.content);
  if (found.length === 0) return <p className="text-muted text-xs">The same as version {after.version}.</p>;
  return (
    <dl className="grid gap-1 text-xs leading-relaxed">
      {found.map((difference) => (
        <div key={difference.title} className="wrap-anywhere">
          <dt className="inline font-medium">{difference.title}: </dt>
          <dd className="inline text-muted">
            {difference.before}, in version {after.version} {difference.after}
          </dd>
        </div>
      ))}
    </dl>
  );
}
