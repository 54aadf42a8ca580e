import type { PromptOrigin } from "@/domain/plan/prompt-parts";

/** What people call where words come from, and the colour that marks them. The text keeps its own colour. */
export const origins: Record<PromptOrigin, { title: string; style: string; means: string }> = {
  shot: {
    title: "Shot",
    style: "bg-sky-500/15 border-sky-500",
    means: "what happens, the camera, where things stand",
  },
  element: {
    title: "Element",
    style: "bg-emerald-500/15 border-emerald-500",
    means: "how people and things look",
  },
  scene: { title: "Scene", style: "bg-violet-500/15 border-violet-500", means: "place, time and light" },
  look: {
    title: "Look",
    style: "bg-pink-500/15 border-pink-500",
    means: "style, mood and colours of the video",
  },
  story: { title: "Story", style: "bg-orange-500/15 border-orange-500", means: "what the whole video tells" },
  brief: { title: "Brief", style: "bg-teal-500/15 border-teal-500", means: "what you asked for" },
  setting: {
    title: "Setting",
    style: "bg-indigo-500/15 border-indigo-500",
    means: "length, format and other settings",
  },
  fixed: {
    title: "Fixed words",
    style: "bg-zinc-500/15 border-zinc-500",
    means: "the same in every such prompt",
  },
  maker: { title: "Your words", style: "bg-accent-wash border-accent", means: "written by you here" },
};
