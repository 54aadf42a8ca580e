const microsPerDollar = 1_000_000;
const decimals = 6;

/** A million dollars: beyond it a typing error is likelier than a wish, and sums stay exact. */
export const mostDollars = 1_000_000;

/** Exact, with at least cents: "$1.25", "$0.0004". */
export function dollarsText(micros: number): string {
  const whole = Math.trunc(Math.abs(micros) / microsPerDollar);
  const fraction = String(Math.abs(micros) % microsPerDollar)
    .padStart(decimals, "0")
    .replace(/0{1,4}$/, "");
  return `${micros < 0 ? "-" : ""}$${whole.toLocaleString("en")}.${fraction}`;
}

/** Exact decimal dollars without a sign or separators, as spreadsheets and forms take them: "1.25". */
export const decimalDollars = (micros: number): string => dollarsText(micros).replace(/[$,]/g, "");

/**
 * Reads "25", "$0.50" or "1.000001". Null for anything else: no amount, negative, finer than a micro-dollar or more than
 * {@link mostDollars}.
 */
export function parseDollars(text: string): number | null {
  const match = /^\$?(\d{1,7})(?:\.(\d{1,6}))?$/.exec(text.trim());
  if (!match) return null;
  const [, whole = "", fraction = ""] = match;
  const micros = Number(whole) * microsPerDollar + Number(fraction.padEnd(decimals, "0"));
  return micros <= mostDollars * microsPerDollar ? micros : null;
}
