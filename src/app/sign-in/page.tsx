import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { homeOf } from "@/domain/auth/rights";
import { returnPath } from "@/features/account/return-path";
import { SignInForm } from "@/features/account/sign-in-form";
import { auth } from "@/server/auth/auth";
import type { RouteProps } from "../page-props";
import { askPublic } from "../server-caller";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: RouteProps) {
  const { next, error } = await searchParams;
  const target = returnPath(next);
  const user = await auth();
  if (user) redirect(next ? target : homeOf(user.role));
  const info = await askPublic((caller) => caller.system.info());
  return (
    <SignInForm
      next={target}
      oauth={info.oauth}
      registrationOpen={info.registrationOpen}
      error={typeof error === "string" ? error : null}
    />
  );
}
