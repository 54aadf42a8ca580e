import { wordDiff } from "@/domain/comparison/word-diff";

/**
 * What became of a prompt: words that went struck through, words that came marked.
 *
 * @param names What the two are called, where they are no versions of one thing.
 */
export function PromptDiff({
  before,
  after,
  names = { before: "Before", after: "After" },
}: {
  before: string;
  after: string;
  names?: { before: string; after: string };
}) {
  return (
    <div className="grid gap-1.5 text-sm leading-relaxed">
      <p>
        <span className="text-muted">{names.before}: </span>
        <Words text={before} other={after} as="del" />
      </p>
      <p>
        <span className="text-muted">{names.after}: </span>
        <Words text={after} other={before} as="ins" />
      </p>
    </div>
  );
}

function Words({ text, other, as: Mark }: { text: string; other: string; as: "del" | "ins" }) {
  if (text === "") return <span className="text-muted">nothing</span>;
  const style = Mark === "del" ? "text-muted line-through" : "bg-accent-wash text-accent-text no-underline";
  return wordDiff(text, other).map((part, index) => {
    const key = `${index}-${part.text}`;
    return part.changed ? (
      <Mark key={key} className={style}>
        {part.text}
      </Mark>
    ) : (
      <span key={key}>{part.text}</span>
    );
  });
}
