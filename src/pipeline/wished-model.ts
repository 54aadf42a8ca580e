import { StudioError } from "@/domain/errors";
import type { ModelFacts } from "@/providers/contract/model-facts";

/** The model that the maker wants for one piece of work; null for the usual one. Throws "misconfigured" for one that is gone. */
export function wishedModel<Model extends ModelFacts>(
  id: string | null,
  models: readonly Model[],
): Model | null {
  if (id === null) return null;
  const found = models.find((model) => model.id === id);
  if (found) return found;
  throw new StudioError("misconfigured", `The model ${id} cannot be had any more. Choose another one.`);
}
