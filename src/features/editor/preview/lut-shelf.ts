import { type CubeLut, readCube } from "@/domain/picture/cube-lut";

/** The tables for colours that a page works with, each fetched and read once. */
export class LutShelf {
  private readonly tables = new Map<string, CubeLut | "loading" | "missing">();

  constructor(
    private readonly urlOf: (digest: string) => string | null,
    /** Called when a table has arrived, so that what is shown can be drawn again. */
    private readonly onArrived: () => void,
  ) {}

  /** Takes in a table that the maker has just sent. */
  keep(digest: string, lut: CubeLut): void {
    this.tables.set(digest, lut);
    this.onArrived();
  }

  /** The table, or null while it is on its way or when it cannot be had: the picture is then shown without it. */
  get(digest: string): CubeLut | null {
    const known = this.tables.get(digest);
    if (known === undefined) void this.fetch(digest);
    return known === undefined || typeof known === "string" ? null : known;
  }

  private async fetch(digest: string): Promise<void> {
    this.tables.set(digest, "loading");
    const url = this.urlOf(digest);
    const answer = url === null ? null : await fetch(url).catch(() => null);
    if (answer?.ok) this.keep(digest, readCube(await answer.text()));
    else this.tables.set(digest, "missing");
  }
}
