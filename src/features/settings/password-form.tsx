"use client";

import { signIn } from "next-auth/react";
import { type FormEvent, useRef } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { PasswordInput } from "@/features/account/password-input";
import { readFailure } from "@/features/wording/failures";
import { trpc } from "@/trpc/client";

export function PasswordForm({ username }: { username: string }) {
  const form = useRef<HTMLFormElement>(null);
  const change = trpc.account.changePassword.useMutation();
  const failure = change.error ? readFailure(change.error) : null;
  const errors = failure?.fieldErrors ?? {};

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const entries = new FormData(event.currentTarget);
    const next = String(entries.get("next"));
    try {
      await change.mutateAsync({ current: String(entries.get("current")), next });
    } catch {
      // Shown from `change.error`, at the fields.
      return;
    }
    form.current?.reset();
    // A new password ends all sessions; this one is opened again with it.
    await signIn("credentials", { redirect: false, identifier: username, password: next });
    toast.success("Password changed. Other devices were signed out.");
  }

  return (
    <form ref={form} onSubmit={(event) => void submit(event)} className="grid max-w-sm gap-4">
      {failure && Object.keys(errors).length === 0 && <Callout tone="danger" title={failure.message} />}
      <input type="text" name="username" autoComplete="username" defaultValue={username} hidden readOnly />
      <Field label="Current password" error={errors.currentPassword}>
        {(control) => <PasswordInput {...control} name="current" autoComplete="current-password" required />}
      </Field>
      <Field
        label="New password"
        hint="At least 10 characters. Other devices are signed out."
        error={errors.newPassword}
      >
        {(control) => <PasswordInput {...control} name="next" autoComplete="new-password" required />}
      </Field>
      <Button type="submit" busy={change.isPending} className="justify-self-start">
        Change password
      </Button>
    </form>
  );
}
