/** The few shapes of the protocol buffer wire format that an ONNX file is made of. */

const varint = (value: number | bigint): Uint8Array => {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  do {
    const low = Number(rest & 127n);
    rest >>= 7n;
    bytes.push(rest > 0n ? low | 128 : low);
  } while (rest > 0n);
  return Uint8Array.from(bytes);
};

const key = (field: number, wireType: number) => varint((field << 3) | wireType);

export const integerField = (field: number, value: number | bigint): Uint8Array =>
  Buffer.concat([key(field, 0), varint(value)]);

export const bytesField = (field: number, value: Uint8Array): Uint8Array =>
  Buffer.concat([key(field, 2), varint(value.length), value]);

export const textField = (field: number, value: string): Uint8Array => bytesField(field, Buffer.from(value));

export const message = (...fields: readonly Uint8Array[]): Uint8Array => Buffer.concat(fields);
