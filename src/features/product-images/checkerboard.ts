/** What shows behind transparent pictures, light and dark. */
export const checkerboard =
  "bg-[length:16px_16px] bg-[repeating-conic-gradient(#8886_0_25%,transparent_0_50%)]";
