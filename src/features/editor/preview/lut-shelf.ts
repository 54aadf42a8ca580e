import { type CubeLut, readCube } from "@/domain/picture/cube-lut";

/** The tables for colours that a page works with, each fetched and read once. Knows nothing of React. */
export class LutShelf {
  private readonly tables = new Map<string, CubeLut | "loading" | Error>();
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly urlOf: (digest: string) => string | null,
    /** Called when a table has arrived, so that what is shown can be drawn again. */
    private readonly onArrived: () => void,
  ) {}

  /** Calls back whenever a table has arrived or could not be had. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Takes in a table that the maker has just sent. */
  keep(digest: string, lut: CubeLut): void {
    this.set(digest, lut);
    this.onArrived();
  }

  /** The table, or null while it is on its way or when it could not be had: the picture is then shown without it. */
  get(digest: string): CubeLut | null {
    const known = this.tables.get(digest);
    if (known === undefined) void this.fetch(digest);
    return known === undefined || known === "loading" || known instanceof Error ? null : known;
  }

  /** Why a table could not be had; null where nothing is wrong. */
  problem(digest: string): Error | null {
    const known = this.tables.get(digest);
    return known instanceof Error ? known : null;
  }

  /** Fetches a table again that could not be had. */
  tryAgain(digest: string): void {
    void this.fetch(digest);
  }

  private async fetch(digest: string): Promise<void> {
    this.set(digest, "loading");
    try {
      const url = this.urlOf(digest);
      if (url === null) throw new Error("The file of this LUT is not there any more");
      const answer = await fetch(url);
      if (!answer.ok) throw new Error(`The studio answered ${answer.status}`);
      this.keep(digest, readCube(await answer.text()));
    } catch (error) {
      this.set(digest, error instanceof Error ? error : new Error(String(error)));
    }
  }

  private set(digest: string, state: CubeLut | "loading" | Error): void {
    this.tables.set(digest, state);
    for (const listener of this.listeners) listener();
  }
}
