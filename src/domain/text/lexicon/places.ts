import type { SettingKind, TimeOfDay, weathers } from "@/domain/picture/scene-spec";

/** Words for places, the drawable kind they belong to, and the place described for a picture. */
export const placeRows: readonly (readonly [kind: SettingKind, description: string, words: string])[] = [
  [
    "studio",
    "a clean photo studio with a seamless backdrop",
    "studio, photo studio, white background, plain background, seamless backdrop, pedestal",
  ],
  [
    "kitchen",
    "a bright home kitchen with a wooden counter",
    "kitchen, counter, breakfast table, cocina, cuisine, küche, cucina, cozinha, キッチン, 厨房",
  ],
  [
    "living-room",
    "a lived-in living room with soft textiles",
    "living room, sofa at home, at home, apartment, cosy home, couch, bedroom, fireplace, nursery, hogar, wohnzimmer, salon maison, リビング",
  ],
  [
    "bathroom",
    "a calm bathroom with a stone basin and a mirror",
    "bathroom, shower, mirror, bathtub, sink, spa",
  ],
  [
    "office",
    "a modern office with desks and large windows",
    "office, desk, workplace, coworking, meeting room, boardroom, startup office, home office, classroom, library, bureau, büro, oficina, ufficio, オフィス, 办公室",
  ],
  [
    "cafe",
    "a small café with a worn wooden bar and warm lamps",
    "cafe, café, coffee shop, bar, restaurant, bistro, bakery, diner, pub, カフェ, 咖啡馆",
  ],
  [
    "street",
    "a narrow city street with shop fronts",
    "street, streets, city, alley, downtown, sidewalk, crosswalk, neighbourhood, neighborhood, old town, market, calle, ciudad, rue, ville, straße, stadt, città, cidade, tokyo, paris, london, lisbon, berlin, new york, barcelona, rome, город, улица, 街, 街道, 都市, 城市, 도시, 거리, مدينة, شارع, şehir, sokak",
  ],
  [
    "skyline",
    "a rooftop above the city skyline",
    "skyline, rooftop, skyscraper, skyscrapers, roof terrace, high-rise, penthouse, manhattan, dubai",
  ],
  [
    "stadium",
    "a stadium under floodlights",
    "stadium, arena, pitch, football field, running track, race track, court, ring, estadio, stade, stadion, スタジアム",
  ],
  [
    "gym",
    "a gym with racks of weights and rubber floor",
    "gym, weight room, fitness studio, boxing ring, crossfit, locker room, yoga studio, dance studio, gimnasio, ジム",
  ],
  [
    "beach",
    "a wide beach with gentle surf",
    "beach, sea, ocean, coast, shore, surf, island, waves, lake, seaside, harbour, pier, boat, underwater, playa, mar, plage, mer, strand, meer, spiaggia, mare, praia, пляж, море, 海, 海辺, ビーチ, 海滩, 바다, 해변, شاطئ, بحر, plaj, deniz",
  ],
  [
    "forest",
    "a forest path between tall trees",
    "forest, woods, trail, jungle, woodland, pine trees, camping, campfire, rainforest, bosque, forêt, wald, foresta, floresta, лес, 森, 森林, 숲, غابة, orman",
  ],
  [
    "mountain",
    "a mountain ridge above a wide valley",
    "mountain, mountains, alps, summit, peak, ridge, cliff, hills, volcano, himalaya, snowboard slope, montaña, montagne, berg, berge, montagna, montanha, гора, горы, 山, 산, جبل, dağ",
  ],
  [
    "desert",
    "desert dunes with long shadows",
    "desert, dunes, canyon, sahara, mars, moon, dry land, salt flat, desierto, désert, wüste, deserto, пустыня, 砂漠, 沙漠, 사막, صحراء, çöl",
  ],
  [
    "garden",
    "a green garden in leaf",
    "garden, park, backyard, balcony, greenhouse, orchard, vineyard, farm, meadow, open field, flower field, picnic, countryside, playground, jardín, parque, jardin, parc, garten, giardino, parco, jardim, сад, парк, 庭, 公園, 公园, 花园, 정원, 공원, حديقة, bahçe",
  ],
  [
    "road",
    "an open road running to the horizon",
    "road, highway, racetrack, coastal road, asphalt, motorway, parking garage, tunnel, bridge, road trip, carretera, route, landstraße, autobahn, strada, estrada, дорога, 道路, 公路, 도로, طريق, yol",
  ],
  [
    "stage",
    "a concert stage with light beams and haze",
    "stage, concert, concert hall, club, nightclub, festival, theatre, theater, spotlight, dance floor, escenario, scène, bühne, palco, сцена, ステージ, 舞台, 무대, مسرح, sahne",
  ],
  [
    "abstract",
    "an abstract space of soft light and colour",
    "abstract, outer space, galaxy, dreamscape, cyberspace, metaverse, geometric, minimal background",
  ],
];

export const timeRows: readonly (readonly [TimeOfDay, string])[] = [
  [
    "dawn",
    "dawn, sunrise, daybreak, first light, early morning, amanecer, aube, morgengrauen, alba, рассвет, 夜明け, 黎明, 새벽, 日出",
  ],
  [
    "golden-hour",
    "golden hour, golden light, sunset, evening sun, late afternoon, golden afternoon, warm sunlight, atardecer, coucher de soleil, sonnenuntergang, tramonto, закат, 夕日, 夕焼け, 日落, 노을, غروب",
  ],
  ["dusk", "dusk, twilight, blue hour, evening, anochecer, crépuscule, dämmerung, сумерки, 夕方, 黄昏, 傍晚"],
  [
    "night",
    "night, midnight, nighttime, night-time, neon, moonlight, starry, after dark, noche, nuit, nacht, notte, noite, ночь, 夜, 夜晚, 밤, ليل, gece",
  ],
  ["noon", "noon, midday, bright daylight, high sun, summer heat, mediodía, midi, mittag, полдень, 正午, 昼"],
  [
    "morning",
    "morning, breakfast, wake up, wakes up, commute, mañana, matin, morgen, mattina, manhã, утро, 朝, 早晨, 早上, 아침, صباح, sabah",
  ],
];

export const weatherRows: readonly (readonly [(typeof weathers)[number], string])[] = [
  [
    "rain",
    "rain, rainy, raining, storm, stormy, wet street, drizzle, puddle, lluvia, pluie, regen, pioggia, chuva, дождь, 雨, 비 오는, مطر, yağmur",
  ],
  [
    "snow",
    "snow, snowy, winter, blizzard, christmas, ice-cold mountain, ski, nieve, neige, schnee, neve, снег, зима, 雪, 눈 내리는, ثلج, kar yağışı",
  ],
  ["fog", "fog, foggy, mist, misty, haze, niebla, brouillard, nebel, nebbia, туман, 霧, 雾, 안개"],
  ["cloudy", "cloudy, overcast, grey sky, gray sky, clouds"],
];
