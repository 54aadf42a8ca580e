import type { ProductCategory, ProductRow } from "./product-categories";

export const services = {
  automotive: [
    [
      "car",
      "car",
      "car, electric car, suv, sports car, pickup truck, truck, van, sedan, convertible, hatchback, ev, electric vehicle, car rental, car wash, car dealership, used cars, vehicle, supercar, camper van, taxi, driving school, car insurance, car sharing, minivan, hybrid car",
    ],
    [
      "motorcycle",
      "bicycle",
      "motorcycle, motorbike, scooter, electric scooter, e-scooter, moped, vespa, skateboard electric",
    ],
    ["car-parts", "box", "tire, tyre, motor oil, dash cam, car seat, ev charger, car battery, spare part"],
  ],
  travel: [
    [
      "hotel",
      "house",
      "hotel, resort, hostel, villa, cabin, bed and breakfast, guesthouse, lodge, retreat, holiday home, vacation rental, campsite, glamping, beach house, tree house, treehouse, chalet, ryokan, motel",
    ],
    [
      "trip",
      "ticket",
      "airline, flight, cruise, travel agency, tour, trip, holiday, vacation, safari, train ticket, railway, city break, travel, tourism, island, honeymoon, road trip, ferry, travel company, space tourism, hiking tour, getaway, night train, museum pass, destination",
    ],
    ["luggage", "backpack", "suitcase, luggage, carry-on, travel bag, duffel bag, travel pillow"],
  ],
  home: [
    [
      "chair",
      "chair",
      "chair, sofa, couch, armchair, office chair, furniture, table, desk, bed, mattress, shelf, bookshelf, stool, bench, standing desk, rocking chair, hammock, wardrobe",
    ],
    [
      "lamp",
      "lamp",
      "lamp, desk lamp, floor lamp, light bulb, lighting, chandelier, lantern, night light, smart bulb, led strip",
    ],
    [
      "plant",
      "plant",
      "plant, houseplant, flower, bouquet, bonsai, succulent, seeds, garden kit, flower shop, florist, garden centre, flower delivery, vertical garden, herb garden, roses, terrarium",
    ],
    ["candle", "jar", "candle, scented candle, diffuser, incense, home fragrance"],
    ["mug", "cup", "mug, teapot, kettle, french press, tumbler, travel mug, coffee cup, cup, thermos"],
    [
      "bottle-home",
      "bottle",
      "water bottle, reusable bottle, vase, detergent, cleaning spray, dish soap, carafe, laundry detergent, cleaner",
    ],
    [
      "kitchenware",
      "box",
      "coffee machine, coffee maker, espresso machine, blender, air fryer, knife, pan, frying pan, cookware, toaster, oven, grill, dishwasher, fridge, refrigerator, washing machine, ceramics, plate set, lunch box, lunchbox, cutting board, mixer, rice cooker, tableware",
    ],
    [
      "textile",
      "garment",
      "blanket, rug, pillow, curtain, towel, bedding, duvet, quilt, carpet, linen, cushion",
    ],
    [
      "property",
      "house",
      "house, home, apartment, real estate, property, flat, tiny house, home builder, architect, interior design, roof, kitchen renovation, condo, moving company, cleaning service, plumber, solar roof, house painter, mortgage broker",
    ],
    [
      "art",
      "box",
      "painting, poster, print, frame, art print, sculpture, wallpaper, paint, toolbox, drill, tool set, lawn mower, swimming pool, grill set",
    ],
  ],
  event: [
    [
      "festival",
      "ticket",
      "festival, music festival, film festival, food festival, jazz festival, carnival, street fair, fair, summer festival, light festival, coffee festival, book fair, pride parade, parade, market, christmas market, flea market, farmers market",
    ],
    [
      "concert",
      "ticket",
      "concert, gig, live show, dj night, tour dates, album launch, opera, ballet, theatre, theater, musical, comedy show, stand-up show, show, album, band, orchestra, choir, single, dj set, circus, play, club night, rave",
    ],
    [
      "conference",
      "ticket",
      "conference, summit, hackathon, expo, trade show, webinar, meetup, workshop, exhibition, open day, gala, auction, convention, seminar, job fair, art exhibition, museum, gallery, art gallery",
    ],
    [
      "sport-event",
      "ticket",
      "marathon, half marathon, race, tournament, cup final, match, triathlon, fun run, football match, championship, derby, city run, regatta, olympics, world cup",
    ],
    [
      "party",
      "ticket",
      "party, wedding, birthday, opening, grand opening, launch party, sale, black friday, black friday sale, flash sale, summer sale, garage sale, new year's eve, halloween party, store opening, anniversary, lottery",
    ],
  ],
  education: [
    [
      "course",
      "book",
      "course, online course, book club, class, lesson, tutoring, tutor, school, university, college, academy, bootcamp, coding bootcamp, language course, language school, masterclass, music school, training, piano lessons, cooking class, kindergarten, library, scholarship, master's degree, degree, guitar lessons, yoga teacher training, summer camp, art school, dance school",
    ],
    [
      "book",
      "book",
      "book, novel, cookbook, memoir, audiobook, comic, magazine, planner, journal, notebook, textbook, bookstore, bookshop, picture book, guidebook, dictionary, encyclopedia, thriller, pen, fountain pen, pencil, calendar, newspaper",
    ],
  ],
  finance: [
    [
      "bank",
      "app-screen",
      "bank, bank account, savings account, credit card, debit card, investing app, investment, investment fund, insurance, mortgage, loan, pension, crypto wallet, crypto, tax software, accounting software, accounting, payment app, finance, fintech, health insurance, travel insurance, pet insurance, stock broker, wealth management, invoice software, budget, retirement plan",
    ],
  ],
  health: [
    [
      "supplement",
      "jar",
      "supplement, vitamin, vitamins, protein powder, collagen, probiotic, multivitamin, omega 3, creatine, sleep aid, melatonin, cbd oil, magnesium, pre-workout",
    ],
    [
      "yoga",
      "garment",
      "yoga, yoga studio, yoga class, pilates, meditation, mindfulness, wellness, wellness retreat, yoga mat, massage, breathwork, sauna, physiotherapy, cold plunge",
    ],
    [
      "clinic",
      "house",
      "dentist, dental clinic, clinic, doctor, hospital, pharmacy, therapy, telehealth, nursing home, blood test, optician, eye test, care home, physiotherapist, vaccine, hospice, psychologist",
    ],
    [
      "toothbrush",
      "tube",
      "toothbrush, electric toothbrush, mouthwash, floss, bandage, thermometer, first aid kit",
    ],
  ],
  family: [
    [
      "toy",
      "toy",
      "toy, toy train, wooden train, teddy bear, doll, puzzle, building blocks, lego, board game, plush, stuffed animal, kite, card game, train set, rubber duck, action figure, playground, toy store, baby monitor, stroller, pram, cradle, high chair, diaper, nappies, baby food, toy car, balloon, slime, trampoline",
    ],
    ["pet", "bag", "dog food, cat food, pet food, dog treat, bird seed"],
    [
      "pet-things",
      "toy",
      "cat litter, pet store, dog leash, dog collar, dog bed, cat tree, dog walker, vet, veterinarian, dog training, pet grooming, animal clinic, aquarium, cat toy, dog toy, pet bed, collar",
    ],
  ],
  nonprofit: [
    [
      "charity",
      "plant",
      "charity, donation, fundraiser, non-profit, nonprofit, ngo, animal shelter, shelter, food bank, volunteering, volunteer, climate campaign, reforestation, tree planting, blood donation, beach cleanup, ocean cleanup, campaign, awareness campaign, foundation for children, recycling, recycling program, human rights, refugee aid, crowdfunding, election, voting, organ donation, community garden, public transport",
    ],
  ],
} satisfies Partial<Record<ProductCategory, readonly ProductRow[]>>;
