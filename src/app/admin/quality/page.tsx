import type { Metadata } from "next";
import { adminAddress } from "@/features/admin/admin-address";
import { QualityPage } from "@/features/admin/quality-page";
import { askSignedIn } from "../../server-caller";

export const metadata: Metadata = { title: "Quality alerts and proposals" };

export default async function QualityRoute() {
  const { open, decided, alerts } = await askSignedIn(adminAddress("quality"), async (caller) => {
    // First what only administrators may ask: makers have alerts of their own and are to get nothing here.
    const open = await caller.insights.proposals({ status: "open" });
    const accepted = await caller.insights.proposals({ status: "accepted" });
    const rejected = await caller.insights.proposals({ status: "rejected" });
    const decided = [...accepted, ...rejected].toSorted(
      (a, b) => (b.decidedAt?.getTime() ?? 0) - (a.decidedAt?.getTime() ?? 0),
    );
    return { open, decided, alerts: await caller.insights.alerts({}) };
  });
  return <QualityPage open={open} decided={decided} alerts={alerts} />;
}
