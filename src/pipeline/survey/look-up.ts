import type { Built, StoredArtifact } from "@/domain/build/build";
import { StudioError } from "@/domain/errors";
import type { Json } from "@/domain/json";
import type { Plan } from "@/domain/plan/plan";
import { type StageName, stageNames } from "@/domain/run/run";
import { changedInputs } from "@/domain/workspace/reasons";
import type { Workspace } from "@/domain/workspace/workspace";
import type { WantedBuild } from "@/pipeline/ports";
import type { Past, PastWork } from "@/pipeline/survey/past";

/** What was found where a build was wanted. */
export type Finding = {
  slot: string;
  stage: StageName;
  piece: { key: string; label: string } | null;
  state: "missing" | "stale" | "fresh" | "pinned";
  reasons: string[];
  costMicros: number;
  /** What fills the slot now; null for nothing. */
  artifactId: string | null;
  /** Whether the value is the one that a run would have: nothing that it is made from is to be made anew. */
  isSettled: boolean;
  built: Built;
};

/** The findings of a survey, by slot, in the order in which the stages came by. */
export type Findings = Map<string, Finding>;

/** Whether a stage gives words: nothing can stand in for an answer that was never given. */
export const givesWords = (stage: StageName): boolean =>
  stageNames.indexOf(stage) < stageNames.indexOf("elements");

/** What is made from takes says why it is another by what it is. */
const endReasons: Record<string, string> = { cut: "what it is cut from", video: "the cut" };

/**
 * Answers builds with what is there: the result of the key, else what filled the slot last as a stand-in, so that the
 * stages after it can be walked, too. What was made from a stand-in is stale because of it.
 */
export function createLookUp({
  past,
  wishes,
  findings,
}: {
  past: Past;
  wishes: Workspace;
  findings: Findings;
}) {
  return async (wanted: WantedBuild): Promise<Built> => {
    const finding = await find(wanted, { past, wishes, findings });
    findings.set(wanted.slot, finding);
    return finding.built;
  };
}

type Surroundings = { past: Past; wishes: Workspace; findings: Findings };

async function find(wanted: WantedBuild, around: Surroundings): Promise<Finding> {
  const { past, wishes, findings } = around;
  const pin = wishes.pins[wanted.slot];
  const pinned = pin === undefined ? null : await past.artifact(pin);
  const last = past.last(wanted.slot);
  if (pinned) return settled(wanted, { state: "pinned", known: pinned, value: pinned.data, past });
  const known = await past.find(wanted.key);
  const causes = unsettled(wanted, findings);
  const reasons = () => (last || known ? reasonsOf(wanted, { last, around, causes }) : []);
  if (causes.length > 0) return toBeMade(wanted, { known, last, reasons: reasons() });
  if (known) return settled(wanted, { state: "fresh", known, value: known.data, past });
  if (!wanted.compute) return toBeMade(wanted, { known, last, reasons: reasons() });
  // Arithmetic: what a run would have is known, it only has to be put in its place.
  const value = await wanted.compute();
  const state = last ? "stale" : "missing";
  return { ...settled(wanted, { state, known: last, value, past }), reasons: reasons() };
}

const common = ({ slot, stage, piece }: WantedBuild) => ({ slot, stage, piece });

function settled(
  wanted: WantedBuild,
  {
    state,
    known,
    value,
    past,
  }: { state: Finding["state"]; known: StoredArtifact | null; value: Json; past: Past },
): Finding {
  const takeId = known && past.takeOf(wanted.takeSlot, known.contentKey);
  return {
    ...common(wanted),
    ...{ state, reasons: [], costMicros: 0, isSettled: true, artifactId: known?.id ?? null },
    built: { artifactId: wanted.slot, takeId, value, cached: true },
  };
}

async function toBeMade(
  wanted: WantedBuild,
  { known, last, reasons }: { known: StoredArtifact | null; last: PastWork | null; reasons: string[] },
): Promise<Finding> {
  const there = last ?? known;
  const value = there?.data ?? (await standIn(wanted));
  return {
    ...common(wanted),
    ...{ state: there ? "stale" : "missing", reasons, costMicros: wanted.priceMicros, isSettled: false },
    artifactId: there?.id ?? null,
    built: { artifactId: wanted.slot, takeId: last?.takeId ?? null, value, cached: false },
  };
}

/** Slots that a result would be made from and that are themselves to be made anew. */
const unsettled = ({ dependsOn }: WantedBuild, findings: Findings): Finding[] =>
  dependsOn.flatMap(({ artifactId: slot }) => {
    const finding = findings.get(slot);
    return finding && !finding.isSettled ? [finding] : [];
  });

function reasonsOf(
  { key, slot, inputs }: WantedBuild,
  { last, around, causes }: { last: PastWork | null; around: Surroundings; causes: readonly Finding[] },
): string[] {
  const because = causes.map((cause) => `${labelOf(cause)} is made anew`);
  if (!last || last.contentKey === key) return because;
  const end = endReasons[slot];
  if (end) return [end, ...because];
  const planned = around.findings.get("plan")?.built.value as { plan: Plan } | undefined;
  const own = changedInputs({
    before: last.inputs,
    after: inputs,
    planBefore: last.plan,
    planAfter: planned?.plan ?? null,
    shotKey: /^shot\/([^/]+)\//.exec(slot)?.[1] ?? null,
  });
  return [...own, ...because];
}

/** What people call what was found. */
export function labelOf({ slot, stage, piece }: Pick<Finding, "slot" | "stage" | "piece">): string {
  if (!piece) return termOf(slot);
  // On the page of a run it stands among clips.
  return stage === "clips" && !piece.label.includes(",") ? `${piece.label}, clip` : piece.label;
}

function termOf(slot: string): string {
  const [first = ""] = slot.split("/");
  if (first === "plan") return "the plan";
  if (first === "story" || first === "stories") return "the story";
  return slot.endsWith("/sketch") ? "its sketch" : slot;
}

/**
 * Something in the place of a picture, clip or sound that was never made: enough for keys of what would be made from it.
 * Throws "not-found" for words.
 */
async function standIn({ stage, slot, compute }: WantedBuild): Promise<Json> {
  if (compute) return compute();
  if (givesWords(stage)) throw new StudioError("not-found", "Nothing is planned yet");
  return { digest: `none/${slot}`, contentType: "", model: "", durationFrames: 0, durationSeconds: 0 };
}
