import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import type { ReviewRight, ReviewSubject } from "@/domain/review/review";
import { LinkForm } from "@/features/review/link-form";
import { RightField } from "@/features/review/right-field";
import type { Shares } from "@/features/review/use-shares";
import { readFailure } from "@/features/wording/failures";

type ShareForm = { subject: ReviewSubject; shares: Shares };

/** Lets people in: by their account here, or by a link for anybody who gets it. */
export function ShareDialog({
  open,
  onOpenChange,
  ...form
}: ShareForm & { open: boolean; onOpenChange: (open: boolean) => void }) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Share for review"
      description="Whoever you let in sees this only: none of your other videos, and no costs."
    >
      <Tabs defaultValue="person">
        <TabsList aria-label="How">
          <TabsTrigger value="person">With an account</TabsTrigger>
          <TabsTrigger value="link">By link</TabsTrigger>
        </TabsList>
        <TabsContent value="person">
          <PersonForm {...form} />
        </TabsContent>
        <TabsContent value="link">
          <LinkForm {...form} />
        </TabsContent>
      </Tabs>
    </Dialog>
  );
}

function PersonForm({ subject, shares: { withAccount } }: ShareForm) {
  const [username, setUsername] = useState("");
  const [right, setRight] = useState<ReviewRight>("judge");
  const problem = withAccount.error ? readFailure(withAccount.error) : null;
  function submit(event: FormEvent) {
    event.preventDefault();
    withAccount.mutate({ subject, username, right }, { onSuccess: () => setUsername("") });
  }
  return (
    <form onSubmit={submit} className="grid gap-4">
      <Field
        label="User name"
        hint="It appears under Reviews in their account."
        error={problem?.fieldErrors.username ?? problem?.message}
      >
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            value={username}
            onChange={({ target }) => setUsername(target.value)}
          />
        )}
      </Field>
      <RightField right={right} onChange={setRight} />
      <div className="flex items-center justify-end gap-3">
        <span role="status" className="text-muted text-sm">
          {withAccount.data && !username && "Shared."}
        </span>
        <Button
          type="submit"
          variant="primary"
          busy={withAccount.isPending}
          disabled={username.trim() === ""}
        >
          Share
        </Button>
      </div>
    </form>
  );
}
