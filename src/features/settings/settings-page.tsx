"use client";

import { LogOut, Server as ServerIcon } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card, CardTitle } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { ProviderKeyView } from "@/domain/provider-keys/provider-key";
import type { AccountView } from "@/domain/view/views";
import { endSession } from "@/features/account/end-session";
import { LiveCatalogue } from "@/features/models/live-catalogue";
import { ProviderKeys } from "@/features/provider-keys/provider-keys";
import { PasswordForm } from "@/features/settings/password-form";
import { ThemeChoice } from "@/features/settings/theme-choice";
import { PageFrame } from "@/features/shell/page-frame";
import { readFailure } from "@/features/wording/failures";
import { Moment } from "@/features/wording/moments";
import { moneyText, waitText } from "@/features/wording/numbers";
import { termText } from "@/features/wording/terms";
import { trpc } from "@/trpc/client";

export function SettingsPage({
  account,
  providerKeys,
}: {
  account: AccountView;
  /** Null for accounts that make no videos. */
  providerKeys: ProviderKeyView[] | null;
}) {
  const { totals } = account;
  const figures = [
    { title: "Projects", text: totals.projects.toLocaleString("en") },
    { title: "Finished videos", text: totals.videos.toLocaleString("en") },
    { title: "Running time", text: totals.videoSeconds === 0 ? "0 s" : waitText(totals.videoSeconds) },
    { title: "Spent", text: totals.spentMicros === 0 ? "nothing" : moneyText(totals.spentMicros) },
  ];
  return (
    <PageFrame title="Settings" narrow>
      <div className="grid gap-4">
        <Card>
          <CardTitle>Account</CardTitle>
          <dl className="grid gap-x-6 gap-y-3 text-sm sm:grid-cols-2">
            <Fact title="User name">{account.username}</Fact>
            <Fact title="E-mail">{account.email ?? "none"}</Fact>
            <Fact title="Role">{termText(account.role)}</Fact>
            <Fact title="Member since">
              <Moment iso={account.memberSince} show="date" />
            </Fact>
            <Fact title="Last sign-in">
              {account.lastSignInAt ? <Moment iso={account.lastSignInAt} /> : "this is the first"}
            </Fact>
          </dl>
        </Card>
        <Card>
          <CardTitle>Your work</CardTitle>
          <dl className="grid grid-cols-2 gap-4 sm:grid-cols-4">
            {figures.map(({ title, text }) => (
              <div key={title}>
                <dt className="text-muted text-xs">{title}</dt>
                <dd className="font-semibold text-xl tabular-nums">{text}</dd>
              </div>
            ))}
          </dl>
        </Card>
        {providerKeys && <ProviderKeys initial={providerKeys} />}
        {account.role === "admin" && <LiveCatalogue />}
        {account.role === "admin" && <RenderServersLink />}
        <Card>
          <CardTitle>Appearance</CardTitle>
          <ThemeChoice />
        </Card>
        {account.hasPassword && (
          <Card>
            <CardTitle>Password</CardTitle>
            <PasswordForm username={account.username} />
          </Card>
        )}
        <Sessions />
      </div>
    </PageFrame>
  );
}

function Fact({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-muted text-xs">{title}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </div>
  );
}

function RenderServersLink() {
  return (
    <Card>
      <CardTitle>Servers</CardTitle>
      <Callout
        title="Machines that render for this installation"
        action={
          <Button asChild>
            <Link href="/servers">
              <ServerIcon aria-hidden /> Manage servers
            </Link>
          </Button>
        }
      >
        ComfyUI servers of your own and RunPod endpoints, and the workflows they are given.
      </Callout>
    </Card>
  );
}

function Sessions() {
  const [asking, setAsking] = useState(false);
  const everywhere = trpc.account.signOutEverywhere.useMutation({
    onSuccess: () => endSession("/sign-in"),
  });
  return (
    <Card>
      <CardTitle>Sessions</CardTitle>
      <Callout
        title="Sign out everywhere"
        action={
          <Button onClick={() => setAsking(true)}>
            <LogOut aria-hidden /> Sign out everywhere
          </Button>
        }
      >
        Ends every session of this account, on all devices, this one included. Running work goes on.
      </Callout>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title="Sign out on all devices?"
        confirmLabel="Sign out everywhere"
        cancelLabel="Stay signed in"
        busy={everywhere.isPending || everywhere.isSuccess}
        error={everywhere.error && readFailure(everywhere.error).message}
        onConfirm={() => everywhere.mutate()}
      >
        You will have to sign in again on each of them, here too.
      </ConfirmDialog>
    </Card>
  );
}
