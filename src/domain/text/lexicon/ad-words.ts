import type { Mood } from "@/domain/picture/scene-spec";

export const moodRows: readonly (readonly [Mood, string])[] = [
  [
    "energetic",
    "energetic, energy, fast, fast-paced, dynamic, powerful, upbeat, high-energy, adrenaline, intense, pumping, explosive, speed, bold, action-packed, enérgico, énergique, энергичный",
  ],
  [
    "elegant",
    "elegant, elegance, luxury, luxurious, premium, sophisticated, refined, minimalist, sleek, exclusive, high-end, timeless, lujo, luxe, edel, lusso, элегантный, 高級, 奢华",
  ],
  [
    "playful",
    "playful, fun, funny, quirky, silly, colourful, colorful, cute, whimsical, humorous, humour, cheeky, party, absurd, divertido, drôle, lustig, かわいい, 可爱",
  ],
  [
    "dramatic",
    "dramatic, epic, cinematic drama, thriller, dark, moody, gritty, stormy, tense, heroic, horror",
  ],
  [
    "mysterious",
    "mysterious, mystery, secret, noir, enigmatic, hidden, eerie, haunted, magic, magical, surreal, dreamlike",
  ],
  [
    "nostalgic",
    "nostalgic, nostalgia, retro, vintage, old-school, memories, childhood, 70s, 80s, 90s, grandmother, grandma, grandfather, tradition, traditional, heritage",
  ],
  [
    "inspiring",
    "inspiring, inspirational, inspire, hope, hopeful, uplifting, motivating, motivational, dream, dreams, courage, empowering, change the world, proud",
  ],
  [
    "calm",
    "calm, calming, peaceful, relaxing, relax, relaxed, serene, quiet, slow, gentle, mindful, soothing, tranquil, meditation, sleep, tranquilo, ruhig, спокойный, 静か, 安静",
  ],
  [
    "fresh",
    "fresh, refreshing, crisp, clean, cool, icy, ice-cold, zesty, minty, light and airy, fresco, frais, frisch, свежий, 爽やか, 清爽",
  ],
  [
    "warm",
    "warm, cosy, cozy, family, heartfelt, homely, love, loving, tender, comforting, comfort, friendship, touching, together, cálido, chaleureux, gemütlich, уютный, 温かい, 温暖",
  ],
];

/** Says that nobody is to be seen. */
export const noPeopleWords =
  "without people, without any people, without persons, without humans, without faces, without actors, without anyone, without anybody, no people, no persons, no humans, no faces, no actors, nobody in it, nobody in sight, nobody in the picture, no one in it, no one in sight, no one in the picture, free of people, ohne menschen, ohne personen, ohne leute, ohne gesichter, keine menschen, keine personen, sans personne, sans personnes, sans gens, sans visages, sin personas, sin gente, senza persone, sem pessoas, zonder mensen, geen mensen, bez ludzi, insansız, без людей, 人物なし, 人なし, 无人物, 没有人物, 不要人物, 사람 없이, 인물 없이, بدون أشخاص, बिना लोगों";

/** People an ad can show: noun, what they usually do, how they are dressed, and the words for them. */
export const peopleRows: readonly (readonly [noun: string, action: string, look: string, words: string])[] = [
  [
    "runner",
    "running",
    "a lean build, tied-back hair, running kit",
    "runner, jogger, marathoner, sprinter, trail runner, corredor, corredora, coureur, läufer, ランナー, 跑者",
  ],
  [
    "cyclist",
    "walking beside the bike",
    "a light jacket and rolled-up trousers",
    "cyclist, biker, courier, commuter, commuters, bike messenger",
  ],
  [
    "athlete",
    "stretching",
    "an athletic build, simple training clothes",
    "athlete, athletes, boxer, swimmer, climber, football player, basketball player, player, skater, surfer, dancer, gymnast, yogi, hiker, hikers, skier, snowboarder, team",
  ],
  [
    "barista",
    "pouring coffee",
    "rolled-up sleeves and a dark apron",
    "barista, baker, bartender, waiter, waitress, brewer, roaster",
  ],
  [
    "chef",
    "cooking",
    "a plain apron over a light shirt",
    "chef, cook, grandmother cooking, pizzaiolo, butcher",
  ],
  [
    "mother",
    "holding a child's hand",
    "a soft knitted jumper, hair in a loose bun",
    "mother, mom, mum, moms, mums, parent, parents, mama, madre, mère, mutter, 母, 妈妈, 엄마",
  ],
  [
    "father",
    "laughing",
    "a checked shirt and a short beard",
    "father, dad, dads, papa, padre, père, vater, 父, 爸爸, 아빠",
  ],
  [
    "child",
    "laughing and jumping",
    "a bright T-shirt and tousled hair",
    "child, kid, kids, children, toddler, boy, girl, baby, son, daughter, schoolchildren, niño, niños, enfant, enfants, kinder, kind, bambini, дети, 子供, 孩子, 아이",
  ],
  [
    "grandmother",
    "smiling",
    "silver hair and a cardigan",
    "grandmother, grandma, granny, senior, seniors, elderly woman, retiree, retirees, grandparents, abuela, бабушка, おばあちゃん",
  ],
  [
    "grandfather",
    "smiling",
    "a flat cap and a waistcoat",
    "grandfather, grandpa, old man, elderly man, fisherman, craftsman, abuelo, дедушка",
  ],
  [
    "young woman",
    "walking",
    "a plain coat and shoulder-length hair",
    "woman, young woman, girlfriend, bride, businesswoman, influencer, model, she, women, mujer, femme, frau, donna, женщина, 女性, 여성",
  ],
  [
    "young man",
    "walking",
    "a dark jacket and short hair",
    "man, young man, guy, boyfriend, groom, businessman, he, men, hombre, homme, mann, uomo, мужчина, 男性",
  ],
  [
    "student",
    "sitting with a notebook",
    "a hooded jumper and a rucksack",
    "student, students, pupil, teenager, teenagers, teens, freshman, gen z, estudiante, étudiant, студент, 学生",
  ],
  [
    "engineer",
    "working at a laptop",
    "a plain shirt and glasses",
    "developer, engineer, programmer, freelancer, freelancers, remote worker, entrepreneur, founder, designer, office worker, worker, team at work, small business owner, small business owners, manager, accountant, architect, photographer, writer, scientist, startup founders",
  ],
  [
    "nurse",
    "walking",
    "simple hospital scrubs",
    "nurse, doctor, dentist, caregiver, firefighter, volunteer, volunteers, teacher, farmer, gardener",
  ],
  [
    "musician",
    "dancing",
    "a worn leather jacket",
    "musician, singer, dj, guitarist, drummer, band, artist, painter, rapper, pianist",
  ],
  [
    "traveller",
    "looking at the view",
    "a light jacket and a small rucksack",
    "traveller, traveler, tourist, backpacker, couple, honeymooners, pilot, explorer, astronaut, sailor",
  ],
  [
    "group of friends",
    "laughing",
    "colourful everyday clothes",
    "friends, friend, family, families, people, crowd, colleagues, guests, roommates, amigos, amis, freunde, amici, друзья, семья, 友達, 朋友, 家族, 친구, أصدقاء",
  ],
];

/** Words that state a property of the product; each may become a line of copy. */
export const claimWords =
  "organic, vegan, handmade, hand-made, handcrafted, waterproof, wireless, recycled, sustainable, biodegradable, compostable, gluten-free, sugar-free, zero sugar, no sugar, zero waste, carbon neutral, plant-based, locally made, locally sourced, fair trade, fair-trade, cruelty-free, dairy-free, caffeine-free, alcohol-free, non-alcoholic, fragrance-free, lightweight, ultralight, foldable, portable, rechargeable, solar-powered, noise-cancelling, noise cancelling, unbreakable, ergonomic, adjustable, limited edition, award-winning, all-natural, natural, fast delivery, free delivery, free shipping, free returns, same-day delivery, next-day delivery, single-origin, freshly roasted, slow-roasted, cold-pressed, stone-baked, wood-fired, small batch, small-batch, family-owned, made to order, made to last, repairable, hypoallergenic, dermatologist tested, long-lasting, one-handed, ad-free, open source, privacy-first, end-to-end encrypted, pet-friendly, kid-friendly, low-calorie, high-protein, keto, electric, silent, stainless steel, full-grain, merino, breathable, reusable, refillable, plastic-free, affordable";

export const offerPatterns: readonly RegExp[] = [
  /\b(?:up to )?\d{1,2} ?(?:%|percent)(?: off| discount| cheaper)(?: everything| all [a-z]+| your first [a-z]+)?/i,
  /\b(?:save|get|with) (?:up to )?(?:\d{1,2} ?%|[$€£]\d+)/i,
  /\bbuy (?:one|1|two|2),? get (?:one|1)(?: free| half price)?/i,
  /\b(?:half[- ]price|2[- ]for[- ]1|two for one|free trial|first month free|first class free|first lesson free|free tasting|free sample)\b/i,
  /\b(?:from|only|just|for|starting at) [$€£]\d+(?:[.,]\d{2})?(?:(?: a|\/| per )(?:month|day|night|week|year))?/i,
];

export const problemWords =
  "tired, tired of, struggle, struggles, struggling, pain, painful, messy, stress, stressed, stressful, boring, bored, problem, problems, annoying, frustrated, frustrating, hate, hates, slow mornings, exhausted, overwhelmed, lost, broken, chaos, chaotic, lonely, waste, wasted, expensive, can't sleep, insomnia, back pain, burnout, never enough time, no time, too busy, sick of, fed up, worry, worries, anxious, dry skin, hunger, thirst, thirsty, clutter, late again, stuck";
export const changeWords =
  "before and after, before/after, before, transform, transforms, transformation, transformed, makeover, becomes, become, turns into, turn into, from couch, progress, change your, changes, new life, glow up, upgrade, reinvent, restored, renovation, results, improve, learn, learns, grow, grows";
export const launchWords =
  "launch, launches, launching, introducing, introduce, announce, announcing, announcement, new, brand-new, brand new, unveil, unveils, reveal, revealing, coming soon, pre-order, preorder, first ever, world's first, premiere, debut, now available, opening, just released, next generation, release, drop";
export const testimonialWords =
  "testimonial, review, customer story, customer stories, real people, interview, tells, says, recommends, her story, his story, user generated, ugc, talks about, honest, loved by, trusted by, rated, five stars, 5 stars";

export const actionWords =
  "run, runs, running, walk, walks, walking, pour, pours, pouring, drink, drinks, drinking, dance, dances, dancing, jump, jumps, jumping, ride, rides, riding, drive, drives, driving, cook, cooks, cooking, bake, baking, laugh, laughs, laughing, smile, smiles, smiling, open, opens, opening, float, floats, floating, spin, spins, spinning, splash, splashes, splashing, melt, melts, melting, reveal, reveals, revealing, fly, flies, flying, climb, climbs, climbing, hold, holds, holding, wear, wears, wearing, unbox, unboxes, unboxing, share, shares, sharing, play, plays, playing, race, races, racing, rotate, rotates, rotating, emerge, emerges, emerging, explode, explodes, glide, glides, gliding, rise, rises, rising, fall, falls, falling, eat, eats, eating, tap, taps, tapping, discover, discovers, explore, explores, exploring, wake, wakes, relax, relaxing, celebrate, celebrates, celebrating, swim, swims, swimming, sip, sips, sipping, drips, dripping, grows, watching, watches, stretches, lifts, reads, reading, meets, looks, works, working, waits, sits, sitting, talks, arrives, leaves, asks, sings, sing, writing, studying, trains, training, sliding, surfaces, breaks, adopt, survives, finds, fights, chases, delivers, paints, writes, sleeps, cuts, steps, turns";
export const lightWords =
  "light, lit, lighting, sunlight, backlit, backlight, rim light, golden hour, neon, glow, glowing, shadow, shadows, soft light, hard light, high-key, low-key, candlelight, moonlight, sunset, sunrise, dawn, dusk, silhouette, spotlight, volumetric, daylight, blue hour, studio light, practicals, reflection, reflections, bright, overcast";
export const cameraWords =
  "camera, close-up, close up, closeup, wide shot, medium shot, macro, slow motion, slow-motion, slow-mo, tracking shot, dolly, pan, tilt, crane, drone, aerial, handheld, zoom, orbit, pov, point of view, push-in, push in, pull back, shallow depth of field, depth of field, bokeh, lens, 35 mm, 35mm, 50 mm, 50mm, 85 mm, 85mm, anamorphic, time-lapse, timelapse, low angle, high angle, overhead, top-down, establishing shot, rack focus, steadicam, hero shot, framing";
export const styleWords =
  "cinematic, minimalist, minimal, documentary, retro, vintage, luxury, bold, clean, editorial, animation, animated, stop motion, film grain, black and white, pastel, high contrast, photorealistic, hyperreal, noir, surreal, flat design, 3d, vibrant, moody, elegant, modern, handmade look, playful style, comic, cyberpunk, scandinavian, muted, warm tones, colour grade, color grade, graded, premium look, style, look, aesthetic";
export const timeStructureWords =
  "then, first, finally, at the end, ends with, end with, ending, opens on, opens with, begin, begins, begins with, starts with, start with, start on, before, after, cut to, until, at last, in the end, followed by, final shot, end card, closing, opening shot, while, as the, next, beat";
export const callToActionWords =
  "shop now, order now, buy now, buy today, order today, sign up, subscribe, book now, book a, book your, download, visit, try it, try now, try free, learn more, find out more, get yours, pre-order, preorder, register, join us, join now, donate, call to action, cta, get tickets, reserve, swipe up, tap to, come by, stop by, get started, start free";
export const brandWords =
  "logo, brand, branded, tagline, slogan, brand colours, brand colors, packaging, label, end card, wordmark";
export const qualityWords =
  "texture, textures, steam, condensation, droplets, detail, details, crisp, matte, glossy, brushed, grain, leather, wood, wooden, marble, linen, ceramic, copper, steel, glass, foam, sparks, dust, smoke, mist, waves, reflections, bubbles, ice, petals, fabric, silk, velvet, gold, rain, sand";
