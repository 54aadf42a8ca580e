import type { Metadata } from "next";
import { LooksPage } from "@/features/library/looks-page";
import { askSignedIn } from "../../server-caller";

export const metadata: Metadata = { title: "Looks" };

export default async function Page() {
  await askSignedIn("/library/looks", (caller) => caller.account.me());
  return <LooksPage />;
}
