/** Copy for things one drinks and eats. See `phrase-bank.ts` for the notation. */
export const drinksAndFood: Record<string, string> = {
  beverage: `
hook: Listen to that pour | Hear that? That is the good part.
hook: Thirst has met its match | Some thirsts deserve better than water.
hook: One sip. Then silence. | One sip, and the table goes quiet.
hook: Hold this thought | Hold that thought. Pour first.
problem: The same old drink again | Another day, another dull drink.
problem: The afternoon is dragging | Three o'clock. It goes on and on.
problem: Nothing in the fridge | You open the fridge. Nothing calls you.
agitate: Flat. Warm. Forgettable. | Flat, warm and forgotten by the second sip.
agitate: You deserve a better break | A break this short has to be good.
turn: Meet {name} | Then somebody brings {name}.
turn: Say hello to {name} | Say hello to {name}.
turn: Pour {name} | So pour something with character.
benefit: Full of flavour | Full flavour, from first sip to last.
benefit: Bright, round, just right | Bright, round and just right.
benefit: Made for slow sips | Take your time. It keeps its taste.
benefit: Better when shared | And it tastes better in company.
benefit: Balanced to the last drop | Balanced, all the way down.
proof: The empty ones don't lie | The empty ones say it best.
proof: Second round, anyone? | Nobody has ever stopped at one.
close: Good things get poured | Good things get poured.
close: Your next favourite drink | Your next favourite is right here.
cta: Find yours today | Find yours today.
cta: Try the first sip | Go on. Try the first sip.
cta: Pick one up tonight | Pick one up tonight.`,
  coffee: `
hook: Morning, on your terms | Morning should start on your terms.
hook: First, coffee. Then everything. | First, this. Then everything else.
hook: The day can wait | The day can wait two minutes.
problem: Alarm. Snooze. Repeat. | Alarm, snooze, and again.
problem: Mornings start too fast | Mornings start before you do.
agitate: Instant isn't a feeling | Powder and hot water is no comfort.
benefit: Dark, round, never bitter | Dark and round, and never bitter.
benefit: Smell it before you see it | You smell it before you see it.
benefit: Roasted slowly, drunk slower | Roasted slowly. Best drunk slowly too.
proof: The queue says it all | Ask anyone in the queue.
close: Your morning, properly made | Your morning, properly made.
cta: Come by for a cup | Come by for a cup.
cta: Taste it tomorrow morning | Make tomorrow's cup this one.`,
  "coffee-beans": `
hook: It starts with a bean | Every good morning starts with a bean.
benefit: Grind, pour, breathe | Grind, pour, and breathe in.
benefit: Open the bag and breathe | Open the bag. Breathe in.
cta: Order your first bag | Order your first bag.`,
  "cold-brew": `
hook: Cold outside. Awake inside. | Cold outside, wide awake inside.
hook: Slow made. Fast loved. | Steeped slowly. Gone in minutes.
problem: Hot coffee, hotter day | Hot coffee on a hotter day.
problem: Midnight. Still going. | Midnight, and still so much to do.
benefit: Steeped for hours | Steeped for hours, smooth for good.
benefit: No bitterness. All clarity. | No bitterness. Just a clear head.
cta: Crack one open | Crack one open.`,
  tea: `
hook: Five minutes of nothing | Give yourself five minutes of nothing.
hook: Let it steep | Some things cannot be rushed.
problem: Everything wants you at once | Everything wants you at once.
benefit: Leaves, water, time | Leaves, water, and a little time.
benefit: Calm in a cup | A calm you can hold in both hands.
close: The quiet part of the day | The quiet part of your day.
cta: Put the kettle on | Put the kettle on.`,
  "energy-drink": `
hook: Ready when you are | You are not done yet.
hook: Second wind, in a can | This is what a second wind tastes like.
hook: Not today, tired | Tired had other plans. So do you.
problem: 3 p.m. hits like a wall | Three in the afternoon, and the wall.
problem: Legs say no | The legs say no. The clock says now.
agitate: Sleep isn't on the schedule | And the day is only half over.
benefit: A lift you can feel | A lift that you can feel.
benefit: Cold, sharp, awake | Cold, sharp and wide awake.
benefit: Fuel for one more round | Fuel for one more round.
proof: One can later | One can later, look at you.
close: Keep going | Keep going.
cta: Grab a cold one | Grab a cold one.
cta: Crack one open | Crack one open.`,
  soda: `
hook: Psst. Hear that? | Hear that? It is summer opening.
hook: Bubbles first, questions later | Bubbles first. Questions later.
benefit: Fizz with real bite | Fizz with real bite.
benefit: Tastes like the last day of school | It tastes like the last day of school.
cta: Grab a cold one | Grab a cold one.`,
  "sparkling-water": `
hook: Bubbles. That's the news. | Water, with something to say.
benefit: All sparkle, nothing else | All sparkle, and nothing else.
cta: Grab a cold one | Grab a cold one.`,
  water: `
hook: The first drink ever made | The oldest drink there is. Still the best.
benefit: Clear, cold, complete | Clear, cold, and nothing missing.
cta: Take a long sip | Take a long, slow sip.`,
  juice: `
hook: Picked. Pressed. Poured. | Picked, pressed and poured.
benefit: Tastes like the orchard | It tastes like the orchard.
benefit: Drink your colours | Breakfast in full colour.
cta: Pour a fresh one | Pour yourself a fresh one.`,
  beer: `
hook: Work's done. Pour. | The tools are down. Now pour.
benefit: Brewed slow, served cold | Brewed slowly, served properly cold.
benefit: Malt, hops and patience | Malt, hops, and a lot of patience.
cta: Meet us at the bar | See you at the bar. Drink responsibly.`,
  wine: `
hook: Some evenings deserve a name | Some evenings deserve to be remembered.
benefit: A hillside in a glass | A whole hillside in one glass.
benefit: Let the evening breathe | Let it breathe. Let the evening, too.
cta: Open a bottle tonight | Open a bottle tonight. Enjoy responsibly.`,
  spirits: `
hook: Good evenings take their time | Good evenings take their time.
benefit: Smoke, oak, patience | Smoke, oak, and years of patience.
cta: Raise a glass | Raise a glass. Enjoy responsibly.`,
  food: `
hook: You can almost smell it | You can almost smell it, can't you?
hook: Careful. You'll want seconds. | Careful. You will want seconds.
hook: Somebody's hungry | Somebody in this room is hungry.
hook: Dinner just got loud | Listen. Dinner has something to say.
problem: Nothing in the fridge | The fridge is empty. So are you.
problem: Lunch at your desk, again | Lunch at the desk. Again.
problem: Hungry, and late | Hungry, late, and out of ideas.
agitate: Another sad sandwich? | You know how that sandwich tastes.
agitate: Hunger doesn't negotiate | And hunger does not negotiate.
turn: Then came {name} | And then, {name}.
turn: Say yes to {name} | Say yes to {name}.
turn: Made for this moment | Somebody made this for you.
benefit: Made to be shared | Made to be shared. Or not.
benefit: Crisp outside, soft inside | Crisp outside, soft where it counts.
benefit: Real ingredients, real taste | Real ingredients. You taste the difference.
benefit: Tastes like more | It tastes like more.
benefit: Pass it around | Pass it around, while there is some.
proof: Clean plates all round | Clean plates, all around the table.
proof: The last piece is a fight | They always fight over the last piece.
close: Good food, no fuss | Good food, no fuss.
close: Come hungry | Come hungry. Leave happy.
cta: Come hungry | Come hungry.
cta: Order tonight | Order tonight.
cta: Save us a seat | Save yourself a seat.`,
  burger: `
hook: Two hands required | You will need both hands.
benefit: Seared, stacked, dripping | Seared, stacked, and a little bit messy.
benefit: Napkins are for amateurs | Napkins come later.
cta: Get yours hot | Come and get yours, hot.`,
  pizza: `
hook: Wait for the pull | Wait for it. There. The cheese.
benefit: Hot, blistered, golden | Hot, blistered and golden.
benefit: A slice for everyone | One for you, one for everybody else.
cta: Order a hot one | Order one hot tonight.`,
  "ice-cream": `
hook: It won't wait for you | It melts. So hurry.
hook: Summer, by the scoop | Summer comes by the scoop.
benefit: Cold, creamy, gone | Cold, creamy, and gone too soon.
benefit: One more scoop | Nobody counts scoops in summer.
cta: Come get a scoop | Come and get a scoop.`,
  chocolate: `
hook: Snap. | Hear that snap?
hook: One piece, you said | Just one piece, you said.
benefit: Melts before you decide | It melts before you can decide.
benefit: Dark, smooth, unhurried | Dark, smooth and unhurried.
cta: Unwrap one | Go on. Unwrap one.`,
  bakery: `
hook: The oven's been up since four | The oven has been on since four.
hook: Follow the smell | Just follow the smell.
problem: Supermarket bread. Again. | Bread in plastic, again.
benefit: Butter, layers, crunch | Butter, layers, crunch.
benefit: Warm in the paper bag | Still warm in the paper bag.
close: Baked before you wake | Baked before you wake.
cta: Come while it's warm | Come by while it is warm.`,
  snack: `
hook: Crunch time | You can hear it from here.
problem: That gap before dinner | That long gap before dinner.
benefit: One is never enough | One is never enough.
cta: Open one | Open one.`,
  sauce: `
hook: A little goes everywhere | A little of this goes a long way.
benefit: Turns plain into please | It turns plain into more, please.
cta: Put it on everything | Put it on everything.`,
  spread: `
hook: Lick the spoon | Nobody is watching. Lick the spoon.
benefit: From jar to toast to gone | From the jar to the toast to gone.
cta: Open a jar | Open a jar.`,
  restaurant: `
hook: Your table is waiting | There is a table with your name.
benefit: Cooked with feeling | Cooked with feeling, served with a smile.
cta: Book a table | Book a table tonight.`,
  cafe: `
hook: The corner that knows you | Every street needs a corner like this.
benefit: Stay for a second cup | Stay for a second cup. Everybody does.
cta: Drop in today | Drop in today.`,
};
