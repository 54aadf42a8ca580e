"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/input";
import { type AccountRole, accountRoles } from "@/domain/auth/rights";
import { AccountLimit } from "@/features/admin/account-limit";
import type { AccountRow } from "@/features/admin/admin-views";
import { roleTitles } from "@/features/admin/role-titles";
import { SuspendDialog } from "@/features/admin/suspend-dialog";
import { readFailure } from "@/features/wording/failures";
import { trpc } from "@/trpc/client";

/** What an administrator can do about an account. */
export function AccountActions({ account }: { account: AccountRow }) {
  const { id: userId, username, role, suspendedAt } = account;
  const [asking, setAsking] = useState<"suspend" | "limit" | null>(null);
  const { setRole, reinstate, signOut, busy } = useAccountChanges(account);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Select
        aria-label={`Role of ${username}`}
        className="h-8 w-auto"
        value={role}
        disabled={busy}
        onChange={({ target }) => {
          const next = accountRoles.find((one) => one === target.value);
          if (next) setRole(next);
        }}
      >
        {accountRoles.map((one) => (
          <option key={one} value={one}>
            {roleTitles[one]}
          </option>
        ))}
      </Select>
      <Button size="sm" aria-label={`Limit of ${username}`} onClick={() => setAsking("limit")}>
        Limit
      </Button>
      <Button size="sm" disabled={busy} aria-label={`Sign ${username} out everywhere`} onClick={signOut}>
        Sign out
      </Button>
      {suspendedAt ? (
        <Button size="sm" disabled={busy} aria-label={`Reinstate ${username}`} onClick={reinstate}>
          Reinstate
        </Button>
      ) : (
        <Button size="sm" aria-label={`Suspend ${username}`} onClick={() => setAsking("suspend")}>
          Suspend
        </Button>
      )}
      {asking === "suspend" && (
        <SuspendDialog userId={userId} username={username} onClose={() => setAsking(null)} />
      )}
      {asking === "limit" && <AccountLimit userId={userId} onClose={() => setAsking(null)} />}
    </div>
  );
}

function useAccountChanges({ id: userId, username, role: before }: AccountRow) {
  const router = useRouter();
  const onError = (error: unknown) => toast.error(`Nothing was changed. ${readFailure(error).message}`);
  const setting = trpc.admin.setRole.useMutation({ onError });
  const reinstating = trpc.admin.reinstate.useMutation({ onError });
  const signingOut = trpc.admin.signOut.useMutation({ onError });

  function setRole(role: AccountRole, undone = false) {
    const onSuccess = () => {
      router.refresh();
      const undo = { label: "Undo", onClick: () => setRole(before, true) };
      toast(`Role of ${username}: ${roleTitles[role]}`, undone ? {} : { action: undo });
    };
    setting.mutate({ userId, role }, { onSuccess });
  }
  function reinstate() {
    const onSuccess = () => {
      router.refresh();
      toast(`${username} can sign in again`);
    };
    reinstating.mutate({ userId }, { onSuccess });
  }
  function signOut() {
    signingOut.mutate({ userId }, { onSuccess: () => toast(`${username} was signed out everywhere`) });
  }
  const busy = setting.isPending || reinstating.isPending || signingOut.isPending;
  return { setRole: (role: AccountRole) => setRole(role), reinstate, signOut, busy };
}
