/** Opening lines taken from the hour and the weather a prompt names. Same notation as the other phrases. */
export const momentHooks: Record<string, string> = {
  dawn: `
hook: Before the world wakes up | Before the world wakes up.
hook: First light. First in line. | First light belongs to a few.`,
  morning: `
hook: Good morning, finally | Now this is a good morning.
hook: Today starts here | Today starts right here.`,
  "golden-hour": `
hook: That light. This moment. | You know this light. It never lasts.
hook: The best hour of the day | This is the best hour of the day.`,
  dusk: `
hook: When the lamps come on | When the lamps come on, it begins.
hook: The day lets go | The day finally lets go.`,
  night: `
hook: After dark, it begins | After dark, it begins.
hook: The night has a secret | The night keeps a few secrets.`,
  rain: `
hook: Rain? Good. | Rain? Good.
hook: Let it pour | Let it pour.`,
  snow: `
hook: Minus ten. Heart racing. | Minus ten degrees, and wide awake.
hook: First tracks | Be the first to leave tracks.`,
  fog: `
hook: Out of the mist | Something comes out of the mist.`,
};
