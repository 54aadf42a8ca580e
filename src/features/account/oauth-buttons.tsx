"use client";

import { signIn } from "next-auth/react";
import { Button } from "@/components/ui/button";

export type OauthProvider = { id: string; name: string };

export function OauthButtons({ providers, next }: { providers: OauthProvider[]; next: string }) {
  if (providers.length === 0) return null;
  return (
    <div className="grid gap-2">
      {providers.map((provider) => (
        <Button key={provider.id} onClick={() => void signIn(provider.id, { callbackUrl: next })}>
          Continue with {provider.name}
        </Button>
      ))}
      <div className="flex items-center gap-3 pt-2 text-muted text-xs" aria-hidden>
        <span className="h-px grow bg-line" /> or with a password <span className="h-px grow bg-line" />
      </div>
    </div>
  );
}
