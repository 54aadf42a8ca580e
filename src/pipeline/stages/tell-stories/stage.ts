import { type ResolvedBrief, wordsOfBrief } from "@/domain/brief/brief";
import type { Built } from "@/domain/build/build";
import type { Json } from "@/domain/json";
import { duplicateIssues, storyPairs } from "@/domain/story/difference";
import { scoreStory } from "@/domain/story/score-story";
import { type Story, storyCount } from "@/domain/story/story";
import { type StoriesOutput, type StoriesWriteInput, storiesOutput } from "@/domain/story/tasks";
import { type TakenStory, type ToldStories, takeStory } from "@/domain/story/told-stories";
import type { Workspace } from "@/domain/workspace/workspace";
import { type Answer, ask } from "@/pipeline/ask";
import { build } from "@/pipeline/build";
import type { RunContext } from "@/pipeline/ports";
import { inStage, note } from "@/pipeline/stage";
import { storiesPrompt } from "./prompt";

const version = 1;
/** A writer is told of so many stories that were not taken; older ones may come back. */
const rememberedStories = 2 * storyCount;

type Sources = {
  brief: Built<ResolvedBrief>;
  prompt: Built<{ prompt: string }>;
  wishes: Workspace["stories"];
};

/**
 * Three stories to choose from, and the one that the video tells: the maker's, or the best by the rule. Others are
 * asked for as often as the maker has wished for others; each request is a question of its own, so that none is asked twice.
 */
export function tellStories(ctx: RunContext, sources: Sources): Promise<Built<TakenStory>> {
  return inStage(ctx, { stage: "story", total: null }, async () => {
    const { wishes } = sources;
    const requests = ["", ...wishes.guidance];
    let seen: Story[] = [];
    let newest: Built<Answer<StoriesOutput>> | null = null;
    for (const [round, guidance] of requests.entries()) {
      newest = await writeThree(ctx, sources, { round, guidance, earlier: seen });
      seen = [...seen, ...newest.value.value.stories].slice(-rememberedStories);
    }
    if (newest === null) throw new Error("the stories stage asked for none");
    const told = await rate(ctx, sources, { written: newest, requests });
    const taken = await take(ctx, told, wishes);
    await trace(ctx, told.value, taken.value);
    return {
      value: taken,
      cached: taken.cached,
      note: `“${taken.value.story.title}”. ${taken.value.reason}`,
    };
  });
}

type Request = { round: number; guidance: string; earlier: readonly Story[] };

/** Asks for three, and once more when two of them are nearly the same. */
async function writeThree(
  ctx: RunContext,
  { brief, prompt }: Sources,
  { round, guidance, earlier }: Request,
): Promise<Built<Answer<StoriesOutput>>> {
  const input = (issues: string[]): StoriesWriteInput => ({
    brief: wordsOfBrief(brief.value),
    prompt: prompt.value.prompt,
    guidance,
    earlier: [...earlier],
    issues,
  });
  const question = (slot: string, asked: StoriesWriteInput, dependsOn: readonly Built[]) =>
    ask(ctx, {
      stage: "story",
      slot,
      task: "stories.write",
      words: storiesPrompt(asked),
      input: asked,
      schema: storiesOutput,
      seed: brief.value.seed,
      dependsOn,
    });
  const first = await question(`stories/${round}`, input([]), [brief, prompt]);
  const issues = duplicateIssues(first.value.value.stories);
  if (issues.length === 0) return first;
  const second = await question(`stories/${round}/again`, input(issues), [brief, prompt, first]);
  await tellOfDuplicates(ctx, round, duplicateIssues(second.value.value.stories).length);
  return second;
}

async function tellOfDuplicates(ctx: RunContext, round: number, count: number): Promise<void> {
  if (count === 0) return;
  await ctx.steps.run(`stories/${round}/duplicates`, async () => {
    await note(ctx, {
      stage: "story",
      level: "warning",
      message:
        "Two of the three stories are much alike, although they were asked for again. Ask for three others, and say what should be different.",
    });
    return null;
  });
}

function rate(
  ctx: RunContext,
  { brief }: Sources,
  { written, requests }: { written: Built<Answer<StoriesOutput>>; requests: readonly string[] },
): Promise<Built<ToldStories>> {
  const { stories } = written.value.value;
  const words = wordsOfBrief(brief.value);
  const round = requests.length - 1;
  return build<ToldStories>(ctx, {
    stage: "story",
    slot: "stories",
    version,
    inputs: { stories, brief: words as unknown as Json, requests: [...requests] },
    dependsOn: [brief, written],
    isComputed: true,
    make: async () => ({
      value: {
        stories,
        guidance: requests[round] ?? "",
        round,
        pairs: storyPairs(stories),
        scores: stories.map((story) => scoreStory(story, words)),
      },
    }),
  });
}

function take(
  ctx: RunContext,
  told: Built<ToldStories>,
  wishes: Workspace["stories"],
): Promise<Built<TakenStory>> {
  const taken = takeStory(told.value, wishes);
  return build<TakenStory>(ctx, {
    stage: "story",
    slot: "story",
    version,
    inputs: taken,
    dependsOn: [told],
    isComputed: true,
    make: async () => ({ value: taken }),
  });
}

function trace(ctx: RunContext, told: ToldStories, taken: TakenStory): Promise<null> {
  return ctx.steps.run("stories/trace", async () => {
    await ctx.records.saveTrace(ctx.run, {
      stage: "story",
      position: 0,
      title: `Story: ${taken.story.title}`,
      data: { ...taken, scores: told.scores, pairs: told.pairs },
    });
    return null;
  });
}
