/** What shows behind transparent pictures. The same in both themes: dark and pale products stand out from it. */
export const checkerboard =
  "bg-[length:16px_16px] bg-[repeating-conic-gradient(#a3a3a3_0_25%,#c2c2c2_0_50%)]";
