// Runs in every test file, so it imports next to nothing.
import { afterAll } from "vitest";
import { closeAll } from "@/testing/at-end";

afterAll(closeAll);
