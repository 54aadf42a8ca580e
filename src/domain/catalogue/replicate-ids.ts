/** How an entry of a model on Replicate is called, here and there. */
export const replicateId = <Id extends string>(vendorId: Id) =>
  ({ id: `replicate/${vendorId}`, vendorId }) as const;

export const refusesUnsafe =
  "Refuses prompts and pictures that it finds unsafe. A refused call is not charged; change the words or the picture.";
