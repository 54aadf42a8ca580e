/** Product words in other languages, by the kind of `productRows` that they name. */
export const foreignProducts: Record<string, string> = {
  coffee:
    "café, cafe, kaffee, caffè, kawa, koffie, кофе, кава, コーヒー, 珈琲, 咖啡, 커피, قهوة, कॉफ़ी, कॉफी, kahve, กาแฟ, cà phê, קפה",
  tea: "té, thé, tee, tè, chá, thee, чай, お茶, 抹茶, 茶, 차, شاي, चाय, çay, ชา, trà",
  "energy-drink":
    "bebida energética, boisson énergisante, energydrink, エナジードリンク, 能量饮料, 에너지 드링크",
  soda: "refresco, limonada, limonade, refrigerante, лимонад, ソーダ, 汽水, 사이다",
  water: "agua, eau, wasser, acqua, água, вода, 水, 물, ماء",
  juice: "zumo, jugo, jus, saft, succo, suco, сок, ジュース, 果汁, 주스, عصير",
  beer: "cerveza, bière, bier, birra, cerveja, пиво, ビール, 啤酒, 맥주, bira",
  wine: "vino, vin, wein, vinho, wijn, вино, ワイン, 葡萄酒, 와인",
  burger: "hamburguesa, бургер, ハンバーガー, 汉堡, 햄버거, برجر",
  pizza: "пицца, ピザ, 披萨, 피자, بيتزا, पिज़्ज़ा",
  "ice-cream":
    "helado, glace, eis, gelato, sorvete, мороженое, アイスクリーム, 冰淇淋, 아이스크림, dondurma, آيس كريم",
  chocolate: "chocolat, schokolade, cioccolato, шоколад, チョコレート, 巧克力, 초콜릿, çikolata, شوكولاتة",
  bakery:
    "panadería, boulangerie, bäckerei, panetteria, padaria, pan, pain, brot, pane, pão, пекарня, хлеб, торт, パン, ケーキ, 面包, 빵, 케이크, خبز, fırın",
  meal: "comida, repas, essen, pranzo, ラーメン, 寿司, 料理, 米饭, 拉面, 김치, 비빔밥, еда, طعام, yemek",
  restaurant: "restaurante, ristorante, ресторан, レストラン, 餐厅, 餐廳, 식당, مطعم, रेस्टोरेंट",
  sauce: "aceite de oliva, huile d'olive, olivenöl, olio d'oliva, azeite",
  spread: "miel, honig, miele, mel, мёд, 蜂蜜, 꿀, عسل",
  "running-shoes":
    "zapatillas, zapatillas de correr, tenis, baskets, chaussures de course, laufschuhe, turnschuhe, scarpe da corsa, tênis, кроссовки, ランニングシューズ, スニーカー, 运动鞋, 跑鞋, 運動鞋, 운동화, 러닝화, حذاء رياضي, spor ayakkabı",
  shoes:
    "zapatos, chaussures, schuhe, scarpe, sapatos, schoenen, туфли, обувь, 靴, 鞋子, 鞋, 신발, أحذية, जूते, ayakkabı",
  bicycle:
    "bicicleta, vélo, fahrrad, bicicletta, fiets, rower, велосипед, 自転車, 自行车, 자전거, دراجة, bisiklet",
  watch:
    "reloj, montre, armbanduhr, uhr, orologio, relógio, horloge, zegarek, часы, 腕時計, 時計, 手表, 手錶, 시계, ساعة, घड़ी, saat",
  jewellery:
    "joya, joyas, anillo, bijou, bijoux, schmuck, gioielli, joia, украшения, кольцо, ジュエリー, 指輪, 珠宝, 戒指, 반지, مجوهرات",
  clothing:
    "ropa, vestido, vêtements, robe, kleidung, kleid, vestiti, roupa, одежда, платье, 服, ドレス, 衣服, 옷, ملابس, कपड़े",
  bag: "bolso, sac à main, handtasche, tasche, borsa, bolsa, сумка, バッグ, 包包, 가방, حقيبة, çanta",
  backpack: "mochila, sac à dos, rucksack, zaino, рюкзак, リュック, 背包, 백팩",
  perfume: "parfum, parfüm, profumo, духи, 香水, 향수, عطر",
  skincare: "crema, crème, creme, hautpflege, sérum, крем, スキンケア, 化粧水, 护肤, 护肤品, 스킨케어, كريم",
  haircare:
    "champú, shampoing, shampooing, xampu, шампунь, シャンプー, 洗发水, 샴푸, şampuan, jabón, savon, seife, мыло",
  makeup: "maquillaje, maquillage, lippenstift, trucco, maquiagem, помада, 口紅, 口红, 립스틱, مكياج",
  phone:
    "teléfono, móvil, téléphone, handy, telefono, celular, телефон, смартфон, スマートフォン, スマホ, 手机, 手機, 스마트폰, هاتف, मोबाइल, telefon",
  laptop: "portátil, ordinateur portable, ноутбук, ノートパソコン, 笔记本电脑, 노트북, حاسوب",
  headphones:
    "auriculares, casque, écouteurs, kopfhörer, cuffie, fones de ouvido, наушники, ヘッドホン, イヤホン, 耳机, 耳機, 이어폰, 헤드폰, سماعات, kulaklık",
  speaker: "altavoz, enceinte, lautsprecher, altoparlante, колонка, スピーカー, 音箱, 스피커",
  camera:
    "cámara, appareil photo, kamera, fotocamera, câmera, камера, фотоаппарат, カメラ, 相机, 카메라, كاميرا",
  app: "aplicación, appli, application mobile, anwendung, applicazione, aplicativo, приложение, アプリ, 应用, 應用程式, 앱, تطبيق, ऐप, uygulama",
  game: "videojuego, jeu vidéo, videospiel, игра, ゲーム, 游戏, 게임, لعبة",
  car: "coche, voiture, auto, elektroauto, macchina, carro, автомобиль, машина, 車, 自動車, 汽车, 汽車, 자동차, سيارة, araba, कार",
  hotel: "hôtel, albergo, отель, ホテル, 旅館, 酒店, 호텔, فندق, otel, होटल",
  trip: "viaje, voyage, reise, urlaub, viaggio, viagem, путешествие, 旅行, 여행, رحلة, seyahat, यात्रा",
  chair:
    "silla, chaise, stuhl, sofá, canapé, sedia, cadeira, möbel, muebles, meubles, кресло, мебель, диван, 椅子, 家具, ソファ, 의자, 가구, أثاث",
  lamp: "lámpara, lampe, lampada, luminária, лампа, ランプ, 台灯, 램프, مصباح",
  plant:
    "planta, plante, pflanze, pianta, flores, fleurs, blumen, fiori, цветы, растение, 花, 植物, 꽃, زهور",
  candle: "vela, bougie, kerze, candela, свеча, キャンドル, 蜡烛, 양초, شمعة",
  mug: "taza, tasse, tazza, caneca, чашка, マグカップ, 杯子, 컵, فنجان",
  property:
    "casa, maison, haus, immobilien, inmobiliaria, immobilier, квартира, дом, 房子, 住宅, 집, منزل, ev",
  festival: "fiesta, fête, musikfestival, фестиваль, フェスティバル, 祭り, 音乐节, 축제, مهرجان",
  concert: "concierto, konzert, concerto, концерт, コンサート, 演唱会, 콘서트, حفلة",
  course:
    "curso, cours, kurs, corso, escuela, école, schule, scuola, курсы, школа, 教室, 学校, 课程, 학원, دورة, okul",
  book: "libro, livre, buch, livro, boek, книга, 小説, 书, 책, كتاب, किताब, kitap",
  bank: "banco, banque, bankkonto, banca, conta, банк, 銀行, 银行, 은행, بنك, sigorta, versicherung, seguro, assurance",
  supplement: "vitaminas, vitamine, nahrungsergänzung, витамины, サプリ, 维生素, 영양제",
  yoga: "йога, ヨガ, 瑜伽, 요가, يوغا, योग, योगा",
  toy: "juguete, jouet, spielzeug, giocattolo, brinquedo, игрушка, おもちゃ, 玩具, 장난감, لعب, oyuncak",
  pet: "mascota, hundefutter, katzenfutter, croquettes, ração, корм, ペットフード, 狗粮, 猫粮, 사료",
  charity: "donación, spende, spenden, don, donazione, doação, волонтёр, 寄付, 慈善, 기부, تبرع, bağış",
};
