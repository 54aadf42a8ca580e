"use client";

import { Card, CardTitle } from "@/components/ui/card";
import type { ProviderKeyView } from "@/domain/provider-keys/provider-key";
import { ProviderRow } from "@/features/provider-keys/provider-row";
import { trpc } from "@/trpc/client";

/** Which providers can be called, and with whose key. */
export function ProviderKeys({ initial }: { initial: ProviderKeyView[] }) {
  const { data: keys } = trpc.providerKeys.list.useQuery(undefined, { initialData: initial });
  return (
    <Card aria-labelledby="providers-title">
      <CardTitle>
        <span id="providers-title">Providers</span>
      </CardTitle>
      <p className="text-muted text-sm leading-relaxed">
        Without a key the studio draws drafts on its own machine, at no cost. With one, films are made by the
        models of that provider, who bills whoever the key belongs to. Keys are stored encrypted and are never
        shown again.
      </p>
      <ul className="mt-2 divide-y divide-line">
        {keys.map((view) => (
          <ProviderRow key={view.provider} view={view} />
        ))}
      </ul>
    </Card>
  );
}
