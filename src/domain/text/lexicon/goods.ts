import type { ProductCategory, ProductRow } from "./product-categories";

export const goods = {
  beverage: [
    [
      "coffee",
      "cup",
      "coffee, espresso, latte, cappuccino, flat white, mocha, americano, coffee blend, roast coffee",
    ],
    ["coffee-beans", "bag", "coffee beans, ground coffee, coffee subscription, coffee roast, coffee roaster"],
    ["cold-brew", "bottle", "cold brew, cold brew coffee, iced coffee, nitro coffee"],
    ["tea", "cup", "tea, matcha, chai, green tea, herbal tea, hot chocolate, cocoa, yerba mate"],
    ["iced-tea", "bottle", "iced tea, bubble tea, boba tea, kombucha"],
    ["energy-drink", "can", "energy drink, energy shot, sports drink, isotonic drink, electrolyte drink"],
    [
      "soda",
      "can",
      "soda, cola, lemonade, soft drink, root beer, ginger ale, tonic water, tonic, ginger beer, fizzy drink, pop soda",
    ],
    ["water", "bottle", "water, mineral water, spring water, coconut water, water brand"],
    ["sparkling-water", "can", "sparkling water, seltzer, hard seltzer, soda water"],
    [
      "juice",
      "bottle",
      "juice, smoothie, orange juice, cold-pressed juice, fruit juice, milkshake, drinking yogurt, oat milk, almond milk, milk, drink, beverage",
    ],
    [
      "beer",
      "bottle",
      "beer, craft beer, lager, ale, ipa, stout, pilsner, cider, brewery, non-alcoholic beer",
    ],
    [
      "wine",
      "bottle",
      "wine, red wine, white wine, rosé, champagne, prosecco, sparkling wine, winery, vineyard",
    ],
    [
      "spirits",
      "glass",
      "whisky, whiskey, gin, vodka, rum, tequila, mezcal, cocktail, aperitif, liqueur, bourbon",
    ],
  ],
  food: [
    ["burger", "burger", "burger, hamburger, cheeseburger, veggie burger, sandwich, slider, burger joint"],
    ["pizza", "pizza", "pizza, pizzeria, calzone, pizza delivery"],
    [
      "ice-cream",
      "ice-cream",
      "ice cream, gelato, sorbet, frozen yogurt, ice-cream, popsicle, ice lolly, ice cream shop, ice cream truck",
    ],
    [
      "chocolate",
      "box",
      "chocolate, chocolate bar, praline, truffle, candy, sweets, candy bar, bonbon, gummy bear, gummies, chewing gum, toffee, caramel",
    ],
    [
      "bakery",
      "food-plate",
      "bakery, bread, croissant, cake, cookie, donut, doughnut, pastry, muffin, brownie, cupcake, pancake, waffle, sourdough, bagel, pie, macaron, baguette",
    ],
    [
      "snack",
      "bag",
      "chips, crisps, popcorn, snack, nuts, granola, cereal, muesli, pretzel, trail mix, protein bar, energy bar, granola bar, jerky, cracker",
    ],
    [
      "sauce",
      "bottle",
      "hot sauce, olive oil, ketchup, mustard, sauce, vinegar, dressing, soy sauce, maple syrup, syrup, condiment",
    ],
    [
      "spread",
      "jar",
      "honey, jam, peanut butter, marmalade, pesto, hummus, pickle, spread, salsa, kimchi, yogurt, yoghurt, spice, salt, chutney",
    ],
    [
      "meal",
      "food-plate",
      "sushi, ramen, noodle, pasta, salad, taco, burrito, curry, steak, soup, meal kit, meal, dish, dumpling, breakfast, brunch, dinner, lunch, barbecue, bbq, poke bowl, bowl, falafel, kebab, paella, food, cheese, fruit, seafood, poutine",
    ],
    [
      "restaurant",
      "food-plate",
      "restaurant, bistro, diner, food truck, tapas bar, steakhouse, trattoria, eatery, catering, street food",
    ],
    ["cafe", "cup", "cafe, café, coffee shop, coffee bar, coffee house, tea house, coffeehouse"],
  ],
  sport: [
    [
      "running-shoes",
      "shoe",
      "running shoe, trail shoe, trainer, runner shoe, sneaker, sports shoe, hiking boot, hiking shoe, football boot, basketball shoe, cleat, jogging shoe, tennis shoe",
    ],
    [
      "bicycle",
      "bicycle",
      "bicycle, bike, e-bike, ebike, mountain bike, road bike, cargo bike, electric bike, electric bicycle, cycling brand",
    ],
    [
      "gym",
      "watch",
      "gym, gym membership, fitness studio, crossfit box, boxing club, fitness club, climbing gym",
    ],
    [
      "sports-gear",
      "bag",
      "dumbbell, kettlebell, treadmill, rowing machine, resistance band, boxing glove, football, basketball, tennis racket, golf club, surfboard, skateboard, snowboard, ski, kayak, paddle board, tent, sleeping bag, fishing rod, helmet, ball",
    ],
    [
      "sportswear",
      "garment",
      "sportswear, activewear, yoga pants, leggings, jersey, running shorts, sports bra, tracksuit, swimsuit, wetsuit, running jacket, compression shirt",
    ],
  ],
  fashion: [
    [
      "shoes",
      "shoe",
      "shoe, boot, heel, sandal, loafer, slipper, footwear, flip-flop, high heels, leather shoe, ballet flats",
    ],
    ["watch", "watch", "watch, wristwatch, chronograph, dive watch, timepiece, watches"],
    [
      "jewellery",
      "ring",
      "ring, jewellery, jewelry, necklace, bracelet, earring, engagement ring, wedding ring, diamond, pendant, pearl",
    ],
    [
      "clothing",
      "garment",
      "dress, t-shirt, tee, shirt, jacket, coat, hoodie, sweater, jeans, suit, skirt, raincoat, parka, fashion, clothing, clothes, streetwear, fashion label, clothing line, sock, scarf, hat, cap, blouse, knitwear, lingerie, underwear, pyjamas, kimono, sari, denim, blazer, cardigan, wedding dress, beanie, glove",
    ],
    ["bag", "bag", "handbag, tote bag, tote, bag, purse, clutch, shopping bag, wallet, leather bag"],
    ["backpack", "backpack", "backpack, rucksack, daypack, school bag, laptop bag, travel backpack"],
    ["eyewear", "ring", "sunglasses, eyewear, glasses frames, eyeglasses, shades"],
  ],
  beauty: [
    ["perfume", "perfume", "perfume, fragrance, cologne, eau de toilette, eau de parfum, body mist, scent"],
    [
      "skincare",
      "cosmetic",
      "skincare, skin care, serum, face cream, moisturizer, moisturiser, night cream, face oil, toner, eye cream, anti-aging cream, cleanser, face mask, cream, balm, vitamin c serum, retinol, body butter, after-shave, beauty brand",
    ],
    [
      "tube-care",
      "tube",
      "sunscreen, sun cream, hand cream, toothpaste, lotion, body lotion, gel, scrub, concealer, foundation, shaving cream, lip gloss, mascara",
    ],
    [
      "makeup",
      "cosmetic",
      "lipstick, makeup, make-up, cosmetics, cosmetic, eyeshadow, nail polish, blush, eyeliner, powder, lip balm",
    ],
    [
      "haircare",
      "bottle",
      "shampoo, conditioner, hair oil, hair care, haircare, body wash, shower gel, beard oil, hair dye, hair mask, deodorant, soap, bath oil, massage oil",
    ],
    [
      "salon",
      "bottle",
      "salon, hair salon, barbershop, barber, spa, nail salon, beauty salon, hairdresser, tattoo studio",
    ],
  ],
  tech: [
    [
      "phone",
      "phone",
      "phone, smartphone, iphone, android phone, mobile phone, foldable phone, phone case, iphone case, iphone 15 case, iphone 16 case, tablet, e-reader, charger, power bank, phone charger",
    ],
    [
      "laptop",
      "laptop",
      "laptop, notebook computer, macbook, computer, gaming laptop, monitor, keyboard, ultrabook, gaming pc, pc, mouse, server",
    ],
    [
      "headphones",
      "headphones",
      "headphones, headphone, earbuds, earbud, earphones, headset, noise-cancelling headphones, noise cancelling headphones, airpods, wireless earbuds, hearing aid",
    ],
    [
      "speaker",
      "speaker",
      "speaker, bluetooth speaker, smart speaker, soundbar, record player, turntable, amplifier, radio, vinyl player",
    ],
    [
      "camera",
      "camera",
      "camera, action camera, drone, lens, webcam, security camera, doorbell camera, instant camera, camcorder, projector",
    ],
    [
      "wearable",
      "watch",
      "smartwatch, smart watch, fitness tracker, fitness band, smart ring, smart glasses, vr headset, fitness watch",
    ],
    [
      "gadget",
      "box",
      "gadget, device, robot, robot vacuum, vacuum cleaner, 3d printer, console, game console, router, smart lock, thermostat, smart home, tv, television, battery, solar panel, generator, printer, microphone, synthesizer, guitar, keyboard piano, time machine, air purifier, hair dryer",
    ],
  ],
  app: [
    [
      "app",
      "app-screen",
      "app, mobile app, application, platform, dating app, meditation app, fitness app, budgeting app, budget app, language app, delivery app, food delivery app, taxi app, ride app, weather app, recipe app, to-do app, habit app, booking app, chat app, game app, pizza delivery app, running app",
    ],
    ["shop", "app-screen", "online store, online shop, marketplace, webshop, web shop"],
    [
      "software",
      "app-screen",
      "software, saas, crm, dashboard, website, web app, plugin, chatbot, ai assistant, website builder, project management tool, project management, newsletter, podcast, streaming service, cybersecurity, vpn, cloud storage, password manager, startup, api, database, browser extension, browser, video editor, tool",
    ],
    ["game", "app-screen", "video game, mobile game, game, board game app, esports team, puzzle game"],
  ],
} satisfies Partial<Record<ProductCategory, readonly ProductRow[]>>;
