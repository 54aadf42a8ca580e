import type { Metadata } from "next";
import type { InsightQuestion } from "@/domain/insights/question";
import { AcceptancePanel } from "@/features/insights/acceptance-panel";
import { AlertsPanel } from "@/features/insights/alerts-panel";
import { EffectsPanel } from "@/features/insights/effects-panel";
import {
  type InsightViewName,
  insightAddress,
  readInsightQuestion,
  readInsightView,
} from "@/features/insights/insight-address";
import { InsightsPage } from "@/features/insights/insights-page";
import { QualityPanel } from "@/features/insights/quality-panel";
import type { RouteProps } from "../page-props";
import { askSignedIn } from "../server-caller";

export const metadata: Metadata = { title: "Insights" };

type Caller = Parameters<Parameters<typeof askSignedIn>[1]>[0];

export default async function InsightsRoute({ searchParams }: RouteProps) {
  const params = await searchParams;
  const view = readInsightView(params);
  const { question, problem } = readInsightQuestion(params, new Date());
  const { content, people, audience, choices } = await askSignedIn(
    insightAddress(view, question),
    async (caller) => {
      const { role } = await caller.account.me();
      const people = role === "admin" ? await caller.costs.people() : null;
      return { people, ...(await panels[view](caller, question)) };
    },
  );
  return <InsightsPage {...{ view, question, problem, people, audience, choices }}>{content}</InsightsPage>;
}

/** Each view asks for its own numbers only. */
const panels = {
  async quality(caller: Caller, question: InsightQuestion) {
    const view = await caller.insights.quality(question);
    return { content: <QualityPanel view={view} />, audience: view.audience, choices: view.choices };
  },
  async acceptance(caller: Caller, question: InsightQuestion) {
    const view = await caller.insights.acceptance(question);
    return { content: <AcceptancePanel view={view} />, audience: view.audience, choices: view.choices };
  },
  async effects(caller: Caller, question: InsightQuestion) {
    const view = await caller.insights.effects(question);
    return { content: <EffectsPanel view={view} />, audience: view.audience, choices: view.choices };
  },
  async alerts(caller: Caller, question: InsightQuestion) {
    const { userId } = question;
    const view = await caller.insights.alerts({ userId });
    return {
      content: <AlertsPanel view={view} question={question} />,
      audience: view.audience,
      choices: null,
    };
  },
} satisfies Record<InsightViewName, unknown>;
