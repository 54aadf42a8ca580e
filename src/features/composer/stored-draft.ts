import { type Draft, draft } from "@/features/composer/draft";

const key = "framewright.draft";

/** The draft of the last visit, if one was begun. One that cannot be read any more is forgotten: it was only a convenience. */
export function readStoredDraft(): Draft | null {
  const text = window.localStorage.getItem(key);
  if (text === null) return null;
  try {
    const parsed = draft.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

export const storeDraft = (value: Draft) => window.localStorage.setItem(key, JSON.stringify(value));

export const forgetStoredDraft = () => window.localStorage.removeItem(key);
