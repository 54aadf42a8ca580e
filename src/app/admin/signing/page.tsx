import type { Metadata } from "next";
import { adminAddress } from "@/features/admin/admin-address";
import { SigningPage } from "@/features/admin/signing-page";
import { askSignedIn } from "../../server-caller";

export const metadata: Metadata = { title: "Signing" };

export default async function SigningRoute() {
  const signer = await askSignedIn(adminAddress("signing"), (caller) => caller.admin.signer());
  return <SigningPage signer={signer} now={new Date()} />;
}
