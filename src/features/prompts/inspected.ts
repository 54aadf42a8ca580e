import { type PromptPart, promptPart, promptText } from "@/domain/plan/prompt-parts";
import type { FramePrompt } from "@/domain/plan/shot-prompts";
import type { PromptsView } from "@/domain/view/workspace-views";
import { clipWishIn, frameWishIn, withClipWish, withFrameWish } from "@/domain/workspace/change-wishes";
import type { Workspace } from "@/domain/workspace/workspace";

/** One prompt of a shot, as the inspector shows it. */
export type Inspected = {
  /** The same for the same prompt of every shot. */
  id: "first-composition" | "first" | "last-composition" | "last" | "clip" | "system" | "planner";
  title: string;
  /** Why nothing is sent, where nothing is. */
  note: string | null;
  planned: PromptPart[];
  left: PromptPart[];
  paragraphs: boolean;
  /** The maker's words in the place of the planned ones; null for none. */
  override: string | null;
  model: string;
  seed: number | null;
  sent: { prompt: string; model: string; createdAt: string } | null;
  /** The slot that it makes; null for words of the whole video. */
  slot: string | null;
  /** The document with other words; null where they cannot be edited. */
  withWords: ((data: Workspace, words: string | null) => Workspace) | null;
};

/** The prompt as it would be sent. */
export const sentText = ({ override, planned, paragraphs }: Inspected): string =>
  override ?? promptText(planned, paragraphs ? "\n\n" : " ");

/** Its parts, of which an override has one. */
export const shownParts = ({ override, planned }: Inspected): PromptPart[] =>
  override === null ? planned : [promptPart("maker", override)];

const plain = {
  note: null,
  left: [],
  paragraphs: false,
  seed: null,
  sent: null,
} satisfies Partial<Inspected>;

/** All prompts of a shot, in the order in which they are needed. */
export function inspectedPrompts(prompts: PromptsView, data: Workspace): Inspected[] {
  return [
    ...prompts.frames.flatMap((frame) => ofFrame(frame, { prompts, data })),
    ofClip(prompts, data),
    ...ofPlanner(prompts),
  ];
}

function ofFrame(
  frame: FramePrompt,
  { prompts, data }: { prompts: PromptsView; data: Workspace },
): Inspected[] {
  const { slot, moment, model, seed, planned, composition, takenOverFrom } = frame;
  const wish = frameWishIn(data, slot);
  const which = moment === 0 ? "first" : "last";
  const name = moment === 0 ? "First frame" : "Last frame";
  const note =
    takenOverFrom !== null
      ? `It takes over the last frame of shot ${takenOverFrom}: nothing is sent for it.`
      : wish.uploadDigest !== null
        ? "A picture of yours is this frame: nothing is sent for it."
        : chosenNote(data, slot);
  return [
    {
      ...{ ...plain, id: `${which}-composition`, title: `${name}: composition`, slot, model, note },
      planned: [promptPart("shot", composition)],
      override: wish.composition,
      withWords: (document, words) => withFrameWish(document, slot, { composition: words }),
    },
    {
      ...{ ...plain, id: which, title: `${name}: image prompt`, slot, model, seed, note },
      ...{ planned: planned.kept, left: planned.left, override: wish.prompt },
      sent: prompts.sent.find((take) => take.slot === slot) ?? null,
      withWords: (document, words) => withFrameWish(document, slot, { prompt: words }),
    },
  ];
}

function ofClip({ clip, sent, shotKey }: PromptsView, data: Workspace): Inspected {
  const { slot, model, seed, planned } = clip;
  return {
    ...{ ...plain, id: "clip", title: "Clip: video prompt", slot, model, seed },
    note: chosenNote(data, slot),
    ...{ planned: planned.kept, left: planned.left, override: clipWishIn(data, shotKey).prompt },
    sent: sent.find((take) => take.slot === slot) ?? null,
    withWords: (document, words) => withClipWish(document, { shotKey, slot }, { prompt: words }),
  };
}

/** Models of pictures and clips get no system prompt; the one that wrote the plan did. It is asked for all shots at once. */
function ofPlanner({ planner }: PromptsView): Inspected[] {
  if (!planner) return [];
  const { model, system, prompt } = planner;
  const common = { ...plain, slot: null, model, paragraphs: true, override: null, withWords: null };
  return [
    { ...common, id: "planner", title: "Plan: what the planner is asked", planned: prompt },
    { ...common, id: "system", title: "Plan: system prompt", planned: system },
  ];
}

const chosenNote = ({ pins }: Workspace, slot: string): string | null =>
  pins[slot] === undefined ? null : "A take was chosen for it: nothing is sent as long as that stands.";
