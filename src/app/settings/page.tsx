import type { Metadata } from "next";
import { SettingsPage } from "@/features/settings/settings-page";
import { askSignedIn } from "../server-caller";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsRoute() {
  const [account, providerKeys] = await askSignedIn("/settings", (caller) =>
    Promise.all([caller.account.me(), caller.providerKeys.list()]),
  );
  return <SettingsPage account={account} providerKeys={providerKeys} />;
}
