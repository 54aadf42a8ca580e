import type { Metadata } from "next";
import { costQuery, readCostQuestion } from "@/features/costs/cost-question";
import { CostsPage } from "@/features/costs/costs-page";
import type { RouteProps } from "../page-props";
import { askSignedIn } from "../server-caller";

export const metadata: Metadata = { title: "Costs" };

export default async function CostsRoute({ searchParams }: RouteProps) {
  const { question, problem } = readCostQuestion(await searchParams, new Date());
  const { overview, admin } = await askSignedIn(`/costs?${costQuery(question)}`, async (caller) => {
    const { role } = await caller.account.me();
    const overview = await caller.costs.overview(question);
    if (role !== "admin") return { overview, admin: null };
    const limits = await caller.costs.limits({ userId: question.userId ?? null });
    return { overview, admin: { people: await caller.costs.people(), limits } };
  });
  return <CostsPage question={question} problem={problem} overview={overview} admin={admin} />;
}
