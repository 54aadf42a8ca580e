import type { PoolItemView } from "@/domain/view/pool-views";
import { Moment } from "@/features/wording/moments";
import { moneyText, shotLengthText } from "@/features/wording/numbers";

export const scoreText = ({ score }: Pick<PoolItemView, "score">): string =>
  score === null ? "not scored" : `${Math.round(score)}`;

/** How a thing came about, in pairs. */
export function ItemFacts({ item, fps }: { item: PoolItemView; fps: number }) {
  const { durationFrames, media, model, seed, costMicros, createdAt, draft } = item;
  const size = media.width && media.height ? `${media.width} × ${media.height}` : null;
  const length = durationFrames === null ? null : shotLengthText(durationFrames, fps);
  const facts = [
    ["Score", scoreText(item)],
    ["Model", model],
    ["Seed", seed === null ? null : String(seed)],
    ["Cost", moneyText(costMicros)],
    ["Size", [size, length].filter(Boolean).join(", ")],
    ["Kind", draft ? "Draft" : null],
  ] as const;
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-sm">
      {facts.map(([name, value]) =>
        value ? (
          <div key={name} className="contents">
            <dt className="text-muted">{name}</dt>
            <dd className="wrap-anywhere tabular-nums">{value}</dd>
          </div>
        ) : null,
      )}
      <dt className="text-muted">Made</dt>
      <dd>
        <Moment iso={createdAt} />
      </dd>
    </dl>
  );
}
