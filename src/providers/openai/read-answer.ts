import type { ChatCompletionChunk } from "openai/resources/chat/completions";
import { z } from "zod";
import { StudioError } from "@/domain/errors";
import type { TokenUsage } from "./token-price";

/** An answer as it came, streamed or stored. */
export type RawAnswer = {
  text: string;
  refusal: string | null;
  finish: string;
  /** Null from servers that do not count. */
  usage: TokenUsage | null;
};

const count = z.int().nonnegative();
/** Parts that a server leaves out are none of them. */
const usageBlock = z.object({
  prompt_tokens: count,
  completion_tokens: count,
  prompt_tokens_details: z
    .object({ cached_tokens: count.catch(0), cache_write_tokens: count.catch(0) })
    .catch({ cached_tokens: 0, cache_write_tokens: 0 }),
});

export function usageIn(block: unknown): TokenUsage | null {
  const parsed = usageBlock.safeParse(block);
  if (!parsed.success) return null;
  const { prompt_tokens, completion_tokens, prompt_tokens_details: details } = parsed.data;
  return {
    input: prompt_tokens,
    cached: details.cached_tokens,
    cacheWritten: details.cache_write_tokens,
    output: completion_tokens,
  };
}

/**
 * Puts a stream together. One that ends without saying why it ends was cut on the way: what is there may be half of
 * the answer, and what became of the rest is not known.
 */
export async function readStream(
  chunks: AsyncIterable<ChatCompletionChunk>,
  { vendorName, onText }: { vendorName: string; onText?: ((text: string) => void) | undefined },
): Promise<RawAnswer> {
  let text = "";
  let refusal = "";
  let finish: string | null = null;
  let usage: TokenUsage | null = null;
  for await (const { choices, usage: block } of chunks) {
    usage = usageIn(block) ?? usage;
    const choice = choices?.[0];
    if (!choice) continue;
    refusal += choice.delta?.refusal ?? "";
    finish = choice.finish_reason ?? finish;
    const piece = choice.delta?.content ?? "";
    if (piece === "") continue;
    text += piece;
    onText?.(text);
  }
  if (finish === null) {
    throw new StudioError(
      "outcome-unknown",
      `The connection to ${vendorName} broke in the middle of its answer. It may have been charged for.`,
    );
  }
  return { text, refusal: refusal || null, finish, usage };
}

const storedAnswer = z.object({
  choices: z.array(
    z.object({
      message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
      finish_reason: z.string(),
    }),
  ),
  usage: z.unknown(),
});
export type StoredAnswer = z.infer<typeof storedAnswer>;

/** A list of stored answers, as little of it as is needed. */
export const storedAnswers = z.object({ data: z.array(storedAnswer) });

/** Null when nothing was said. */
export function readStored({ choices: [choice], usage }: StoredAnswer): RawAnswer | null {
  if (!choice) return null;
  return {
    text: choice.message.content ?? "",
    refusal: choice.message.refusal ?? null,
    finish: choice.finish_reason,
    usage: usageIn(usage),
  };
}
