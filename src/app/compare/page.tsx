import type { Metadata } from "next";
import { ComparisonList } from "@/features/compare/comparison-list";
import { askSignedIn } from "../server-caller";

export const metadata: Metadata = { title: "Comparisons" };

export default async function ComparisonsRoute() {
  const first = await askSignedIn("/compare", (caller) => caller.comparisons.list({}));
  return <ComparisonList first={first} />;
}
