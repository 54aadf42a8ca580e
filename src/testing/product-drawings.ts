import sharp from "sharp";

/** A made-up product, with what its maker would say of it. */
export type DrawnProduct = {
  name: string;
  prompt: string;
  /** Its views as SVG, on a field of 900 x 1200, the first one showing the whole. */
  views: readonly string[];
};

const green = gradient("green", ["#1d5a40", "#4f8f72", "#22694a", "#174833"]);
const black = gradient("black", ["#26292e", "#3c4046", "#2b2e33", "#1b1d20"]);
const shade = gradient("shade", ["#f0cf8d", "#d9b165", "#b8914b", "#8d6d36"]);
const oak = gradient("oak", ["#7a5233", "#a97a4f", "#8a5f3c", "#5f3f27"]);
const pink = gradient("pink", ["#d9b8ba", "#f0cbcd", "#e9bfc1", "#b99092"]);
const cork = gradient("cork", ["#8f6b41", "#c99a63", "#b98547", "#7b5a35"]);

const thermosBody = [
  `<rect x="350" y="170" width="210" height="160" rx="34" fill="url(#black)"/>`,
  `<rect x="305" y="300" width="300" height="720" rx="70" fill="url(#green)"/>`,
  `<rect x="305" y="880" width="300" height="26" fill="#d9b23e"/>`,
].join("");
const jarBody = [
  `<rect x="250" y="470" width="400" height="430" rx="70" fill="url(#pink)"/>`,
  `<rect x="240" y="330" width="420" height="160" rx="34" fill="url(#cork)"/>`,
].join("");
const lamp = (shadeOutline: string) =>
  [
    `<path d="${shadeOutline}" fill="url(#shade)"/>`,
    `<rect x="435" y="520" width="30" height="370" fill="url(#oak)"/>`,
    `<ellipse cx="450" cy="920" rx="170" ry="50" fill="#a8703a"/>`,
    label("halo", { y: 932, size: 30, colour: "#fff3dd" }),
  ].join("");

/** What the contact sheets of the guide to product videos are made from. */
export const drawnProducts: readonly DrawnProduct[] = [
  {
    name: "thermos",
    prompt: "Halden field thermos in green steel by a mountain lake, golden hour, friends on a hike",
    views: [
      `${green}${black}${thermosBody}${label("HALDEN", { y: 640, size: 58, colour: "#f4f2ea", bold: true })}<circle cx="455" cy="740" r="34" fill="none" stroke="#d9b23e" stroke-width="8"/>`,
      `${green}${black}${thermosBody}<rect x="575" y="420" width="110" height="360" rx="46" fill="none" stroke="#26292e" stroke-width="34"/>`,
      `${green}${black}<circle cx="450" cy="640" r="330" fill="url(#black)"/><circle cx="450" cy="640" r="270" fill="#31353b"/>${label("HALDEN", { y: 660, size: 58, colour: "#d9b23e" })}`,
    ],
  },
  {
    name: "lamp",
    prompt: "Halo desk lamp in warm brass on an oak foot, a quiet desk at night, without people",
    views: [
      `${shade}${oak}${lamp("M360 230 H540 L600 525 H300 Z")}`,
      `${shade}${oak}${lamp("M385 230 H555 L625 525 H285 Z")}`,
    ],
  },
  {
    name: "cream",
    prompt: "Petal & Stone face cream in a rose glass jar, on marble, still life",
    views: [
      `${pink}${cork}${jarBody}<rect x="310" y="580" width="280" height="200" fill="#fdf9f6"/>${label("Petal", { y: 670, size: 48, colour: "#7a3d44" })}${label("&amp; Stone", { y: 730, size: 36, colour: "#7a3d44" })}`,
      `${pink}${cork}${jarBody}${label("50 ml", { y: 700, size: 36, colour: "#7a3d44" })}`,
    ],
  },
];

/** A view as a photo on even ground, as PNG. */
export const photoOf = (view: string): Promise<Buffer> =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="1200"><rect width="900" height="1200" fill="#eceae6"/>${view}</svg>`,
    ),
  )
    .png()
    .toBuffer();

/** Light and shade across something round. */
function gradient(id: string, colours: readonly string[]): string {
  const stops = colours.map(
    (colour, index) => `<stop offset="${index / (colours.length - 1)}" stop-color="${colour}"/>`,
  );
  return `<defs><linearGradient id="${id}">${stops.join("")}</linearGradient></defs>`;
}

function label(
  text: string,
  { y, size, colour, bold = false }: { y: number; size: number; colour: string; bold?: boolean },
): string {
  return `<text x="452" y="${y}" font-family="DejaVu Sans, sans-serif" font-size="${size}" font-weight="${bold ? 700 : 400}" fill="${colour}" text-anchor="middle">${text}</text>`;
}
