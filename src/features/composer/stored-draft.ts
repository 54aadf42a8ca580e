import { type Draft, draft, emptyDraft, type SettingDefaults } from "@/features/composer/draft";

const key = "framewright.draft";

/** The draft of the last visit. One that cannot be read any more is forgotten: it was only a convenience. */
export function readStoredDraft(defaults: SettingDefaults = {}): Draft {
  const text = window.localStorage.getItem(key);
  if (text === null) return emptyDraft(defaults);
  try {
    const parsed = draft.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : emptyDraft(defaults);
  } catch (error) {
    if (error instanceof SyntaxError) return emptyDraft(defaults);
    throw error;
  }
}

export const storeDraft = (value: Draft) => window.localStorage.setItem(key, JSON.stringify(value));

export const forgetStoredDraft = () => window.localStorage.removeItem(key);
