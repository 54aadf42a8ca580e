import type { Metadata } from "next";
import { ServersPage } from "@/features/render-servers/servers-page";
import { askSignedIn } from "../server-caller";

export const metadata: Metadata = { title: "Servers" };

export default async function ServersRoute() {
  const [servers, workflows] = await askSignedIn("/servers", (caller) =>
    Promise.all([caller.renderServers.list(), caller.workflows.list()]),
  );
  return <ServersPage servers={servers} workflows={workflows} />;
}
