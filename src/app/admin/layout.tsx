import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { auth } from "@/server/auth/auth";

/** Decided before anything of the page is sent: to everybody but administrators there is nothing here. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const user = await auth();
  // Whoever has not signed in is sent to do so by the page, which knows where to come back to.
  if (user && user.role !== "admin") notFound();
  return children;
}
