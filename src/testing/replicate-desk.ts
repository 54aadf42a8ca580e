import type { Database } from "@/db/client";
import { modelFigures } from "@/db/queries/model-figures";
import { parseEnv } from "@/env";
import { createFetchRemote } from "@/providers/http/guarded-fetch";
import { createTemplateTextModel } from "@/providers/template/template-text-model";
import { createLiveCatalogue } from "@/runtime/live-catalogue";
import { createModelDesk } from "@/runtime/model-desk";
import { createProviderAccesses } from "@/runtime/provider-access";
import { createVault } from "@/runtime/vault";
import type { ReplicateDouble } from "@/testing/doubles/replicate-double";
import { fakeModels } from "@/testing/fake-models";

/** The models of an installation whose Replicate is the double, called with the installation's key or with none. */
export function replicateDesk(
  db: Database,
  { double, key }: { double: ReplicateDouble; key: string | null },
) {
  const { providers } = parseEnv(
    { REPLICATE_BASE_URL: double.baseUrl, ...(key && { REPLICATE_API_TOKEN: key }) },
    "/srv",
  );
  const vault = createVault({ keys: [Buffer.alloc(32, 7)], onSecret: () => undefined });
  const live = createLiveCatalogue();
  const { models: local } = fakeModels({
    text: createTemplateTextModel(),
    makeClip: () => Promise.reject(new Error("no clip is made here")),
  });
  const models = createModelDesk({
    local,
    live,
    accesses: createProviderAccesses({ db, vault, settings: providers }),
    fetchRemote: createFetchRemote({ allow: [double.baseUrl] }),
    rendered: async () => ({ image: [], video: [] }),
    figures: (asked) => modelFigures(db, asked),
  });
  return { live, models };
}
