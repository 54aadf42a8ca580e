/** What comparing the catalogue with the vendors' own descriptions of their models has shown. */
export type LiveState = {
  /** When it was last compared, ISO 8601, UTC; null: not since this process started. */
  comparedAt: string | null;
  /** How many models were compared. */
  compared: number;
  /** Models whose vendor shows something else than the catalogue, in words for the admin. */
  differences: { id: string; name: string; differences: string[] }[];
  /** Models that could not be asked, and why. */
  unread: { id: string; name: string; message: string }[];
};
