const money = new Intl.NumberFormat("en", { style: "currency", currency: "USD" });
const finerMoney = new Intl.NumberFormat("en", {
  style: "currency",
  currency: "USD",
  minimumFractionDigits: 4,
});

/** @param micros Millionths of a US dollar. Zero is "free", which is what a maker wants to know. */
export function moneyText(micros: number): string {
  if (micros === 0) return "free";
  const dollars = micros / 1_000_000;
  return dollars < 0.01 ? finerMoney.format(dollars) : money.format(dollars);
}

/** A wait, as people say it: "45 s", "2 min 5 s", "1 h 12 min". */
export function waitText(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole === 0) return "under 1 s";
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return whole % 60 === 0 ? `${minutes} min` : `${minutes} min ${whole % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** Running time of a video: "0:15". */
export function runningTimeText(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/** Length of a shot: "3.0 s". */
export const shotLengthText = (frames: number, fps: number) => `${(frames / fps).toFixed(1)} s`;

export function bytesText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** "1 clip", "3 clips". */
export const countText = (count: number, noun: string, plural = `${noun}s`) =>
  `${count.toLocaleString("en")} ${count === 1 ? noun : plural}`;
