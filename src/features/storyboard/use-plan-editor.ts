"use client";

import { useCallback, useMemo, useState } from "react";
import { StudioError } from "@/domain/errors";
import type { Plan } from "@/domain/plan/plan";
import { describeEdit } from "@/domain/plan-edit/describe-edit";
import type { Others, PlanEdit } from "@/domain/plan-edit/plan-edit";
import { type PlanWarning, planWarnings } from "@/domain/plan-edit/plan-warnings";
import { withPlanEdit } from "@/domain/workspace/edit-plan-in-workspace";
import type { BranchContent } from "@/domain/workspace/merge";
import type { Workspace } from "@/domain/workspace/workspace";
import { useSessionState } from "@/features/workspace/workspace-provider";
import type { Change, WorkspaceSession } from "@/features/workspace/workspace-session";

/** Does an edit. @param joins Names the field that is typed into, so that its letters are taken back together. */
export type DoEdit = (edit: PlanEdit, joins?: string) => void;

/** Makes another document of the one there is, with the plan that stands. */
export type Decide = (next: (content: BranchContent) => Workspace, change: Change) => void;

export type PlanEditor = {
  plan: Plan;
  warnings: readonly PlanWarning[];
  edit: DoEdit;
  decide: Decide;
  /** Why the last edit could not be done; null when it was. */
  refusal: string | null;
  /** What becomes of the other shots when one takes more or less time. */
  others: Others;
  setOthers: (others: Others) => void;
};

/** @param planned The planner's plan, which stands until the maker's own is begun. */
export function usePlanEditor(session: WorkspaceSession, planned: Plan): PlanEditor {
  const { history } = useSessionState(session);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [others, setOthers] = useState<Others>("rebalance");
  const plan = history.present.plan ?? planned;
  const decide = useCallback<Decide>(
    (next, change) => {
      try {
        session.change(next({ data: session.data, plan: session.data.plan ?? planned }), change);
        setRefusal(null);
      } catch (error) {
        if (!(error instanceof StudioError)) throw error;
        setRefusal(error.message);
      }
    },
    [session, planned],
  );
  const edit = useCallback<DoEdit>(
    (wanted, joins) =>
      decide((content) => withPlanEdit(content, wanted), {
        ...describeEdit(session.data.plan ?? planned, wanted),
        joins: joins ?? null,
      }),
    [decide, session, planned],
  );
  const warnings = useMemo(() => planWarnings(plan), [plan]);
  return { plan, warnings, edit, decide, refusal, others, setOthers };
}

/** A key that nothing in any project has ever had. */
export const newKey = (noun: "shot" | "scene" | "element") => `${noun}-${crypto.randomUUID().slice(0, 13)}`;
