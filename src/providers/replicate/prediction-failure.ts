import type { JobFailure } from "../contract/remote-job";
import { isAboutInput, isAboutSafety, plain } from "./failures";
import { errorWords, type Prediction } from "./prediction";

/** What an end without success means for the maker. */
export function failureOf(model: string, ended: Prediction, costMicros: number): JobFailure {
  const failed = (code: JobFailure["code"], reason: string): JobFailure => ({
    state: "failed",
    code,
    reason,
    costMicros,
  });
  if (ended.status === "aborted") {
    return failed(
      "provider-unavailable",
      `Replicate did not get to start ${model} in time. Try again later.`,
    );
  }
  if (ended.status === "canceled") {
    return failed("provider-unavailable", `${model} was stopped before it had finished. Try again.`);
  }
  const words = errorWords(ended.error);
  if (isAboutSafety(words)) {
    return failed(
      "safety-rejected",
      `${model} finds this request, or what it made of it, unsafe: ${plain(words)} Change the words or the pictures.`,
    );
  }
  if (isAboutInput(words)) {
    return failed("provider-rejected", `${model} cannot work with this request: ${plain(words)}`);
  }
  return failed("provider-unavailable", `${model} has failed: ${plain(words)} Trying again may help.`);
}
