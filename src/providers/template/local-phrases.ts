import type { Language } from "@/domain/text/language";
import type { CopyPart, Phrase } from "./phrase-bank";

type LocalPart = Exclude<CopyPart, "proof">;
type LocalLines = Record<LocalPart, readonly string[]>;

/** Short lines for prompts in other languages: true of any product, so that nothing has to be translated. */
const local: Partial<Record<Language, LocalLines>> = {
  es: {
    hook: ["Espera un segundo", "Mira esto", "Hoy empieza algo nuevo"],
    problem: ["Otra vez lo mismo", "¿Así todos los días?"],
    agitate: ["Mereces algo mejor", "Y el tiempo pasa"],
    turn: ["Y entonces, {name}", "Te presentamos {name}"],
    benefit: [
      "Hecho con cuidado",
      "Se nota desde el primer día",
      "Sencillo y bien hecho",
      "Para todos los días",
      "Una pequeña gran diferencia",
    ],
    close: ["Pensado para ti", "Vuelve a sonreír"],
    cta: ["Descúbrelo hoy", "Pruébalo hoy"],
  },
  fr: {
    hook: ["Attendez une seconde", "Regardez bien", "Tout commence ici"],
    problem: ["Encore la même chose", "Tous les jours pareil ?"],
    agitate: ["Vous méritez mieux", "Et le temps passe"],
    turn: ["Et puis, {name}", "Voici {name}"],
    benefit: [
      "Fait avec soin",
      "On le sent dès le premier jour",
      "Simple et bien fait",
      "Pour tous les jours",
      "Un petit rien qui change tout",
    ],
    close: ["Pensé pour vous", "Le plaisir, simplement"],
    cta: ["À découvrir aujourd'hui", "Essayez aujourd'hui"],
  },
  de: {
    hook: ["Moment mal", "Schau genau hin", "Hier fängt es an"],
    problem: ["Schon wieder dasselbe", "Jeden Tag das Gleiche?"],
    agitate: ["Das geht besser", "Und die Zeit läuft"],
    turn: ["Und dann: {name}", "Das ist {name}"],
    benefit: [
      "Mit Sorgfalt gemacht",
      "Das spürt man sofort",
      "Einfach und richtig gut",
      "Gemacht für jeden Tag",
      "Klein, aber entscheidend",
    ],
    close: ["Gemacht für dich", "So soll es sein"],
    cta: ["Jetzt entdecken", "Heute ausprobieren"],
  },
  it: {
    hook: ["Aspetta un attimo", "Guarda bene", "Comincia tutto qui"],
    problem: ["Sempre la stessa storia", "Ogni giorno così?"],
    agitate: ["Meriti di meglio", "E il tempo passa"],
    turn: ["E poi, {name}", "Ecco {name}"],
    benefit: [
      "Fatto con cura",
      "Si sente dal primo giorno",
      "Semplice e fatto bene",
      "Per tutti i giorni",
      "Un piccolo gesto che conta",
    ],
    close: ["Pensato per te", "Il piacere, semplicemente"],
    cta: ["Scoprilo oggi", "Provalo oggi"],
  },
  pt: {
    hook: ["Espere um segundo", "Olhe bem", "Tudo começa aqui"],
    problem: ["Outra vez o mesmo", "Todos os dias assim?"],
    agitate: ["Você merece mais", "E o tempo passa"],
    turn: ["E então, {name}", "Conheça {name}"],
    benefit: [
      "Feito com cuidado",
      "Você sente no primeiro dia",
      "Simples e bem feito",
      "Para todos os dias",
      "Uma pequena grande diferença",
    ],
    close: ["Pensado para você", "O prazer das coisas simples"],
    cta: ["Descubra hoje", "Experimente hoje"],
  },
  nl: {
    hook: ["Wacht even", "Kijk goed", "Hier begint het"],
    problem: ["Weer hetzelfde", "Elke dag zo?"],
    agitate: ["Het kan beter", "En de tijd gaat door"],
    turn: ["En dan: {name}", "Dit is {name}"],
    benefit: [
      "Met zorg gemaakt",
      "Je merkt het meteen",
      "Simpel en goed",
      "Voor elke dag",
      "Klein verschil, groot gevoel",
    ],
    close: ["Voor jou gemaakt", "Zo hoort het"],
    cta: ["Ontdek het vandaag", "Probeer het vandaag"],
  },
  pl: {
    hook: ["Zaczekaj chwilę", "Spójrz uważnie", "Tu się zaczyna"],
    problem: ["Znowu to samo", "Codziennie tak samo?"],
    agitate: ["Zasługujesz na więcej", "A czas płynie"],
    turn: ["I wtedy: {name}", "Oto {name}"],
    benefit: [
      "Zrobione z troską",
      "Czuć od pierwszego dnia",
      "Proste i dobre",
      "Na co dzień",
      "Mała, wielka różnica",
    ],
    close: ["Stworzone dla ciebie", "Tak ma być"],
    cta: ["Odkryj dziś", "Wypróbuj dziś"],
  },
  tr: {
    hook: ["Bir saniye bekle", "Yakından bak", "Her şey burada başlıyor"],
    problem: ["Yine aynı şey", "Her gün böyle mi?"],
    agitate: ["Daha iyisi mümkün", "Zaman geçiyor"],
    turn: ["Ve sonra: {name}", "İşte {name}"],
    benefit: ["Özenle yapıldı", "İlk günden belli", "Sade ve iyi", "Her gün için", "Küçük ama büyük fark"],
    close: ["Senin için", "Olması gerektiği gibi"],
    cta: ["Bugün keşfet", "Bugün dene"],
  },
  ru: {
    hook: ["Подождите секунду", "Присмотритесь", "Всё начинается здесь"],
    problem: ["Опять то же самое", "И так каждый день?"],
    agitate: ["Можно и лучше", "А время идёт"],
    turn: ["И вот: {name}", "Встречайте: {name}"],
    benefit: [
      "Сделано с заботой",
      "Чувствуется с первого дня",
      "Просто и хорошо",
      "Для каждого дня",
      "Маленькая важная разница",
    ],
    close: ["Создано для вас", "Так и должно быть"],
    cta: ["Попробуйте сегодня", "Узнайте больше"],
  },
  ja: {
    hook: ["ちょっと待って", "よく見て", "ここから始まる"],
    problem: ["また同じ毎日", "いつもこのまま？"],
    agitate: ["もっといい日を", "時間は待たない"],
    turn: ["そこに、{name}", "これが、{name}"],
    benefit: [
      "ていねいに作りました",
      "初日からわかる",
      "シンプルで、いい",
      "毎日のために",
      "小さくて大きな違い",
    ],
    close: ["あなたのために", "いつもの日を、少し特別に"],
    cta: ["今日、試してみて", "くわしくはこちら"],
  },
  zh: {
    hook: ["等一下", "仔细看", "从这里开始"],
    problem: ["又是老样子", "每天都这样？"],
    agitate: ["你值得更好的", "时间不等人"],
    turn: ["于是，{name}", "这就是{name}"],
    benefit: ["用心制作", "第一天就能感受到", "简单，却刚刚好", "为每一天而生", "小小的，大不同"],
    close: ["为你而来", "生活本该如此"],
    cta: ["今天就试试", "了解更多"],
  },
  ko: {
    hook: ["잠깐만요", "자세히 보세요", "여기서 시작됩니다"],
    problem: ["또 똑같은 하루", "매일 이렇게?"],
    agitate: ["더 나은 날이 있어요", "시간은 기다리지 않아요"],
    turn: ["그래서, {name}", "바로 {name}"],
    benefit: [
      "정성껏 만들었습니다",
      "첫날부터 느껴져요",
      "단순하고 좋은 것",
      "매일을 위해",
      "작지만 큰 차이",
    ],
    close: ["당신을 위해", "원래 이래야 하니까"],
    cta: ["오늘 만나보세요", "자세히 알아보기"],
  },
  ar: {
    hook: ["انتظر لحظة", "انظر جيدًا", "كل شيء يبدأ هنا"],
    problem: ["نفس الشيء مرة أخرى", "هكذا كل يوم؟"],
    agitate: ["تستحق ما هو أفضل", "والوقت يمضي"],
    turn: ["ثم جاء: {name}", "إليكم: {name}"],
    benefit: ["صُنع بعناية", "تشعر به من اليوم الأول", "بسيط ومتقن", "لكل يوم", "فرق صغير وكبير"],
    close: ["من أجلك", "هكذا يجب أن يكون"],
    cta: ["اكتشفه اليوم", "جرّبه اليوم"],
  },
  hi: {
    hook: ["एक पल रुकिए", "ध्यान से देखिए", "शुरुआत यहीं से"],
    problem: ["फिर वही बात", "हर दिन ऐसा ही?"],
    agitate: ["आप बेहतर के हक़दार हैं", "और समय बीत रहा है"],
    turn: ["और फिर: {name}", "मिलिए: {name}"],
    benefit: ["प्यार से बनाया गया", "पहले दिन से महसूस हो", "सरल और अच्छा", "हर दिन के लिए", "छोटा सा बड़ा फ़र्क"],
    close: ["आपके लिए", "जैसा होना चाहिए"],
    cta: ["आज ही आज़माइए", "और जानिए"],
  },
};

const maxOverlayCharacters = 30;

/** The prompt's own clauses, short enough to stand in the picture: for languages without lines of their own. */
function clauses(prompt: string): string[] {
  return prompt
    .split(/[,.;:!?、。，！？،؛।\n]+/u)
    .map((text) => text.trim())
    .filter((text) => text !== "")
    .map((text) => {
      if (text.length <= maxOverlayCharacters) return text;
      const words = text.split(" ");
      let kept = "";
      for (const word of words)
        if (`${kept} ${word}`.length <= maxOverlayCharacters) kept = `${kept} ${word}`.trim();
      return kept || [...text].slice(0, maxOverlayCharacters / 2).join("");
    });
}

/** Lines in the language of a prompt that is not English. Text and voice are the same words. */
export function localPhrases(language: Language, part: CopyPart, prompt: string): Phrase[] {
  const lines = local[language];
  const own = lines ? lines[part === "proof" ? "benefit" : part] : part === "cta" ? [] : clauses(prompt);
  return own.map((text) => ({ overlay: text, voice: text }));
}
