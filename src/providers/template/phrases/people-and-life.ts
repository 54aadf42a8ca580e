/** Copy for learning, money, health, family, good causes and everything without a category. See `phrase-bank.ts`. */
export const peopleAndLife: Record<string, string> = {
  education: `
hook: What if you could? | What if you simply could?
hook: Chapter one is yours | Chapter one is about you.
hook: Be bad at it first | Everybody starts by being bad at it.
hook: Small steps. Big words. | Ten minutes can be a lot.
problem: "I'm just not good at it" | You once said: I am just not good at it.
problem: Started twice. Stopped twice. | You started twice. You stopped twice.
problem: The book is still closed | The book has been closed for a year.
agitate: It never was about talent | It was never about talent.
agitate: Next year, same excuse | Next year it would be the same excuse.
turn: Start with {name} | Then you start with {name}.
turn: Meet {name} | Meet {name}.
turn: Somebody explains it properly | Then somebody explains it properly.
benefit: Learn at your own pace | At your own pace, and in plain words.
benefit: Teachers who remember starting | Teachers who remember starting.
benefit: A little every day | A little, every day. It adds up.
benefit: Mistakes are welcome here | Mistakes are welcome here.
benefit: Skills that stay with you | What you learn here stays with you.
proof: And then it clicks | And then, one day, it clicks.
proof: Listen to yourself now | Listen to yourself now.
close: Begin where you are | Begin where you are.
close: Curious is enough | Curious is enough.
cta: Start your first lesson | Start your first lesson.
cta: Enrol today | Enrol today.
cta: Try a lesson free | Try a lesson.`,
  book: `
hook: Page one. You're gone. | Page one, and you are gone.
problem: Scrolling past midnight | Scrolling, until past midnight.
benefit: One more chapter | One more chapter. Then sleep. Maybe.
benefit: You'll miss your stop | You will miss your stop. Happily.
cta: Read page one | Read the first page.
cta: Find your copy | Find your copy.`,
  finance: `
hook: Money, minus the knot | Money, without the knot in your stomach.
hook: Know where you stand | Imagine knowing exactly where you stand.
hook: Payday shouldn't feel short | Payday should last longer than a day.
hook: Small numbers, big plans | Small numbers grow into big plans.
problem: Where did it all go? | The twentieth. Where did it all go?
problem: Fees in the fine print | There is always a fee in the fine print.
problem: You avoid that one letter | There is one letter that you do not open.
agitate: Not looking costs more | Not looking only makes it more expensive.
agitate: Worry charges interest | Worry charges interest too.
turn: Meet {name} | Meet {name}.
turn: Start over with {name} | So you start over with {name}.
turn: See it all at once | Suddenly you see it all.
benefit: Every coin has a name | Every coin knows where it belongs.
benefit: Clear from the first page | Clear from the very first page.
benefit: Plain words, plain numbers | Plain words, and plain numbers.
benefit: Set aside without noticing | You save without noticing.
benefit: Always in your hands | It all stays in your hands.
proof: Calmer already | You already feel a little calmer.
proof: You'll open it with a smile | People open it with a smile. Really.
close: Money that makes sense | Money that makes sense.
close: Sleep on it. Well. | Sleep on it. Well.
cta: Open your account | Open your account.
cta: Start with ten minutes | Give it ten minutes.
cta: See your plan | See your plan.`,
  health: `
hook: Take one deep breath | Take one deep breath. Good.
hook: Your body keeps the score | Your body has been asking nicely.
hook: Feel like yourself again | Remember feeling like yourself?
hook: Slow down to go on | Slow down. Just for this.
problem: Tired, and it's only Monday | Tired, and it is only Monday.
problem: Everyone first. You last. | Everyone comes first. You come last.
problem: Shoulders up to your ears | Your shoulders are up at your ears.
agitate: Later became never | Later has slowly become never.
agitate: You can't run on empty | Nobody runs on empty for long.
turn: Meet {name} | Meet {name}.
turn: Start with {name} | It starts with {name}.
turn: One good habit | One good habit. That is the plan.
benefit: Small habit, steady change | A small habit, and a steady change.
benefit: Made with care | Made with a lot of care.
benefit: Nothing you don't need | Nothing in it that you do not need.
benefit: Gentle on busy days | Easy to keep, even on busy days.
proof: A habit worth keeping | This is a habit worth keeping.
proof: The stairs got shorter | Strange: the stairs got shorter.
close: Be good to yourself | Be good to yourself.
close: Feel well. That's all. | Feel well. That is all.
cta: Start this week | Start this week.
cta: Take a first step | Take a first step.
cta: Begin today | Begin today.`,
  clinic: `
hook: You're in good hands | You are in good hands here.
problem: You put it off again | You have put it off again.
benefit: People who take time | People who take their time with you.
benefit: Calm from the door on | Calm, from the door on.
cta: Book your first visit | Come in for a first visit.`,
  toothbrush: `
hook: Two minutes of fun | Two minutes can be fun.
problem: "Did you brush?" "Yes." | Did you brush? Yes. Did you really?
agitate: The mirror knows | The mirror always knows.
benefit: Smooth, fresh, done | Smooth, fresh, and done.
benefit: A smile you can feel | A smile that you can feel.
close: Good night, bright morning | Good night, and a bright morning.
cta: Start tonight | Start tonight.`,
  yoga: `
hook: Unroll. Unwind. | Unroll the mat. The rest follows.
benefit: Every level, every body | Every level, and every body.
cta: Join a first class | Join us for a first class.`,
  supplement: `
benefit: One a day. Done. | One a day. Done.
cta: Start this week | Start this week.`,
  family: `
hook: Someone's very excited | Somebody here is very excited.
hook: Watch that face | Watch that face. Wait for it.
hook: Mischief, well made | Some mischief is well made.
problem: "I'm bored." Again. | I am bored. I am bored. I am bored.
problem: Rainy day, long day | A rainy day can be a long day.
problem: Broken by Tuesday | Bought on Saturday. Broken by Tuesday.
agitate: The screen always wins | And then the screen wins.
agitate: Quiet is suspicious | It is quiet. Too quiet.
turn: Then comes {name} | Then comes {name}.
turn: Unpack {name} | Unpack {name}.
turn: Best box ever opened | The best box ever opened.
benefit: Small joys, every day | A small joy, every single day.
benefit: Chosen with real care | Chosen with real care.
benefit: Big excitement, little fuss | Big excitement, and very little fuss.
benefit: Happy, before and after | Happy before. Happier after.
proof: Asked for by name | They ask for it by name.
proof: That face says it all | That face says it all.
close: More of these days | More of these days, please.
close: Made for good days | Made for good days.
cta: Bring the joy home | Bring the joy home.
cta: Find their favourite | Find their next favourite.
cta: Make somebody's day | Make somebody's day.`,
  toy: `
hook: Small hands, big plans | Small hands, big plans.
hook: All aboard | All aboard. The floor is a country.
benefit: Ready for real play | It is ready for real play.
benefit: Hours, not minutes | Hours of it. Not minutes.
benefit: Just add stories | All it needs is a story.
proof: Handed down, still going | One day somebody will hand it down.
cta: Let them play | Let them play.`,
  "pet-things": `
hook: Who's been good? | Who has been good? Exactly.
problem: That look again | And then that look again.
benefit: Paws approved | Approved by four paws.
benefit: A favourite spot at last | A favourite spot, at last.
proof: Tails don't lie | Tails do not lie.
close: For those who can't say thanks | For those who say thanks with a tail.
cta: Spoil them a little | Spoil them a little.`,
  pet: `
hook: Who's been good? | Who has been good? Exactly.
problem: Sniff. Turn. Walk away. | One sniff. One turn. No, thank you.
problem: The bowl is still full | The bowl is full. Still.
agitate: That look again | And then that look again.
benefit: Bowl empty. Tail full speed. | Bowl empty. Tail at full speed.
benefit: Good things, nothing hidden | Good things only. They can tell.
benefit: Approved by wet noses | Approved by very wet noses.
proof: Tails don't lie | Tails do not lie.
close: For those who can't say thanks | For those who say thanks with a tail.
cta: Fill the bowl | Fill the bowl.`,
  nonprofit: `
hook: Someone is waiting | Somebody is waiting, right now.
hook: It starts with one | It starts with one person.
hook: Look a little closer | Look a little closer.
hook: You can be the reason | You can be the reason.
problem: Easy to scroll past | It is easy to scroll past this.
problem: Every night, one more | Every night there is one more.
problem: Too big for one person | It looks too big for one person.
agitate: Waiting doesn't help | Waiting helps nobody.
agitate: They can't ask. We can. | They cannot ask. So we do.
turn: That's why {name} exists | That is why we are here.
turn: Then somebody stopped | Then somebody stopped, and stayed.
turn: Together with {name} | And together it gets lighter.
benefit: Every hand counts | Every single hand counts.
benefit: Small gift, long way | A small gift goes a very long way.
benefit: You see where it goes | You always see where it goes.
benefit: Near you, every week | Near you, every week of the year.
benefit: Hope is practical work | Hope is practical work.
proof: Look at them now | Look at them now.
proof: It already works | It already works. It only needs more of us.
close: Kindness, put to work | Kindness, put to work.
close: Be somebody's somebody | Be somebody's somebody.
cta: Give what you can | Give what you can.
cta: Join us | Join us.
cta: Help today | Help today.`,
  advice: `
hook: There's a word for that | There is a simple word for that.
hook: Ask us anything | Go on. Ask us anything.
problem: Page forty. Small print. | Page forty, and still small print.
problem: Who can you ask? | Whom can you even ask?
agitate: Guessing gets expensive | Guessing gets expensive.
benefit: Plain words, clear steps | Plain words, and clear steps.
benefit: Someone on your side | Somebody who is on your side.
benefit: Answers you can use | Answers that you can use.
proof: You leave with a plan | You leave with a plan.
close: Clear. Finally. | Finally, it is clear.
cta: Talk to us | Talk to us.
cta: Ask your first question | Ask your first question.`,
  generic: `
hook: You haven't seen this before | You have not seen this before.
hook: Wait for it | Wait for it.
hook: Here's a good idea | Every now and then, a good idea.
hook: Well, hello there | Well. Hello there.
hook: Look what showed up | Look what showed up today.
problem: There must be a better way | There must be a better way.
problem: Same day, same trouble | Same day, same little trouble.
problem: Almost right isn't right | Almost right is not right.
agitate: You've put up with it | You have put up with it for years.
agitate: It doesn't fix itself | And it will not fix itself.
turn: Meet {name} | Meet {name}.
turn: Then came {name} | Then came {name}.
turn: This is {name} | This is it.
benefit: Made with care | Made with a lot of care.
benefit: Does one thing beautifully | It does one thing, beautifully.
benefit: You'll wonder how you managed | You will wonder how you managed before.
benefit: Simple from the start | Simple, right from the start.
benefit: Good to look at, too | And it is good to look at, too.
proof: Tell a friend | You will tell a friend.
proof: Once you know, you know | Once you know, you know.
close: Worth a closer look | Worth a closer look.
close: A better everyday | A slightly better everyday.
cta: Take a look | Take a look.
cta: Find out more | Find out more.
cta: Get to know it | Get to know it.`,
};
