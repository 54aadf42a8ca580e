/** How much of the window's lower edge a bar of the page covers, as CSS knows it. */
const covered = "--bottom-bar";

/** The lower edge of the window less what a bar covers, for what floats above it. */
export const aboveBottomBar = (gap: string) => `calc(${gap} + var(${covered}, 0px))`;

/**
 * To be the `ref` of a bar that stays at the lower edge: while it is there, toasts stand above it and leave its buttons
 * free.
 */
export function bottomBar(bar: HTMLElement): () => void {
  const root = document.documentElement;
  const measured = new ResizeObserver(() => root.style.setProperty(covered, `${bar.offsetHeight}px`));
  measured.observe(bar);
  return () => {
    measured.disconnect();
    root.style.removeProperty(covered);
  };
}
