import { StudioError } from "@/domain/errors";
import { idsOf } from "@/domain/timeline/check-cut";
import type { Cut } from "@/domain/timeline/cut";
import {
  endStep,
  type History,
  record,
  redo,
  startHistory,
  takeBack,
  undo,
} from "@/domain/timeline/edit/history";

/** What somebody is told: as a line on the page, and to screen readers. */
export type Notice = {
  text: string;
  tone: "info" | "refused";
  /** Counts up, so that equal texts are told again. */
  number: number;
};

export type EditorState = {
  history: History;
  /** Ids of clips, gaps, texts and sounds. */
  selection: readonly string[];
  notice: Notice | null;
  /** Frames between which playing repeats, the second one excluded. */
  loop: { inFrame: number; outFrame: number } | null;
};

export type EditOptions = {
  /** What is done, for the history and the list of versions: "Trim". */
  label: string;
  /** Edits of one mark are one step. */
  mark?: string;
  /** What a screen reader is told afterwards; the label when left out, null for nothing while a drag goes on. */
  tell?: string | null;
};

/** One editing session: the cut with its history, and what is selected. Knows nothing of React, servers or players. */
export class EditorStore {
  private current: EditorState;
  private readonly listeners = new Set<() => void>();

  constructor(cut: Cut) {
    this.current = { history: startHistory(cut), selection: [], notice: null, loop: null };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly state = (): EditorState => this.current;

  get cut(): Cut {
    return this.current.history.present;
  }

  /** Makes an edit; one that is refused changes nothing and is told. Answers whether it was made. */
  edit(options: EditOptions, change: (cut: Cut) => Cut): boolean {
    const { label, mark, tell = label } = options;
    try {
      const cut = change(this.cut);
      if (cut === this.cut) return false;
      const history = record(this.current.history, { cut, label, mark: mark ?? null });
      this.set({ history, selection: stillThere(cut, this.current.selection) });
      if (tell !== null) this.tell(tell);
      return true;
    } catch (error) {
      if (!(error instanceof StudioError)) throw error;
      this.tell(error.message, "refused");
      return false;
    }
  }

  /** Ends a drag or a field's typing: what follows is a step of its own. */
  endStep(): void {
    this.set({ history: endStep(this.current.history) });
  }

  /** Takes back what a drag has done so far that was broken off. */
  takeBack(mark: string): void {
    const history = takeBack(this.current.history, mark);
    this.set({ history, selection: stillThere(history.present, this.current.selection) });
  }

  undo(): void {
    this.travel(undo(this.current.history), "Undone", "There is nothing to undo");
  }

  redo(): void {
    this.travel(redo(this.current.history), "Done again", "There is nothing to do again");
  }

  select(ids: readonly string[]): void {
    this.set({ selection: [...new Set(ids)] });
  }

  /** Adds an item to the selection, or takes it out. */
  toggle(id: string): void {
    const { selection } = this.current;
    this.set({
      selection: selection.includes(id) ? selection.filter((one) => one !== id) : [...selection, id],
    });
  }

  setLoop(loop: EditorState["loop"]): void {
    this.set({ loop: loop && loop.outFrame > loop.inFrame ? loop : null });
  }

  tell(text: string, tone: Notice["tone"] = "info"): void {
    this.set({ notice: { text, tone, number: (this.current.notice?.number ?? 0) + 1 } });
  }

  private travel(history: History, done: string, nothing: string): void {
    const before = this.current.history;
    if (history === before) {
      this.tell(nothing);
      return;
    }
    const label = history.future.length > before.future.length ? history.future[0] : history.past.at(-1);
    this.set({ history, selection: stillThere(history.present, this.current.selection) });
    this.tell(`${done}: ${label?.label ?? ""}`);
  }

  private set(change: Partial<EditorState>): void {
    this.current = { ...this.current, ...change };
    for (const listener of this.listeners) listener();
  }
}

function stillThere(cut: Cut, selection: readonly string[]): readonly string[] {
  const ids = new Set(idsOf(cut));
  // A seam is named after the clip before it.
  const kept = selection.filter((id) => ids.has(id.replace(/^seam:/, "")));
  return kept.length === selection.length ? selection : kept;
}
