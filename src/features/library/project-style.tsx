import { Button } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import type { Brand, Brief } from "@/domain/brief/brief";
import { brandOfKit } from "@/domain/library/brand-kit";
import type { AppliedLook } from "@/domain/look/look";
import { LookSelect } from "@/features/library/look-select";
import { FailureCallout } from "@/features/shell/failure-callout";
import { useSessionState } from "@/features/workspace/workspace-provider";
import type { WorkspaceSession } from "@/features/workspace/workspace-session";
import { trpc } from "@/trpc/client";

/** What of the library the whole video follows: chosen here, it stands in the place of what the brief says. */
export function ProjectStyle({ session, brief }: { session: WorkspaceSession; brief: Pick<Brief, "look"> }) {
  const { history } = useSessionState(session);
  const { look: decided } = history.present;
  const asked = brief.look ?? null;
  const choose = (look: AppliedLook | null) =>
    session.change(
      { ...session.data, look },
      { what: look ? `Chose the look ${look.name}` : "Chose no look", target: null },
    );
  const asInBrief = () => {
    const { look: _dropped, ...rest } = session.data;
    session.change(rest, { what: "Took the look of the brief again", target: null });
  };
  return (
    <Card>
      <CardTitle aside={decided === undefined ? "From the brief" : "Chosen here"}>
        Style of the video
      </CardTitle>
      <div className="grid gap-3">
        <LookSelect
          value={decided === undefined ? asked : decided}
          otherwise={{
            title: "None",
            hint: "Pictures and clips follow the look in words below.",
          }}
          onChange={choose}
        />
        {decided !== undefined && (
          <Button size="sm" className="justify-self-start" onClick={asInBrief}>
            {asked ? `Take “${asked.name}” of the brief again` : "As in the brief: none"}
          </Button>
        )}
        <ProjectBrand session={session} brand={history.present.brand} />
      </div>
    </Card>
  );
}

/** Another brand than that of the brief: it changes the text in the picture, the palette and what writers are told. */
function ProjectBrand({ session, brand }: { session: WorkspaceSession; brand: Brand | undefined }) {
  const kits = trpc.brandKits.list.useQuery();
  if (kits.error) return <FailureCallout error={kits.error} onRetry={() => void kits.refetch()} />;
  function choose(id: string) {
    const kit = kits.data?.find((known) => known.id === id);
    const { brand: _dropped, ...rest } = session.data;
    session.change(kit ? { ...rest, brand: brandOfKit(kit.content, kit) } : rest, {
      what: kit ? `Chose the brand kit ${kit.content.name}` : "Took the brand of the brief again",
      target: null,
    });
  }
  const isNewer = kits.data?.some(
    ({ id, version }) => id === brand?.kit?.id && version !== brand.kit.version,
  );
  return (
    <Field
      label="Brand kit"
      {...(isNewer && { hint: "The kit has changed since. Choose it again to take its newest version." })}
    >
      {(control) => (
        <Select
          {...control}
          value={isNewer ? "older" : (brand?.kit?.id ?? "")}
          onChange={(event) => choose(event.target.value)}
        >
          <option value="">As in the brief</option>
          {isNewer && <option value="older">{`${brand?.name}, an earlier version`}</option>}
          {kits.data?.map(({ id, content }) => (
            <option key={id} value={id}>
              {content.name}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
