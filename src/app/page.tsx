import { Landing } from "@/features/landing/landing";
import { auth } from "@/server/auth/auth";
import { askPublic } from "./server-caller";

export default async function LandingPage() {
  const [user, info] = await Promise.all([auth(), askPublic((caller) => caller.system.info())]);
  return <Landing signedIn={user !== null} draft={info.draft} />;
}
