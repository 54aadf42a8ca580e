/** Copy for travel, home and events. See `phrase-bank.ts` for the notation. */
export const placesAndDays: Record<string, string> = {
  travel: `
hook: Wake up somewhere else | Imagine waking up somewhere else.
hook: Out of office. Finally. | You are officially out of office.
hook: The view starts here | The view starts here.
hook: No alarm tomorrow | There is no alarm tomorrow.
problem: Same desk, same window | Same desk, same window, same rain.
problem: Your suitcase misses you | Your suitcase has been empty for a year.
problem: Forty tabs, zero bookings | Forty tabs open. Still at home.
agitate: Another year goes by | Another year, and only the screensaver changed.
agitate: Someday isn't on the calendar | Someday is not on any calendar.
turn: Then you find {name} | Then you find {name}.
turn: Let {name} do the rest | Let us do the rest.
turn: Pack light. Leave now. | Pack light, and leave now.
benefit: Breakfast with a horizon | Breakfast, with a horizon.
benefit: Every detail taken care of | Every detail is taken care of.
benefit: Places the map forgot | Places that most maps forget.
benefit: Slow mornings, long evenings | Slow mornings, and very long evenings.
benefit: Stay as long as you like | Stay for as long as you like.
proof: They always come back | Our guests have a habit: they come back.
proof: Your photos won't do it justice | No photo does it justice. Come and look.
close: Go and see it | Go and see it.
close: Somewhere worth the distance | Worth every mile.
cta: Book your stay | Book your stay.
cta: Find your dates | Find your dates.
cta: Plan the escape | Plan your escape.`,
  trip: `
cta: Find your seat | Find your seat.
cta: Plan the escape | Plan your escape.
benefit: The journey is the good part | Here the journey is the good part.`,
  luggage: `
hook: Rolls through anything | It has seen more airports than you.
benefit: Packs like a puzzle solved | It packs like a puzzle, solved.
cta: Pack yours | Pack yours.`,
  home: `
hook: Come home to this | Imagine coming home to this.
hook: This corner needed something | This corner always needed something.
hook: A room takes a breath | Watch the whole room breathe out.
hook: Home is a verb | Home is something that you make.
problem: The corner nobody sits in | There is a corner where nobody sits.
problem: Clutter won again | The clutter has won again.
problem: It never felt finished | Somehow it never felt finished.
agitate: You stopped seeing it | After a while you stop seeing it.
agitate: Every evening, the same mess | Every evening, the same small annoyance.
turn: Bring home {name} | Then you bring home {name}.
turn: Meet {name} | Meet {name}.
turn: One small change | One change, and the room agrees.
benefit: Made to be used daily | Made to be used, every single day.
benefit: Fits where life happens | It fits where your life happens.
benefit: Calm for every corner | Some calm for every corner.
benefit: Good materials age well | Good materials only get better.
benefit: At home from day one | At home from the very first day.
proof: Guests always ask | Guests always ask about it.
proof: Still perfect after years | Years from now it will still be right.
close: Feels like home | Now it feels like home.
close: Live with good things | Live with good things.
cta: See it in your room | See it in your room.
cta: Find yours | Find yours.
cta: Bring one home | Bring one home.`,
  chair: `
hook: Sit. Stay. | Sit. Stay. Good.
problem: Your back at 4 p.m. | Your back at four in the afternoon.
agitate: Eight hours. One bad posture. | Eight hours a day, bent like a question mark.
benefit: Your back will notice first | Your back will notice first.
benefit: Stand when you like | Your body decides. The day follows.
cta: Take a seat | Take a seat.`,
  lamp: `
hook: Watch the room change | Watch what light can do.
problem: One cold ceiling light | One cold light on the ceiling.
benefit: Light that knows the hour | Light that knows what time it is.
cta: Switch it on | Switch it on.`,
  plant: `
hook: Something here is alive | Something in this room is alive.
benefit: Grows on you | It grows, and it grows on you.
benefit: Water once a week | Water it once a week. That is all.
cta: Send some green | Bring some green home.`,
  candle: `
hook: Light one. Sit down. | Light one. Then sit down.
problem: The day won't switch off | The day will not switch off.
benefit: Burns slow, all evening | It burns slowly, all evening long.
benefit: Smells like being home | It smells like being home.
cta: Light yours tonight | Light yours tonight.`,
  mug: `
hook: The cup you always pick | You know which cup you always pick.
benefit: Thrown, glazed, fired by hand | Shaped by hand, and you can feel it.`,
  kitchenware: `
hook: Dinner just got easier | Dinner just got a lot easier.
benefit: Hot in no time | Hot in no time, clean in less.
cta: Cook something tonight | Cook something tonight.`,
  "bottle-home": `
benefit: Refill. Repeat. | Refill. Repeat. Waste nothing.`,
  property: `
hook: Someone's about to say yes | Somebody is about to say yes.
benefit: Keys, not paperwork | You get the keys. We do the paperwork.
benefit: Morning light in every room | Morning light in every room.
cta: Come and see it | Come and see it.`,
  event: `
hook: You had to be there. Be there. | Nobody ever regrets going.
hook: Clear your calendar | Clear your calendar.
hook: Doors open soon | The doors open soon.
problem: Another night on the sofa | Another night on the sofa.
problem: You saw the photos. Later. | Last year you only saw the photos.
problem: Nothing ever happens here | Nothing ever happens here. Until now.
agitate: Everyone talks about it | On Monday everybody talks about it.
agitate: Don't hear about it second-hand | And you heard about it second-hand.
turn: This is {name} | This is {name}.
turn: Then it begins | And then it begins.
turn: Welcome to {name} | Welcome.
benefit: Strangers become your people | Strangers turn into your people.
benefit: A hundred stories to tell | You go home with a hundred stories.
benefit: Come as you are | Come exactly as you are.
benefit: Worth clearing the evening | It is worth clearing your calendar.
proof: Everyone will be there | Everybody you like will be there.
proof: Ask anyone who was there | Ask anyone who was there.
close: Be part of it | Be part of it.
close: See you there | See you there.
cta: Get your ticket | Get your ticket.
cta: Save your spot | Save your spot.
cta: Bring your friends | Come, and bring your friends.`,
  festival: `
hook: It starts when the lights drop | It starts when the lights go down.
benefit: Feel it in your ribs | You feel it in your ribs.
benefit: From first light to last song | From the first light to the last song.
benefit: Good food, loud company | Good food and loud company.`,
  concert: `
hook: It starts when the lights drop | It starts when the lights go down.
benefit: Feel it in your ribs | You feel it in your ribs.
benefit: One night, one voice | One night you will not forget.`,
  conference: `
hook: One room. Big questions. | One room, and all the right people.
benefit: Talks you'll quote for weeks | Talks that you will quote for weeks.
benefit: Meet who you came for | Meet the people you came for.
cta: Register today | Register today.`,
  "sport-event": `
hook: The start line is calling | The start line is calling you.
benefit: Every kilometre has a crowd | Every kilometre has a crowd.
cta: Get your start number | Get your start number.`,
  party: `
hook: Tell everyone. Or don't. | Tell everyone. Or keep it to yourself.
benefit: Come early, leave late | Come early. Leave late.
cta: See you there | See you there.`,
};
