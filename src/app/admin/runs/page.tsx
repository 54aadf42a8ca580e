import type { Metadata } from "next";
import { runQuestion } from "@/domain/admin/questions";
import { adminAddress, readPlace, readQuestion } from "@/features/admin/admin-address";
import { RunsPage } from "@/features/admin/runs-page";
import type { RouteProps } from "../../page-props";
import { askSignedIn } from "../../server-caller";

export const metadata: Metadata = { title: "All runs" };

export default async function RunsRoute({ searchParams }: RouteProps) {
  const params = await searchParams;
  const question = readQuestion(runQuestion, params);
  const after = readPlace(params);
  const { view, people } = await askSignedIn(
    adminAddress("runs", { ...question, ...after }),
    async (caller) => ({
      view: await caller.admin.runs({ ...question, after }),
      people: await caller.costs.people(),
    }),
  );
  return <RunsPage question={question} after={after} view={view} people={people} />;
}
