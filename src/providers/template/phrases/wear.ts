/** Copy for what one trains in, wears and puts on. See `phrase-bank.ts` for the notation. */
export const wear: Record<string, string> = {
  sport: `
hook: One more. Then one more. | One more. Then one more.
hook: The excuse just ran out | You just ran out of excuses.
hook: Nobody's watching. Go. | Nobody is watching. That is the point.
hook: Start before you're ready | Start before you feel ready.
problem: Tomorrow, you said | Tomorrow, you said. Last month.
problem: Heavy legs, heavy gear | Heavy legs. And gear that does not help.
problem: The couch is winning | The couch is winning again.
agitate: Every step costs extra | Every step costs more than it should.
agitate: It shouldn't hurt to start | Starting should not be the hardest part.
turn: Meet {name} | Then you find {name}.
turn: Try it with {name} | Now try it with {name}.
turn: Gear that pulls its weight | Finally, gear that pulls its weight.
benefit: Light where it matters | Light where it matters.
benefit: Built for bad weather | Made for the days others stay home.
benefit: Moves the way you move | It moves the way you move.
benefit: Grip you can trust | Grip you stop thinking about.
benefit: Tested on tired legs | Tested where it hurts, by people like you.
proof: Personal best, on a Tuesday | A personal best, on a plain Tuesday.
proof: Mile after mile after mile | Mile after mile, and still going.
close: Further than yesterday | Further than yesterday. That is all.
close: The road is yours | The road is yours.
cta: Find your size | Find your size.
cta: Take them for a run | Take it out for a first run.
cta: Start today | Start today.`,
  "running-shoes": `
hook: The city's yours at six | At six, the whole city is yours.
hook: Lace up before you think | Lace up before you can think.
hook: Chase your own shadow | The only one to beat is ahead of you.
problem: Every step, a complaint | Every step used to be a complaint.
benefit: Soft landing, quick leave | Land softly. Leave quickly.
benefit: Feels like less shoe | Less shoe. More street.
benefit: Any road, any morning | Any road. Any morning.
benefit: Wet roads welcome | Wet road? Good.
cta: Lace up today | Lace up today.`,
  bicycle: `
hook: Traffic? What traffic? | They are still looking for parking.
problem: Twelve minutes. Three blocks. | Twelve minutes for three blocks.
benefit: Hills got smaller | Funny how the hills got smaller.
benefit: Faster than the bus | Faster than the bus, and much more fun.
cta: Take a test ride | Take a test ride.`,
  gym: `
hook: The hard part is the door | The hardest weight is the front door.
benefit: No mirrors. No judgement. | Nobody here is judging you.
cta: Try a first session | Come and try a first session.`,
  sportswear: `
benefit: Sweat in, never stuck | It breathes as hard as you do.
benefit: Forget you're wearing it | You forget that you are wearing it.
cta: Find your fit | Find your fit.`,
  fashion: `
hook: Dressed like you mean it | Dress like you mean it.
hook: They'll ask where it's from | They will ask you where it is from.
hook: Less, but better | Own less. Own better.
hook: Look twice | Look once. Then look again.
problem: Full closet. Nothing to wear. | A full wardrobe, and nothing to wear.
problem: Worn twice, then gone | Worn twice, then thrown away.
problem: Everyone wears the same | Everybody seems to wear the same.
agitate: Trends leave. Regret stays. | Trends leave. The pile stays.
agitate: Cheap is expensive | Cheap turns out expensive.
turn: Enter {name} | Enter {name}.
turn: Meet {name} | Then you meet {name}.
turn: Something worth keeping | Here is something worth keeping.
benefit: Cut to last for years | Cut to last for years, not weeks.
benefit: Every stitch on purpose | Every stitch is there on purpose.
benefit: Goes with your whole life | It goes with your whole life.
benefit: Softer every year | It only gets better with wear.
benefit: Looks right from any side | It looks right from any side.
proof: Compliments not included | Compliments come by themselves.
proof: Still the favourite, years on | Years later, still the favourite.
close: Wear it your way | Wear it your way.
close: Yours for a long time | Yours for a long time.
cta: See the collection | See the collection.
cta: Find your size | Find your size.
cta: Try it on | Try it on.`,
  watch: `
hook: Time, well spent | Some minutes weigh more than others.
hook: Listen closely | Come closer. Hear that?
benefit: Made for the deep end | Made for the deep end.
benefit: Steel, glass, patience | Steel, glass, and a lot of patience.
benefit: Yours, then theirs | Yours now. One day, theirs.
close: Keep the right time | Keep the right kind of time.
cta: Find your time | Find the one that is yours.`,
  jewellery: `
hook: Some answers shine | Some answers shine.
benefit: Hold it to the light | Hold it to the light.
benefit: Made for one moment | Made for one moment, worn for all others.
cta: Find the one | Find the one.`,
  bag: `
benefit: Room for the whole day | There is room for your whole day.
benefit: Carries more than things | It carries more than things.`,
  backpack: `
hook: Pack less. See more. | Pack less. See more.
benefit: Everything in its place | Everything finds its place.
benefit: Your back will thank you | Your back will say thank you.
cta: Pack yours today | Pack yours today.`,
  eyewear: `
hook: See it in a better light | See the day in a better light.
benefit: Light as a second look | So light that you forget them.`,
  beauty: `
hook: Skin remembers kindness | Skin remembers how you treat it.
hook: Two minutes, just yours | Two minutes, and they are only yours.
hook: Begin with bare | Begin with nothing. Then this.
hook: Good light comes from within | Good light is mostly about you.
problem: Nine steps. Still tired. | Nine steps, and still tired skin.
problem: Labels you can't read | A label that nobody can read.
problem: The mirror at 7 a.m. | The mirror is honest at seven.
agitate: More products, less glow | More jars. Less glow.
agitate: Your skin asked for less | And your skin only asked for less.
turn: Meet {name} | Meet {name}.
turn: Just {name} | Now it is only {name}.
turn: One simple ritual | One simple ritual instead.
benefit: Gentle by nature | Gentle, by nature.
benefit: Only what skin needs | Only what your skin needs.
benefit: Soft, simply soft | Soft. Simply soft.
benefit: Feels like nothing at all | It feels like nothing. It does a lot.
benefit: Calm you can touch | A calm that you can touch.
proof: They noticed. Nobody asked. | People notice. They do not know why.
proof: Ask your mirror | Do not ask us. Ask your mirror.
close: Quietly radiant | Quietly radiant.
close: Your skin, at ease | Your skin, at ease.
cta: Begin tonight | Begin tonight.
cta: Find your ritual | Find your ritual.
cta: Try it for a week | Give it a week.`,
  perfume: `
hook: Enter before you arrive | Some people arrive before they enter.
hook: A memory you haven't had yet | A memory that you have not had yet.
problem: Everyone smells the same | Everyone in this room smells the same.
agitate: Gone by the second hour | And it is gone by the second hour.
benefit: First citrus, then smoke | It opens bright. It stays dark.
benefit: It stays when you leave | It stays, when you have left.
benefit: Nobody will wear it like you | Nobody will wear it the way you do.
close: Leave something behind | Leave something behind.
cta: Wear it once | Wear it once.
cta: Discover the scent | Discover the scent.`,
  makeup: `
hook: Colour is a verb | Colour is something that you do.
benefit: One swipe. All day. | One swipe. All day.
cta: Find your shade | Find your shade.`,
  haircare: `
hook: Good hair, no drama | A good hair day is not luck.
problem: Bad hair. Big day. | Big day. Bad hair.
agitate: Dry, dull and done with it | Dry, dull, and done with it.
benefit: Soft from root to tip | Soft, from the root to the tip.
benefit: Rinse the week out | Rinse the whole week out.
cta: Start with one wash | Start with one wash.`,
  "tube-care": `
benefit: Fits in every pocket | It fits in every pocket.
benefit: Rubs in, then disappears | It rubs in, and disappears.`,
  salon: `
hook: Sit down. Breathe out. | Sit down. Breathe out.
benefit: Hands that listen | Hands that listen first.
cta: Book your chair | Book your chair.`,
};
