import { promptSigns } from "@/domain/plan/prompt-signs";
import { type Brief, briefLimits } from "./brief";
import { readPrompt } from "./read-prompt";

export const adviceKeys = [
  "length",
  "product",
  "setting",
  "action",
  "mood",
  "audience",
  "brand",
  "call-to-action",
] as const;
export type PromptAdvice = { key: (typeof adviceKeys)[number]; message: string; satisfied: boolean };

type FormPart = Partial<Pick<Brief, "style" | "mood" | "durationSeconds"> & { brandName: string }>;

/**
 * What a prompt still leaves open, most important first, for somebody who is typing: each point says what to add
 * and whether it is there. What the form says counts. Advice, never a condition: a thin prompt makes a video too.
 */
export function promptAdvice(prompt: string, form: FormPart = {}): PromptAdvice[] {
  const signs = promptSigns(prompt, {
    brandName: form.brandName ?? "",
    lengthChosen: (form.durationSeconds ?? null) !== null || readPrompt(prompt).durationSeconds.length > 0,
    styleChosen: (form.style ?? null) !== null,
    moodChosen: (form.mood ?? null) !== null,
  });
  const { min, max } = briefLimits.promptCharacters;
  const length = prompt.trim().length;
  return [
    {
      key: "length",
      message: length > max ? `Shorten to ${max} characters` : `Write at least ${min} characters`,
      satisfied: length >= min && length <= max,
    },
    { key: "product", message: "Name the product or service", satisfied: length > 0 && signs.subject > 0 },
    {
      key: "setting",
      message: "Say where it happens: a kitchen, a beach, a stage",
      satisfied: signs.setting > 0,
    },
    { key: "action", message: "Say what happens: somebody runs, pours, opens", satisfied: signs.action > 0 },
    {
      key: "mood",
      message: "Give it a mood: calm, energetic, nostalgic",
      satisfied: signs.mood + signs.style > 0,
    },
    {
      key: "audience",
      message: "Say who it is for: students, runners, families",
      satisfied: signs.audience > 0,
    },
    { key: "brand", message: "Name the brand, here or in the form", satisfied: signs.brand > 0 },
    {
      key: "call-to-action",
      message: "End with what to do: order now, book a seat",
      satisfied: signs.callToAction > 0,
    },
  ];
}
