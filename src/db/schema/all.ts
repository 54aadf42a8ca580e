export * from "./cuts";
export * from "./engine";
export * from "./outbox";
export * from "./projects";
export * from "./runs";
export * from "./shots";
export * from "./takes";
export * from "./users";
