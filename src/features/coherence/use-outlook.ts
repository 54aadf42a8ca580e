import { keepPreviousData } from "@tanstack/react-query";
import { type BriefInput, briefLimits } from "@/domain/brief/brief";
import type { SettingsOutlook } from "@/domain/coherence/outlook";
import { useDebounced } from "@/features/timing/use-debounced";
import { trpc } from "@/trpc/client";

/** Settings depend on everything of a brief but its words: before there are any, these stand for them. */
const standIn = "A video that nobody has described yet";

/** What the settings of a brief can do and what each adds, asked for when typing rests. @param brief Null while it has errors. */
export function useOutlook(brief: BriefInput | null): {
  outlook: SettingsOutlook | undefined;
  error: unknown;
} {
  const rested = useDebounced(brief, 400);
  const asked = rested && { ...rested, prompt: worded(rested.prompt) };
  const query = trpc.coherence.outlook.useQuery(
    { brief: asked ?? { prompt: standIn } },
    { placeholderData: keepPreviousData, enabled: asked !== null },
  );
  return { outlook: query.data, error: asked ? query.error : null };
}

const worded = (prompt: string) =>
  prompt.trim().length < briefLimits.promptCharacters.min ? standIn : prompt;
