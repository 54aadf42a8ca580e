const closers: (() => Promise<void>)[] = [];

/** Has something closed when a test file is through, or a process of doubles has done with it: the latest first. */
export function atEnd(close: () => Promise<void>): void {
  closers.push(close);
}

export async function closeAll(): Promise<void> {
  for (const close of closers.splice(0).reverse()) await close();
}
