import { signOut } from "next-auth/react";

/** Ends this session and goes to a page of this site, at the address under which it is open here. */
export async function endSession(to: string): Promise<void> {
  await signOut({ redirect: false });
  window.location.assign(to);
}
