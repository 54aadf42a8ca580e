import { Button } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import type { Brief } from "@/domain/brief/brief";
import type { AppliedLook } from "@/domain/look/look";
import { LookSelect } from "@/features/library/look-select";
import { useSessionState } from "@/features/workspace/workspace-provider";
import type { WorkspaceSession } from "@/features/workspace/workspace-session";

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
      </div>
    </Card>
  );
}
