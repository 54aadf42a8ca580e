"use client";

import Link from "next/link";
import { signIn } from "next-auth/react";
import { type FormEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { AccountFrame } from "@/features/account/account-frame";
import { OauthButtons, type OauthProvider } from "@/features/account/oauth-buttons";
import { PasswordInput } from "@/features/account/password-input";
import { type Failure, readFailure } from "@/features/wording/failures";
import { trpc } from "@/trpc/client";

/** The first field with an error gets the focus, so that nobody has to look for it. */
function focusFirstError(form: HTMLFormElement, { fieldErrors }: Failure) {
  const first = Array.from(form.elements).find(
    (element): element is HTMLInputElement =>
      element instanceof HTMLInputElement && element.name in fieldErrors,
  );
  first?.focus();
}

export function RegisterForm({ next, oauth }: { next: string; oauth: OauthProvider[] }) {
  const register = trpc.account.register.useMutation();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [entering, setEntering] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const errors = failure?.fieldErrors ?? {};
  const unplaced = failure && Object.keys(errors).length === 0 ? failure.message : null;

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const entries = new FormData(event.currentTarget);
    const username = String(entries.get("username")).trim();
    const email = String(entries.get("email")).trim();
    const password = String(entries.get("password"));
    setFailure(null);
    try {
      await register.mutateAsync({ username, password, ...(email ? { email } : {}) });
    } catch (error) {
      const read = readFailure(error);
      setFailure(read);
      if (form.current) focusFirstError(form.current, read);
      return;
    }
    setEntering(true);
    const result = await signIn("credentials", { redirect: false, identifier: username, password }).catch(
      () => undefined,
    );
    window.location.assign(result?.ok ? next : `/sign-in?next=${encodeURIComponent(next)}`);
  }

  return (
    <AccountFrame
      title="Create an account"
      lead="It lives on this server only. The first account becomes the admin."
      footer={
        <>
          Already have one?{" "}
          <Link
            className="text-accent-text underline underline-offset-4"
            href={`/sign-in?next=${encodeURIComponent(next)}`}
          >
            Sign in
          </Link>
        </>
      }
    >
      <OauthButtons providers={oauth} next={next} />
      <form ref={form} onSubmit={(event) => void submit(event)} className="grid gap-4" noValidate>
        {unplaced && <Callout tone="danger" title={unplaced} />}
        <Field
          label="User name"
          hint="3 to 32 letters, digits, dots, dashes or underscores."
          error={errors.username}
        >
          {(control) => (
            <Input {...control} name="username" autoComplete="username" autoCapitalize="none" required />
          )}
        </Field>
        <Field
          label="E-mail (optional)"
          hint="Can be used to sign in. Nothing is sent to it."
          error={errors.email}
        >
          {(control) => <Input {...control} name="email" type="email" autoComplete="email" />}
        </Field>
        <Field
          label="Password"
          hint="At least 10 characters. Long beats complicated."
          error={errors.password}
        >
          {(control) => <PasswordInput {...control} name="password" autoComplete="new-password" required />}
        </Field>
        <Button type="submit" variant="primary" busy={register.isPending || entering}>
          Create account
        </Button>
      </form>
    </AccountFrame>
  );
}
