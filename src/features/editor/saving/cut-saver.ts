import type { Cut } from "@/domain/timeline/cut";

export type SaveState =
  | { kind: "saved"; version: number }
  | { kind: "unsaved" | "saving"; version: number }
  /** The server could not be reached: the edits are on this device, and are sent again. */
  | { kind: "offline"; version: number; message: string }
  /** Somebody else saved meanwhile. Nothing is sent until the maker has decided. */
  | { kind: "conflict"; version: number; message: string };

/** What went wrong with a save, as the page can tell it apart. */
export type SaveFailure = { kind: "conflict" | "unreachable" | "refused"; message: string };

type Parts = {
  version: number;
  cut: Cut;
  save(edit: { baseVersion: number; cut: Cut; message: string; kept: boolean }): Promise<{ version: number }>;
  failureOf(error: unknown): SaveFailure;
  /** Keeps or drops the copy on this device. */
  keepCopy(copy: { baseVersion: number; cut: Cut } | null): void;
  /** Time until an edit is kept on this device: a drag is many edits, and each copy is the whole cut. */
  copyMs: number;
  /** Time until an edit is sent, so that several go together, and until one that failed is sent again. */
  waitMs: number;
  retryMs: number;
};

/**
 * Sends the cut to the server a moment after it changed, one save at a time. What has not arrived yet is on this device.
 * Knows nothing of React.
 */
export class CutSaver {
  private current: SaveState;
  private saved: Cut;
  private wanted: { cut: Cut; message: string };
  private timer: ReturnType<typeof setTimeout> | null = null;
  private copyTimer: ReturnType<typeof setTimeout> | null = null;
  private sending: Promise<void> | null = null;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly parts: Parts) {
    this.current = { kind: "saved", version: parts.version };
    this.saved = parts.cut;
    this.wanted = { cut: parts.cut, message: "" };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly state = (): SaveState => this.current;

  /** Takes note of an edit; it is sent soon. */
  changed(cut: Cut, message: string): void {
    if (cut === this.wanted.cut) return;
    this.wanted = { cut, message };
    this.copyTimer ??= setTimeout(() => this.keepNow(), this.parts.copyMs);
    if (this.current.kind === "conflict") return;
    if (this.current.kind === "saved") this.set({ kind: "unsaved", version: this.current.version });
    this.sendIn(this.parts.waitMs);
  }

  /** Keeps what is not saved yet on this device, now. */
  keepNow(): void {
    if (this.copyTimer !== null) clearTimeout(this.copyTimer);
    this.copyTimer = null;
    if (this.wanted.cut === this.saved) return;
    this.parts.keepCopy({ baseVersion: this.current.version, cut: this.wanted.cut });
  }

  /** Sends what is not saved yet, now. Answers the version that holds it, or null when it could not be saved. */
  async flush(kept = false): Promise<number | null> {
    this.clearTimer();
    this.keepNow();
    await this.sending;
    if (this.current.kind === "conflict") return null;
    if (this.wanted.cut === this.saved && this.current.kind === "saved" && this.current.version > 0) {
      return this.current.version;
    }
    this.sending = this.send(kept).finally(() => {
      this.sending = null;
    });
    await this.sending;
    return this.state().kind === "saved" ? this.current.version : null;
  }

  /** Sends what is not saved yet as the page is left; a cut that nobody changed is left alone. */
  leave(): void {
    if (this.current.kind !== "saved") void this.flush();
  }

  /** Edits that are taken up were made from this version: if it is not the newest any more, they meet a conflict. */
  startFrom(baseVersion: number): void {
    this.set({ kind: "unsaved", version: baseVersion });
  }

  /** After a conflict: what is here goes on top of the version that somebody else saved. */
  async takeOver(newestVersion: number, message: string): Promise<void> {
    this.wanted = { ...this.wanted, message };
    this.set({ kind: "unsaved", version: newestVersion });
    await this.flush(true);
  }

  /** After a conflict: what the server has is what goes on here. */
  goOnWith(cut: Cut, version: number): void {
    this.saved = cut;
    this.wanted = { cut, message: "" };
    this.parts.keepCopy(null);
    this.set({ kind: "saved", version });
  }

  close(): void {
    this.clearTimer();
    this.keepNow();
  }

  private sendIn(ms: number): void {
    this.clearTimer();
    this.timer = setTimeout(() => void this.flush(), ms);
  }

  private clearTimer(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }

  private async send(kept: boolean): Promise<void> {
    const { cut, message } = this.wanted;
    const baseVersion = this.current.version;
    this.set({ kind: "saving", version: baseVersion });
    try {
      const { version } = await this.parts.save({ baseVersion, cut, message: message || "Saved", kept });
      this.saved = cut;
      const isNewest = this.wanted.cut === cut;
      this.parts.keepCopy(isNewest ? null : { baseVersion: version, cut: this.wanted.cut });
      this.set({ kind: isNewest ? "saved" : "unsaved", version });
      if (!isNewest) this.sendIn(this.parts.waitMs);
    } catch (error) {
      const failure = this.parts.failureOf(error);
      if (failure.kind === "conflict") {
        this.set({ kind: "conflict", version: baseVersion, message: failure.message });
        return;
      }
      this.set({ kind: "offline", version: baseVersion, message: failure.message });
      // What the server refuses it will refuse again: it waits for the next edit.
      if (failure.kind === "unreachable") this.sendIn(this.parts.retryMs);
    }
  }

  private set(state: SaveState): void {
    this.current = state;
    for (const listener of this.listeners) listener();
  }
}
