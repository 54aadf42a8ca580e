import { Transform } from "node:stream";
import { StudioError } from "@/domain/errors";

/** Lets so many bytes through and no more: an endless upload ends here, not on a full disk. `advice` says what to do. */
export function limited(bytes: number, advice: string): Transform {
  let seen = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      if (seen <= bytes) return done(null, chunk);
      const most = Math.round(bytes / 1024 / 1024);
      done(new StudioError("invalid-input", `The file is larger than ${most} MB. ${advice}`));
    },
  });
}
