import type { Metadata } from "next";
import { BrandKitsPage } from "@/features/library/brand-kits-page";
import { askSignedIn } from "../../server-caller";

export const metadata: Metadata = { title: "Brand kits" };

export default async function Page() {
  await askSignedIn("/library/brand", (caller) => caller.account.me());
  return <BrandKitsPage />;
}
