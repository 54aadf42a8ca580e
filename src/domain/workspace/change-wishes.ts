import { type ClipWish, clipWish, type FrameWish, frameWish, type Workspace } from "./workspace";

const noFrameWish: FrameWish = frameWish.parse({});
const noClipWish: ClipWish = clipWish.parse({});

export const frameWishIn = ({ frames }: Pick<Workspace, "frames">, slot: string): FrameWish =>
  frames[slot] ?? noFrameWish;

export const clipWishIn = ({ clips }: Pick<Workspace, "clips">, shotKey: string): ClipWish =>
  clips[shotKey] ?? noClipWish;

/** A composition with a wish in a few words behind it, as a sentence of its own. */
export function withGuidance(composition: string, guidance: string): string {
  const before = composition.trim();
  if (before === "") return guidance.trim();
  return `${before}${/[.!?…]$/.test(before) ? "" : "."} ${guidance.trim()}`;
}

/**
 * The document with another wish for a frame. What the frame was approved or chosen as is over: it is to be another one
 * now. A wish for nothing leaves no trace, so that going back gives the document that there was.
 */
export function withFrameWish(data: Workspace, slot: string, fields: Partial<FrameWish>): Workspace {
  const wish = { ...frameWishIn(data, slot), ...fields };
  return withoutAnswers(data, {
    slot,
    frames: entered(data.frames, slot, isNothing(wish, noFrameWish) ? null : wish),
  });
}

/** The document with another wish for the clip of a shot; see `withFrameWish`. @param slot Of the clip. */
export function withClipWish(
  data: Workspace,
  { shotKey, slot }: { shotKey: string; slot: string },
  fields: Partial<ClipWish>,
): Workspace {
  const wish = { ...clipWishIn(data, shotKey), ...fields };
  return withoutAnswers(data, {
    slot,
    clips: entered(data.clips, shotKey, isNothing(wish, noClipWish) ? null : wish),
  });
}

/** The document in which a slot holds an artifact whatever it would be made of; null leaves it to the pipeline again. */
export const withPin = (data: Workspace, slot: string, artifactId: string | null): Workspace => ({
  ...data,
  pins: entered(data.pins, slot, artifactId),
  approved: data.approved.filter((other) => other !== slot),
});

/** The document in which the planner writes another plan: the maker's edits of the one before go with it. */
export const withAnotherPlan = (data: Workspace, guidance: string): Workspace => ({
  ...data,
  planGuidance: [...data.planGuidance, guidance.trim()],
  plan: null,
});

/** The document in which slots are approved, or are not any more. */
export function withApproval(data: Workspace, slots: readonly string[], approved: boolean): Workspace {
  const others = data.approved.filter((slot) => !slots.includes(slot));
  return { ...data, approved: approved ? [...others, ...slots] : others };
}

/** The document in which a take is a favourite, or is not any more. */
export function withFavourite(data: Workspace, takeId: string, favourite: boolean): Workspace {
  const others = data.favourites.filter((other) => other !== takeId);
  return { ...data, favourites: favourite ? [...others, takeId] : others };
}

function withoutAnswers(
  data: Workspace,
  { slot, ...changed }: { slot: string } & Partial<Pick<Workspace, "frames" | "clips">>,
): Workspace {
  return { ...withPin(data, slot, null), ...changed };
}

/** A record with an entry set, or gone for null. */
function entered<Value>(
  record: Record<string, Value>,
  key: string,
  value: Value | null,
): Record<string, Value> {
  const { [key]: _before, ...rest } = record;
  return value === null ? rest : { ...rest, [key]: value };
}

const isNothing = <Wish extends object>(wish: Wish, nothing: Wish): boolean =>
  (Object.keys(nothing) as (keyof Wish)[]).every((field) => wish[field] === nothing[field]);
