import { z } from "zod";
import type { LanguageEntry } from "@/domain/catalogue/catalogue";
import { StudioError } from "@/domain/errors";
import type { ModerationModel } from "@/providers/contract/moderation-model";
import { toldFailure } from "./told-failure";
import type { Vendor } from "./vendor";

const verdicts = z.object({
  results: z
    .array(z.object({ flagged: z.boolean(), categories: z.record(z.string(), z.boolean().nullable()) }))
    .min(1),
});

/** The vendor's names in plain words; one it adds later is shown as it is. */
const plainWords: Record<string, string> = {
  "harassment/threatening": "threats",
  hate: "hate",
  "hate/threatening": "hateful threats",
  illicit: "illegal acts",
  "illicit/violent": "violent illegal acts",
  "self-harm": "self-harm",
  "self-harm/intent": "intent of self-harm",
  "self-harm/instructions": "instructions for self-harm",
  sexual: "sexual content",
  "sexual/minors": "sexual content with minors",
  "violence/graphic": "graphic violence",
};

/** Judges prompts by OpenAI's moderation, which is free of charge. */
export function createModerationModel({
  vendor,
  entry,
}: {
  vendor: Vendor;
  entry: LanguageEntry;
}): ModerationModel {
  return {
    id: entry.id,
    name: entry.name,
    version: "1",
    draft: false,
    async check({ text, signal }) {
      try {
        const answer = await vendor.client.moderations.create(
          { model: entry.vendorId, input: text },
          { signal: signal ?? null },
        );
        return verdictIn(answer);
      } catch (error) {
        throw repeatable(toldFailure(error, vendor));
      }
    },
  };
}

function verdictIn(answer: unknown): { flagged: boolean; categories: string[] } {
  const { results } = verdicts.parse(answer);
  const found = results.flatMap(({ categories }) =>
    Object.entries(categories).flatMap(([name, isFound]) => (isFound ? [plainWords[name] ?? name] : [])),
  );
  return { flagged: results.some(({ flagged }) => flagged), categories: [...new Set(found)] };
}

/** Nothing is charged or changed by asking again, so that a lost answer is no more than a vendor that is not there. */
function repeatable(error: StudioError): StudioError {
  if (error.code !== "outcome-unknown") return error;
  return new StudioError("provider-unavailable", "OpenAI's moderation did not answer. Try again.", {
    cause: error,
  });
}
