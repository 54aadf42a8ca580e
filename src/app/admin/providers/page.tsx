import type { Metadata } from "next";
import { adminAddress } from "@/features/admin/admin-address";
import { ProvidersPage } from "@/features/admin/providers-page";
import { askSignedIn } from "../../server-caller";

export const metadata: Metadata = { title: "Providers" };

export default async function ProvidersRoute() {
  const providers = await askSignedIn(adminAddress("providers"), (caller) => caller.admin.providers());
  return <ProvidersPage providers={providers} now={new Date()} />;
}
