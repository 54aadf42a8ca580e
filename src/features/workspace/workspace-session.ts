import {
  type EditHistory,
  recordEdit,
  redoEdit,
  startHistory,
  undoEdit,
} from "@/domain/plan-edit/edit-history";
import { lockedKeys, withoutLocks } from "@/domain/workspace/locks";
import type { Workspace } from "@/domain/workspace/workspace";

/** A version of the document as the studio has it. */
export type StoredVersion = {
  version: number;
  data: Workspace;
  /** Null before anything was decided. */
  branchId: string | null;
  /** What it says of itself, where that is known. */
  what?: string | null;
};

export type Change = {
  what: string;
  target: string | null;
  /** Edits in a row with the same name are taken back together; null stands alone. */
  joins?: string | null;
  /** It keeps things as they are, approved ones too: nobody is asked about locks. */
  keeps?: boolean;
};

/** Where versions are kept. `save` fails with what `isConflict` knows when `baseVersion` is not the newest. */
export type WorkspaceStore = {
  load(): Promise<StoredVersion>;
  save(version: {
    baseVersion: number;
    data: Workspace;
    change: { what: string; target: string | null };
    /** Keys of locked shots that the maker has unlocked since `baseVersion`. */
    unlock: string[];
  }): Promise<{ version: number }>;
  isConflict(error: unknown): boolean;
  /** Why a document cannot be stored as it is; null when it can. */
  objection(data: Workspace): string | null;
  /** Keys of shots that the maker has locked and that an edit would change. */
  lockedBy(before: Workspace, after: Workspace): string[];
};

/** An edit that waits for a decision, because it would change shots that are locked. */
export type LockedEdit = { document: Workspace; change: Change; shotKeys: readonly string[] };

export type SessionState = {
  history: EditHistory<Workspace>;
  /** `held`: it cannot be stored as it is, see `objection`. `conflict`: somebody else has stored a newer version. */
  saving: "saved" | "pending" | "saving" | "held" | "failed" | "conflict";
  objection: string | null;
  error: unknown;
  /** What was done last, for people who do not see it. */
  lastChange: string;
  /** What somebody else has stored in the meantime. */
  newer: StoredVersion | null;
  /** What was to be done to shots that are locked; null for nothing. */
  locked: LockedEdit | null;
};

const restMs = 700;
/** A pause that makes what is typed after it a step of its own. */
const burstMs = 1_500;

/**
 * The document of a project while it is edited: changes show at once, are stored when the hand rests, and can be taken
 * back. Two places that edit the same document find out: the second to store is asked whose version shall stand.
 */
export class WorkspaceSession {
  #state: SessionState;
  #stored: StoredVersion;
  #change: { what: string; target: string | null } | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #flight: Promise<void> | null = null;
  #burst = 0;
  #changedAt = 0;
  /** Keys of shots that were unlocked by what is not stored yet. */
  #unlocked = new Set<string>();
  readonly #listeners = new Set<() => void>();

  constructor(
    readonly store: WorkspaceStore,
    stored: StoredVersion,
  ) {
    this.#stored = stored;
    this.#state = {
      history: startHistory(stored.data),
      ...{ saving: "saved", objection: null, error: null, lastChange: "", newer: null, locked: null },
    };
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  readonly state = () => this.#state;

  get data(): Workspace {
    return this.#state.history.present;
  }

  get version(): number {
    return this.#stored.version;
  }

  /**
   * Does an edit, or asks first where it would change what is locked: see `locked` of the state. Answers whether it is
   * done.
   */
  change(document: Workspace, change: Change): boolean {
    const shotKeys = this.store.lockedBy(this.data, document);
    if (shotKeys.length > 0 && !change.keeps) {
      this.#set({ locked: { document, change, shotKeys } });
      return false;
    }
    this.#note(shotKeys);
    this.#record(document, change);
    return true;
  }

  /** Does the edit that waits; what was locked is not any more. */
  unlock(): void {
    const { locked } = this.#state;
    if (!locked) return;
    this.#set({ locked: null });
    this.#note(locked.shotKeys);
    this.#record(withoutLocks(locked.document, locked.shotKeys), locked.change);
  }

  /** Leaves what is locked as it is. */
  keepLocked(): void {
    this.#set({ locked: null });
  }

  /**
   * Does the edit that waits in a branch that was just taken off from what is stored here, and works on there from now on.
   * What is locked here stays so in the branch that was left.
   */
  unlockIn(branch: StoredVersion): void {
    const { locked } = this.#state;
    this.offer(branch);
    this.#set({ locked });
    this.unlock();
  }

  #record(document: Workspace, { what, target, joins = null }: Change): void {
    const now = Date.now();
    if (now - this.#changedAt > burstMs) this.#burst++;
    this.#changedAt = now;
    const together = joins === null ? null : `${joins}#${this.#burst}`;
    this.#show(recordEdit(this.#state.history, { document, what, joins: together }), { what, target });
  }

  undo(): void {
    const last = this.#state.history.past.at(-1);
    if (last) this.#goTo(undoEdit(this.#state.history), `Undid: ${last.what}`);
  }

  redo(): void {
    const next = this.#state.history.future.at(-1);
    if (next) this.#goTo(redoEdit(this.#state.history), `Did again: ${next.what}`);
  }

  /** Where the maker has been before nobody asks again. */
  #goTo(history: EditHistory<Workspace>, what: string): void {
    this.#note(this.store.lockedBy(this.data, history.present));
    this.#show(history, { what, target: null });
  }

  #note(shotKeys: readonly string[]): void {
    for (const key of shotKeys) this.#unlocked.add(key);
  }

  /**
   * Takes a newer version in, or that of the branch that was switched to, when nothing here waits to be stored; else
   * storing will find it.
   */
  offer(newest: StoredVersion): void {
    const { version, branchId } = this.#stored;
    if (newest.version === version) this.#stored = { ...this.#stored, branchId: newest.branchId };
    const isSwitched = branchId !== null && newest.branchId !== null && newest.branchId !== branchId;
    const isNews = newest.version > version || (isSwitched && newest.version !== version);
    if (!isNews || this.#state.saving !== "saved") return;
    const what = isSwitched ? "Switched to another branch" : (newest.what ?? "Changed in another place");
    this.#stored = newest;
    this.#set({
      // What was done in one branch is not taken back in another.
      history: isSwitched
        ? startHistory(newest.data)
        : recordEdit(this.#state.history, { document: newest.data, what, joins: null }),
      lastChange: what,
      // It was to be done to what stood here before.
      locked: null,
    });
  }

  /** The newer version stands. What was done here can still be had back by undoing. */
  takeOver(): void {
    const { newer, history } = this.#state;
    if (!newer) return;
    const what = "Took over the newer version";
    this.#stored = newer;
    this.#change = null;
    this.#unlocked.clear();
    this.#set({
      history: recordEdit(history, { document: newer.data, what, joins: null }),
      ...{ saving: "saved", error: null, newer: null, lastChange: what },
    });
  }

  /** What is here stands; the newer version stays in the history of the project. */
  async keepMine(): Promise<void> {
    const { newer } = this.#state;
    if (!newer) return;
    this.#stored = newer;
    this.#note(this.store.lockedBy(newer.data, this.data));
    this.#set({ saving: "pending", newer: null, error: null });
    await this.flush();
  }

  /** Stores what is not stored yet, whatever is locked. */
  async saveUnlocked(): Promise<void> {
    this.#note(lockedKeys(this.#stored.data));
    await this.flush();
  }

  /** Stores what is not stored yet, and says whether all of it is: what begins from what is stored waits for that. */
  async settle(): Promise<boolean> {
    await this.flush();
    return this.#state.saving === "saved";
  }

  /** Stores what is not stored yet; afterwards `state` tells whether that worked. */
  async flush(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#flight !== null) await this.#flight;
    if (this.#state.saving === "conflict") return;
    if (this.data === this.#stored.data) return this.#set({ saving: "saved", objection: null, error: null });
    const objection = this.store.objection(this.data);
    if (objection) return this.#set({ saving: "held", objection });
    this.#flight = this.#save();
    await this.#flight;
  }

  async #save(): Promise<void> {
    const { data } = this;
    const change = this.#change ?? { what: "Changed the project", target: null };
    const unlock = [...this.#unlocked];
    this.#unlocked.clear();
    this.#set({ saving: "saving", error: null, objection: null });
    try {
      const { version } = await this.store.save({ baseVersion: this.#stored.version, data, change, unlock });
      this.#stored = { ...this.#stored, version, data };
      this.#flight = null;
      if (this.data === data) this.#set({ saving: "saved" });
      else await this.flush();
    } catch (error) {
      this.#flight = null;
      this.#note(unlock);
      if (this.store.isConflict(error)) await this.#meet(error);
      else this.#set({ saving: "failed", error });
    }
  }

  async #meet(conflict: unknown): Promise<void> {
    try {
      this.#set({ saving: "conflict", error: conflict, newer: await this.store.load() });
    } catch (error) {
      this.#set({ saving: "failed", error });
    }
  }

  #show(history: EditHistory<Workspace>, change: { what: string; target: string | null }): void {
    this.#change = change;
    const locked = new Set(lockedKeys(history.present));
    // An approval that is taken back unlocks what is changed before it is stored.
    this.#note(lockedKeys(this.data).filter((key) => !locked.has(key)));
    const saving = this.#state.saving === "conflict" ? "conflict" : "pending";
    this.#set({ history, saving, lastChange: change.what });
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), restMs);
  }

  #set(changed: Partial<SessionState>): void {
    this.#state = { ...this.#state, ...changed };
    for (const listener of this.#listeners) listener();
  }
}
