import { UserSearch } from "lucide-react";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import type { AccountQuestion } from "@/domain/admin/questions";
import { accountRoles } from "@/domain/auth/rights";
import { AccountActions } from "@/features/admin/account-actions";
import { adminAddress } from "@/features/admin/admin-address";
import { AdminFrame } from "@/features/admin/admin-frame";
import type { AccountRow, AccountsView } from "@/features/admin/admin-views";
import { FilterChoice, FilterForm, FilterText } from "@/features/admin/filter-form";
import { PageLinks } from "@/features/admin/page-links";
import { roleTitles } from "@/features/admin/role-titles";
import { standingText } from "@/features/costs/amounts";
import { Moment } from "@/features/wording/moments";
import { countText } from "@/features/wording/numbers";

/** Everybody who has an account, and what an administrator can do about it. */
export function AccountsPage({
  question,
  after,
  view,
}: {
  question: AccountQuestion;
  /** The name that this page comes after; null on the first page. */
  after: string | null;
  view: AccountsView;
}) {
  return (
    <AdminFrame page="accounts" lead="Who has an account here, what they may do and what they may spend.">
      <FilterForm page="accounts" filtered={Object.keys(question).length > 0}>
        <FilterText label="Name or e-mail" name="search" value={question.search} />
        <FilterChoice
          label="Role"
          name="role"
          value={question.role}
          all="Every role"
          options={accountRoles.map((role) => ({ value: role, label: roleTitles[role] }))}
        />
        <FilterChoice
          label="State"
          name="state"
          value={question.state}
          all="Every state"
          options={[
            { value: "active", label: "Can sign in" },
            { value: "suspended", label: "Suspended" },
          ]}
        />
      </FilterForm>
      {view.rows.length === 0 ? (
        <EmptyState icon={UserSearch} title="Nobody matches">
          Look for another part of the name or address, or show all accounts.
        </EmptyState>
      ) : (
        <ul aria-label="Accounts" className="grid gap-3">
          {view.rows.map((account) => (
            <AccountItem key={account.id} account={account} />
          ))}
        </ul>
      )}
      <PageLinks
        first={after ? adminAddress("accounts", question) : null}
        next={view.next && adminAddress("accounts", { ...question, after: view.next })}
        nextTitle="More accounts"
      />
    </AdminFrame>
  );
}

function AccountItem({ account }: { account: AccountRow }) {
  const { id, username, email, role, suspendedAt, lastSignInAt, createdAt } = account;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-lg border border-line bg-surface p-4">
      <div className="grid min-w-0 flex-1 basis-64 gap-1">
        <div className="flex flex-wrap items-center gap-2">
          <h2 className="wrap-anywhere font-semibold text-sm">{username}</h2>
          {role !== "maker" && <Badge tone="accent">{roleTitles[role]}</Badge>}
          {suspendedAt && <Badge tone="danger">Suspended</Badge>}
        </div>
        {email && <p className="wrap-anywhere text-muted text-xs">{email}</p>}
        <p className="text-muted text-xs">
          {countText(account.projects, "project")},{" "}
          <Link
            href={adminAddress("runs", { ownerId: id })}
            className="underline underline-offset-4 hover:text-foreground"
          >
            {countText(account.runs, "run")}
          </Link>
          . This month {amounts(account)}.
        </p>
        <p className="text-muted text-xs">
          {lastSignInAt ? (
            <>
              Last signed in <Moment iso={lastSignInAt.toISOString()} />
            </>
          ) : (
            "Has never signed in"
          )}
          , here since <Moment iso={createdAt.toISOString()} show="date" />
        </p>
      </div>
      <AccountActions account={account} />
    </li>
  );
}

/** Without a limit of its own the one for everybody holds, which the costs page tells. */
const amounts = ({ hasLimit, ...standing }: AccountRow): string =>
  hasLimit ? standingText(standing) : `${standingText(standing)} of their own`;
