import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/trpc/client";

type Answers = inferRouterOutputs<AppRouter>;

/** What the pages of administrators show, as the server tells it. */
export type AccountsView = Answers["admin"]["accounts"];
export type AccountRow = AccountsView["rows"][number];
export type RunsView = Answers["admin"]["runs"];
export type RunRow = RunsView["rows"][number];
export type CallRow = Answers["admin"]["calls"][number];
export type ProviderRow = Answers["admin"]["providers"][number];
export type AuditView = Answers["admin"]["audit"];
export type AuditRow = AuditView["rows"][number];
export type ProposalRow = Answers["insights"]["proposals"][number];
