import type { Metadata } from "next";
import { ElementsPage } from "@/features/library/elements-page";
import { askSignedIn } from "../../server-caller";

export const metadata: Metadata = { title: "Elements" };

export default async function Page() {
  await askSignedIn("/library/elements", (caller) => caller.account.me());
  return <ElementsPage />;
}
