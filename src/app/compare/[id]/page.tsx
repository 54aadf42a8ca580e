import { ComparisonPage } from "@/features/compare/comparison-page";
import type { RouteProps } from "../../page-props";
import { askSignedIn } from "../../server-caller";

export default async function ComparisonRoute({ params }: RouteProps<"id">) {
  const { id } = await params;
  const comparison = await askSignedIn(`/compare/${id}`, (caller) =>
    caller.comparisons.byId({ comparisonId: id }),
  );
  return (
    <>
      <title>{`${comparison.title} · Framewright`}</title>
      <ComparisonPage key={id} initial={comparison} />
    </>
  );
}
