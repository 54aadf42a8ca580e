import type { Metadata } from "next";
import { accountQuestion } from "@/domain/admin/questions";
import { AccountsPage } from "@/features/admin/accounts-page";
import { adminAddress, readQuestion } from "@/features/admin/admin-address";
import type { RouteProps } from "../../page-props";
import { askSignedIn } from "../../server-caller";

export const metadata: Metadata = { title: "Accounts" };

export default async function AccountsRoute({ searchParams }: RouteProps) {
  const params = await searchParams;
  const question = readQuestion(accountQuestion, params);
  const after = typeof params.after === "string" && params.after !== "" ? params.after : null;
  const view = await askSignedIn(adminAddress("accounts", { ...question, after }), (caller) =>
    caller.admin.accounts({ ...question, after }),
  );
  return <AccountsPage question={question} after={after} view={view} />;
}
