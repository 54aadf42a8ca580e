import { useEffect, useReducer } from "react";
import type { CoherenceSettings } from "@/domain/coherence/settings";
import { type Draft, emptyDraft, type UploadedImage } from "@/features/composer/draft";
import { forgetStoredDraft, readStoredDraft, storeDraft } from "@/features/composer/stored-draft";

export type DraftChange =
  | { type: "loaded"; draft: Draft }
  | { type: "changed"; values: Partial<Draft> }
  | { type: "image-added"; image: UploadedImage; max: number }
  | { type: "image-removed"; digest: string }
  /** @param by -1 is earlier, 1 is later. */
  | { type: "image-moved"; digest: string; by: -1 | 1 };

/** `loaded` is false until the browser's stored draft was read; until then nothing is stored either. */
type State = { draft: Draft; loaded: boolean };

export function changeDraft(draft: Draft, change: Exclude<DraftChange, { type: "loaded" }>): Draft {
  switch (change.type) {
    case "changed":
      return { ...draft, ...change.values };
    case "image-added": {
      const known = draft.images.some((image) => image.digest === change.image.digest);
      if (known || draft.images.length >= change.max) return draft;
      return { ...draft, images: [...draft.images, change.image] };
    }
    case "image-removed":
      return { ...draft, images: draft.images.filter((image) => image.digest !== change.digest) };
    case "image-moved": {
      const from = draft.images.findIndex((image) => image.digest === change.digest);
      const to = from + change.by;
      const moved = draft.images[from];
      if (!moved || to < 0 || to >= draft.images.length) return draft;
      return { ...draft, images: draft.images.toSpliced(from, 1).toSpliced(to, 0, moved) };
    }
  }
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
