import type { Metadata } from "next";
import { SettingsPage } from "@/features/settings/settings-page";
import { askSignedIn } from "../server-caller";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsRoute() {
  const account = await askSignedIn("/settings", (caller) => caller.account.me());
  return <SettingsPage account={account} />;
}
