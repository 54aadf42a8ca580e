/** Copy for devices, software and vehicles. See `phrase-bank.ts` for the notation. */
export const machines: Record<string, string> = {
  tech: `
hook: This changes Tuesday | This will not change the world. Just your Tuesday.
hook: Smaller than the problem | It is smaller than the problem it solves.
hook: Press once | Press once. That is the manual.
hook: Finally, it just works | Remember when things just worked?
problem: Low battery. Of course. | Low battery. Of course. Now.
problem: Cables. Cables everywhere. | One desk, eleven cables.
problem: Five clicks too many | It should not take five clicks.
agitate: You've read the manual twice | You have read the manual twice.
agitate: Clever shouldn't be hard | Clever should not mean difficult.
turn: Meet {name} | Meet {name}.
turn: Then came {name} | Then somebody made {name}.
turn: Here's the simple version | Here is the simple version.
benefit: Works out of the box | Works the moment you open the box.
benefit: Keeps up with your day | It keeps up with your day.
benefit: Quiet about being clever | Clever, and quiet about it.
benefit: One button. No manual. | One button, and no manual.
benefit: Ready when you are | It is ready when you are.
proof: You'll forget it's there | The best compliment? You forget it is there.
proof: Nobody goes back | Nobody goes back to the old way.
close: Technology, well behaved | Technology, well behaved.
close: Less fuss. More life. | Less fuss. More life.
cta: See how it works | See how it works.
cta: Get yours | Get yours.
cta: Meet it in person | Come and try one.`,
  headphones: `
hook: Turn the world down | Turn the world down a little.
hook: Hear what you've missed | You have never really heard this song.
problem: The city never shuts up | The city never stops talking.
problem: Everyone's conversation but yours | Everybody's call but your own.
agitate: Volume up, world still louder | Turn it up. The world is still louder.
benefit: Silence, then every note | First silence. Then every note.
benefit: A front-row seat, anywhere | A front-row seat, wherever you are.
benefit: Comfortable for the whole album | Comfortable for the whole album.
close: Your quiet place | Your quiet place.
cta: Hear it for yourself | Hear it for yourself.`,
  speaker: `
hook: Neighbours, you're welcome | To the neighbours: you are welcome.
benefit: Small box, big room | A small box that fills the room.
cta: Turn it up | Turn it up.`,
  phone: `
hook: Made to be put down | A phone that lets you look up.
hook: It will fall. So? | It will fall. And then?
benefit: Fits the hand, not the ego | It fits your hand.
benefit: Drop it. Pick it up. Smile. | Drop it. Pick it up. Smile.
cta: Hold it once | Hold it once.`,
  laptop: `
hook: Close the lid on Monday | Finish early. Close the lid.
benefit: All day without a cable | All day, and no cable.`,
  camera: `
hook: You had to be there | Now nobody had to be there.
benefit: Sharp where memory blurs | Sharp where memory blurs.
cta: Take the first shot | Take the first picture.`,
  wearable: `
hook: Listen to your own pulse | Your body has been talking to you.
benefit: Knows when to stay silent | It also knows when to be silent.`,
  app: `
hook: There's a calmer way | There is a calmer way to do this.
hook: Watch this take seconds | Watch how little this takes.
hook: Put it on one screen | What if it fitted on one screen?
hook: Tap. Done. Really. | Tap. And that was it.
problem: Eleven tabs. No answer. | Eleven tabs open, and no answer.
problem: Spreadsheets at midnight | Spreadsheets at midnight.
problem: Where did the day go? | Where did the day go? Again?
agitate: It's always one more login | There is always one more login.
agitate: Chaos has a subscription | And the pile grows while you sleep.
turn: Open {name} | So you open {name}.
turn: Meet {name} | Meet {name}.
turn: Now it's one tap | Now it is one tap.
benefit: Set up before coffee's ready | Set up before the coffee is ready.
benefit: Everything in one place | Everything, in one place.
benefit: It remembers, so you needn't | It remembers, so that you need not.
benefit: No tricks. No clutter. | No tricks, and no clutter.
benefit: Less screen, more life | Less screen time, more of your time.
proof: Inbox zero. On a Monday. | Done by nine, on a Monday.
proof: People stay because it's simple | People stay because it is simple.
close: Simple, on purpose | Simple, on purpose.
close: Your day, back in hand | Your day, back in your hands.
cta: Try it free | Try it for free.
cta: Download it today | Download it today.
cta: Start in a minute | Start in a minute.`,
  game: `
hook: Just one more level | Just one more level, you said.
problem: Five minutes to kill | Five minutes to kill. Nothing to play.
benefit: Easy to start. Hard to stop. | Easy to start, and hard to stop.
benefit: Every door hides a world | Behind every door, another world.
cta: Press play | Press play.`,
  shop: `
hook: It's already in your basket | It is already in your basket.
problem: Out of stock. Again. | Out of stock. Again.
benefit: From basket to doorstep | From the basket to the doorstep.
benefit: So much to choose from | There is so much to choose from.
cta: Fill your basket | Fill your basket.`,
  software: `
hook: Work, minus the busywork | Imagine work without the busywork.
benefit: Your team, on one page | Your whole team, on one page.
benefit: The busywork does itself | The busywork does itself.
cta: See it at work | See it at work.`,
  automotive: `
hook: Take the long way | Tonight, take the long way home.
hook: The road was bored without you | The road has been waiting.
hook: Silence, at full speed | Listen to how little you hear.
hook: Turn the key. Or don't. | No key. No noise. No delay.
problem: Red light. Again. | Red light. Red light. Red light.
problem: Stuck between two trucks | Stuck between two trucks, again.
problem: Fuel prices went up. Again. | The fuel price went up. Again.
agitate: Driving used to be fun | Driving used to be fun. Remember?
agitate: You're paying for this | And you pay for every minute of it.
turn: Then there's {name} | Then there is {name}.
turn: Take the wheel of {name} | Take the wheel.
turn: Change how you arrive | It changes the way you arrive.
benefit: Corners become the best part | Now the corners are the best part.
benefit: Room for the whole weekend | Room for the whole weekend.
benefit: Quiet enough to talk | Quiet enough for a real conversation.
benefit: Ready for every season | Ready for every kind of weather.
benefit: Power that waits for you | Power that waits until you ask.
proof: You'll park it and look back | You park it, and you look back.
proof: One drive is all it takes | One drive is all it takes.
close: Arrive differently | Arrive differently.
close: The good way home | The good way home.
cta: Book a test drive | Book a test drive.
cta: Take it for a drive | Take it for a drive.
cta: Find your nearest dealer | Find one near you.`,
  motorcycle: `
hook: Two wheels. One grin. | Two wheels, and one grin.
benefit: Between the cars, past the queue | Past the queue, and into the evening.
cta: Take a test ride | Take a test ride.`,
};
