import type { Metadata } from "next";
import { canMake } from "@/domain/auth/rights";
import { SettingsPage } from "@/features/settings/settings-page";
import { askSignedIn } from "../server-caller";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsRoute() {
  const [account, providerKeys] = await askSignedIn("/settings", async (caller) => {
    const me = await caller.account.me();
    return [me, canMake(me.role) ? await caller.providerKeys.list() : null] as const;
  });
  return <SettingsPage account={account} providerKeys={providerKeys} />;
}
