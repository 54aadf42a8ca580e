import type { Metadata } from "next";
import { histogramBuckets } from "@/domain/insights/score-facts";
import { ClipsPage } from "@/features/insights/clips-page";
import { clipsAddress, readInsightQuestion } from "@/features/insights/insight-address";
import type { RouteProps } from "../../page-props";
import { askSignedIn } from "../../server-caller";

export const metadata: Metadata = { title: "Behind the numbers" };

export default async function ScoredClipsRoute({ searchParams }: RouteProps) {
  const params = await searchParams;
  const { question } = readInsightQuestion(params, new Date());
  const bucket = typeof params.bucket === "string" ? bucketOf(params.bucket) : null;
  const view = await askSignedIn(clipsAddress(question, bucket ?? undefined), (caller) =>
    caller.insights.clips({ ...question, ...(bucket !== null && { bucket }) }),
  );
  return <ClipsPage question={question} bucket={bucket} view={view} />;
}

/** Null for what is no bar of the histogram. */
function bucketOf(text: string): number | null {
  const bucket = /^\d{1,2}$/.test(text) ? Number(text) : -1;
  return bucket >= 0 && bucket < histogramBuckets ? bucket : null;
}
