import { type Draft, draft, emptyDraft } from "@/features/composer/draft";

const key = "framewright.draft";

/** The draft of the last visit. One that cannot be read any more is forgotten: it was only a convenience. */
export function readStoredDraft(): Draft {
  const text = window.localStorage.getItem(key);
  if (text === null) return emptyDraft();
  try {
    const parsed = draft.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : emptyDraft();
  } catch (error) {
    if (error instanceof SyntaxError) return emptyDraft();
    throw error;
  }
}

export const storeDraft = (value: Draft) => window.localStorage.setItem(key, JSON.stringify(value));

export const forgetStoredDraft = () => window.localStorage.removeItem(key);
