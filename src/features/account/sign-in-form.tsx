"use client";

import Link from "next/link";
import { signIn } from "next-auth/react";
import { type FormEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { signInMessage } from "@/domain/auth/sign-in-problem";
import { AccountFrame } from "@/features/account/account-frame";
import { OauthButtons, type OauthProvider } from "@/features/account/oauth-buttons";
import { PasswordInput } from "@/features/account/password-input";

export function SignInForm({
  next,
  oauth,
  registrationOpen,
  error: initialError,
}: {
  next: string;
  oauth: OauthProvider[];
  registrationOpen: boolean;
  /** Problem that travelled in the address: an OAuth attempt that failed, or a session that ended. */
  error: string | null;
}) {
  const [error, setError] = useState(initialError && signInMessage(initialError));
  const [busy, setBusy] = useState(false);
  const password = useRef<HTMLInputElement>(null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setError(null);
    try {
      const result = await signIn("credentials", {
        redirect: false,
        identifier: form.get("identifier"),
        password: form.get("password"),
      });
      if (result?.ok) {
        // A full load, so that nothing rendered for the signed-out visitor stays in the router's cache.
        window.location.assign(next);
        return;
      }
      setError(signInMessage(result?.error ?? "failed"));
      password.current?.select();
    } catch {
      setError("The server did not answer. Check the connection and try again.");
    }
    setBusy(false);
  }

  return (
    <AccountFrame
      title="Sign in"
      lead={next === "/studio" ? "To your studio on this server." : "Then you continue where you were going."}
      footer={
        registrationOpen ? (
          <>
            New here?{" "}
            <Link
              className="text-accent-text underline underline-offset-4"
              href={`/register?next=${encodeURIComponent(next)}`}
            >
              Create an account
            </Link>
          </>
        ) : (
          "Registration is closed on this installation. Ask its admin for an account."
        )
      }
    >
      <OauthButtons providers={oauth} next={next} />
      <form onSubmit={(event) => void submit(event)} className="grid gap-4">
        {error && <Callout tone="danger" title={error} />}
        <Field label="User name or e-mail">
          {(control) => (
            <Input {...control} name="identifier" autoComplete="username" autoCapitalize="none" required />
          )}
        </Field>
        <Field label="Password">
          {(control) => (
            <PasswordInput
              {...control}
              ref={password}
              name="password"
              autoComplete="current-password"
              required
            />
          )}
        </Field>
        <Button type="submit" variant="primary" busy={busy}>
          Sign in
        </Button>
      </form>
    </AccountFrame>
  );
}
