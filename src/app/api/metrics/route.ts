import { answering } from "@/server/answer-request";
import { answerMetrics } from "@/server/system/metrics";

export const dynamic = "force-dynamic";

export const GET = answering(answerMetrics);
