import { contrast, css, inkOn, luminance, mix, type Rgb, white } from "@/providers/animatic/props/colour";
import type { Kit } from "@/providers/animatic/props/kit";
import { letter } from "@/providers/animatic/props/lettering";
import { drawEmblem, emblemOf, houseEmblem } from "@/providers/animatic/props/marks";
import { rounded, type Span, within } from "@/providers/animatic/props/surface";

/** A screen glows by itself: its colours take no shading, only the glass in front of it does. */
function block(kit: Kit, span: Span, look: { colour: Rgb; radius: number; alpha?: number }): void {
  kit.ctx.fillStyle = css(look.colour, look.alpha ?? 1);
  kit.ctx.fill(rounded(span, look.radius));
}

/** Places x, y, width and height on a grid of units of the screen. */
function placing(screen: Span, unit: number) {
  return ([x, y, width, height]: readonly [number, number, number, number]): Span => ({
    x: screen.x + x * unit,
    y: screen.y + y * unit,
    width: width * unit,
    height: height * unit,
  });
}

function screenColours(kit: Kit): { ground: Rgb; ink: Rgb; hero: Rgb; action: Rgb } {
  const dark = luminance(kit.body) < 0.06;
  const ground: Rgb = dark ? [20, 21, 28] : [250, 250, 252];
  const [first, second] = dark ? [kit.accent, kit.third] : [kit.body, kit.accent];
  // A brand as light as the page would leave the interface empty.
  const [hero, action] = contrast(first, ground) > 1.5 ? [first, second] : [second, first];
  return { ground, ink: dark ? white : [28, 28, 36], hero, action };
}

/** A phone-sized interface: greeting, a hero card in brand colour, a list with progress and a tab bar. */
export function drawPhoneInterface(kit: Kit, span: Span, radius: number): void {
  const { ctx } = kit;
  const { ground, ink, hero, action } = screenColours(kit);
  const u = span.width / 40;
  const at = placing(span, u);
  const tall = span.height / u;
  const random = kit.random.fork("interface");
  within(kit, rounded(span, radius), () => {
    block(kit, span, { colour: ground, radius: 0 });
    const card = at([2.6, 14, 34.8, 25]);
    const glow = ctx.createLinearGradient(card.x, card.y, card.x + card.width, card.y + card.height);
    glow.addColorStop(0, css(mix(hero, white, 0.16)));
    glow.addColorStop(1, css(mix(hero, action, 0.35)));
    ctx.fillStyle = glow;
    ctx.fill(rounded(card, 3.4 * u));
    block(kit, at([3, 6, 14, 2.4]), { colour: ink, radius: 1.2 * u, alpha: 0.88 });
    block(kit, at([3, 9.6, 9, 1.5]), { colour: ink, radius: 0.7 * u, alpha: 0.34 });
    block(kit, at([32, 5.8, 5.2, 5.2]), { colour: action, radius: 2.6 * u });
    const cardInk = inkOn(hero, [white]);
    const emblem = emblemOf(kit) ?? houseEmblem(kit);
    drawEmblem(kit, emblem, {
      cx: span.x + 20 * u,
      cy: span.y + 21.4 * u,
      r: 4.4 * u,
      ink: css(cardInk, 0.95),
    });
    letter(kit, kit.label, {
      span: at([6, 28, 28, 7.4]),
      ink: css(cardInk),
      typeface: "inter",
      maxLines: 1,
      maxSize: 6 * u,
    });
    for (let row = 0; 46 + row * 9 < tall - 12; row++) {
      const y = 42.5 + row * 9;
      block(kit, at([2.6, y, 34.8, 7.6]), { colour: ink, radius: 2 * u, alpha: 0.055 });
      block(kit, at([4, y + 1.3, 5, 5]), { colour: row % 2 ? action : hero, radius: 1.6 * u, alpha: 0.9 });
      block(kit, at([11, y + 1.9, 9 + random.between(0, 9), 1.5]), {
        colour: ink,
        radius: 0.7 * u,
        alpha: 0.75,
      });
      block(kit, at([11, y + 4.6, 22, 1.1]), { colour: ink, radius: 0.5 * u, alpha: 0.14 });
      block(kit, at([11, y + 4.6, random.between(7, 21), 1.1]), { colour: hero, radius: 0.5 * u });
    }
    drawTabBar(kit, at([2.6, tall - 8.6, 34.8, 6.8]), { active: hero, ink, ground });
  });
}

function drawTabBar(kit: Kit, bar: Span, colours: { active: Rgb; ink: Rgb; ground: Rgb }): void {
  const dot = bar.height * 0.41;
  block(kit, bar, { colour: mix(colours.ground, colours.ink, 0.06), radius: bar.height / 2 });
  block(kit, dotAt(bar, 0, dot), { colour: colours.active, radius: dot * 0.43 });
  for (const tab of [1, 2, 3])
    block(kit, dotAt(bar, tab, dot), { colour: colours.ink, radius: dot * 0.43, alpha: 0.28 });
}

function dotAt(bar: Span, tab: number, size: number): Span {
  return {
    x: bar.x + bar.width * (0.115 + tab * 0.23),
    y: bar.y + (bar.height - size) / 2,
    width: size,
    height: size,
  };
}

/** A desktop-sized interface: side bar, headline figure, bars and two cards. */
export function drawDesktopInterface(kit: Kit, span: Span): void {
  const { ground, ink, hero, action } = screenColours(kit);
  const u = span.width / 100;
  const at = placing(span, u);
  const tall = span.height / u;
  const random = kit.random.fork("interface");
  within(kit, rounded(span, 1), () => {
    block(kit, span, { colour: ground, radius: 0 });
    block(kit, at([0, 0, 18, tall]), { colour: hero, radius: 0 });
    const sideInk = inkOn(hero, [white]);
    drawEmblem(kit, emblemOf(kit) ?? houseEmblem(kit), {
      cx: span.x + 9 * u,
      cy: span.y + 8 * u,
      r: 3.4 * u,
      ink: css(sideInk),
    });
    for (let item = 0; item < 5; item++)
      block(kit, at([4, 18 + item * 6.4, 10 - (item % 3) * 1.6, 1.9]), {
        colour: sideInk,
        radius: u,
        alpha: 0.6,
      });
    letter(kit, kit.label, {
      span: at([23, 4.4, 42, 7.6]),
      ink: css(ink),
      typeface: "inter",
      maxLines: 1,
      maxSize: 7 * u,
    });
    block(kit, at([82, 5, 13, 5]), { colour: action, radius: 2.5 * u });
    drawChart(kit, span);
    block(kit, at([70, 16, 26, (tall - 22) / 2]), { colour: action, radius: 2 * u, alpha: 0.92 });
    block(kit, at([73, 20, 13, 2]), { colour: inkOn(action, [white]), radius: u, alpha: 0.9 });
    block(kit, at([73, 24, 8, 4]), { colour: inkOn(action, [white]), radius: u, alpha: 0.9 });
    block(kit, at([70, 18 + (tall - 22) / 2, 26, (tall - 22) / 2]), {
      colour: ink,
      radius: 2 * u,
      alpha: 0.07,
    });
    for (let row = 0; row < 3; row++)
      block(kit, at([73, 22 + (tall - 22) / 2 + row * 5, 8 + random.between(4, 12), 1.9]), {
        colour: ink,
        radius: u,
        alpha: 0.3,
      });
    block(kit, at([23, tall - 15, 21, 11]), { colour: hero, radius: 1.6 * u, alpha: 0.22 });
    block(kit, at([46, tall - 15, 21, 11]), { colour: ink, radius: 1.6 * u, alpha: 0.07 });
  });
}

function drawChart(kit: Kit, screen: Span): void {
  const { ink, hero, action } = screenColours(kit);
  const u = screen.width / 100;
  const at = placing(screen, u);
  const tall = screen.height / u;
  const random = kit.random.fork("chart");
  block(kit, at([23, 16, 44, tall - 34]), { colour: ink, radius: 2 * u, alpha: 0.05 });
  const floor = tall - 20.5;
  for (let bar = 0; bar < 8; bar++) {
    const rise = random.between(0.3, 1) * (floor - 21);
    block(kit, at([26.4 + bar * 5, floor - rise, 3, rise]), { colour: hero, radius: 0.8 * u, alpha: 0.75 });
  }
  const peak = (floor - 21) * 0.96;
  block(kit, at([51.4, floor - peak, 3, peak]), { colour: action, radius: 0.8 * u });
}
