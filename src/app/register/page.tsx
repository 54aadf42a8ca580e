import { DoorClosed } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { RegisterForm } from "@/features/account/register-form";
import { returnPath } from "@/features/account/return-path";
import { auth } from "@/server/auth/auth";
import type { RouteProps } from "../page-props";
import { askPublic } from "../server-caller";

export const metadata: Metadata = { title: "Create an account" };

export default async function RegisterPage({ searchParams }: RouteProps) {
  const target = returnPath((await searchParams).next);
  if (await auth()) redirect(target);
  const info = await askPublic((caller) => caller.system.info());
  if (info.registrationOpen) return <RegisterForm next={target} oauth={info.oauth} />;
  return (
    <div className="mx-auto w-full max-w-2xl px-4 py-16">
      <h1 className="sr-only">Registration is closed</h1>
      <EmptyState
        icon={DoorClosed}
        title="Registration is closed"
        action={
          <Button asChild variant="primary">
            <Link href="/sign-in">Sign in</Link>
          </Button>
        }
      >
        New accounts on this installation are made by its admin.
      </EmptyState>
    </div>
  );
}
