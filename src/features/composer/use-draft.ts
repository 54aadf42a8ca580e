import { useEffect, useReducer } from "react";
import type { CoherenceSettings } from "@/domain/coherence/settings";
import { type Draft, emptyDraft } from "@/features/composer/draft";
import { forgetStoredDraft, readStoredDraft, storeDraft } from "@/features/composer/stored-draft";
import { changeImages, type ImageChange } from "@/features/product-images/image-list";

export type DraftChange =
  | { type: "loaded"; draft: Draft }
  | { type: "changed"; values: Partial<Draft> }
  | ImageChange;

/** `loaded` is false until the browser's stored draft was read; until then nothing is stored either. */
type State = { draft: Draft; loaded: boolean };

export function changeDraft(draft: Draft, change: Exclude<DraftChange, { type: "loaded" }>): Draft {
  if (change.type === "changed") return { ...draft, ...change.values };
  return { ...draft, images: changeImages(draft.images, change) };
}

function reduce(state: State, change: DraftChange): State {
  if (change.type === "loaded") return { draft: change.draft, loaded: true };
  return { ...state, draft: changeDraft(state.draft, change) };
}

/**
 * The composer's draft, kept in the browser while it is written.
 *
 * @param start Takes the place of the stored one.
 * @param preset Settings of a draft that nobody has begun.
 */
export function useDraft(start: Draft | null, preset: CoherenceSettings) {
  const [state, dispatch] = useReducer(reduce, {
    draft: start ?? emptyDraft(preset),
    loaded: start !== null,
  });

  useEffect(() => {
    if (!start) dispatch({ type: "loaded", draft: readStoredDraft() ?? emptyDraft(preset) });
  }, [start, preset]);

  useEffect(() => {
    if (!state.loaded) return;
    // What nobody has touched is not kept: the next visit begins with the settings of then.
    if (JSON.stringify(state.draft) === JSON.stringify(emptyDraft(preset))) forgetStoredDraft();
    else storeDraft(state.draft);
  }, [state, preset]);

  return { ...state, dispatch, forget: forgetStoredDraft };
}
