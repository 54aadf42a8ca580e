import { expect, test } from "vitest";
import { toSrt, toVtt } from "./captions";
import { readCaptions } from "./read-captions";

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => readCaptions(bytes(text));

const cues = [
  { startMs: 1500, endMs: 3000, text: "Fish & chips <today>\n5 > 4" },
  { startMs: 3000, endMs: 3_725_042, text: "Größe, 寸法, مقاس" },
];

test("what the studio writes as SubRip or WebVTT is read back as it was", () => {
  expect(read(toSrt(cues))).toEqual(cues);
  expect(read(toVtt(cues))).toEqual(cues);
});

test("a byte order mark, other line ends and a missing number change nothing", () => {
  const text =
    "\ufeff1\r\n00:00:01,500 --> 00:00:03,000\r\nGood\r\n\r\n00:00:03,000 --> 00:00:04,000\r\nMorning";
  expect(read(text).map(({ text: words }) => words)).toEqual(["Good", "Morning"]);
});

test("marks of text, positions, notes and styles are passed over", () => {
  const srt = '1\n00:00:01,500 --> 00:00:03,000 X1:10 X2:90\n{\\an8}<i>Good</i> <font color="red">day</font>';
  expect(read(srt)).toEqual([{ startMs: 1500, endMs: 3000, text: "Good day" }]);
  const vtt =
    "WEBVTT - ours\nLanguage: en\n\nNOTE nothing\n\nSTYLE\n::cue { color: red }\n\nfirst\n00:01.500 --> 00:03.000 align:start\n<v Ann>Good</v> <c.red>day</c> &amp; night";
  expect(read(vtt)).toEqual([{ startMs: 1500, endMs: 3000, text: "Good day & night" }]);
});

const srtCue = (times: string, words = "Good") => `1\n${times}\n${words}\n`;

test("what cannot be read as it is written is refused with its line and what to do", () => {
  const refused: [string, RegExp][] = [
    ["", /no captions/],
    [srtCue("00:00:01.500 --> 00:00:03,000"), /^Line 2: “00:00:01.500” is not a time of SubRip/],
    [srtCue("00:01,500 --> 00:03,000"), /^Line 2: .* not a time/],
    [srtCue("00:00:61,000 --> 00:01:03,000"), /^Line 2: .* not a time/],
    [srtCue("00:00:03,000 --> 00:00:03,000"), /^Line 2: This caption ends before it begins/],
    [srtCue("00:00:01,000 --> 00:00:03,000", " "), /^Line 2: This caption has no words/],
    ["1\nGood\n", /^Line 1: A caption begins with its times/],
    [
      `${srtCue("00:00:01,000 --> 00:00:03,000")}2\n00:00:03,000 --> 00:00:04,000\nDay`,
      /^Line 5: .*empty line/,
    ],
    [
      `${srtCue("00:00:01,000 --> 00:00:03,000")}\n2\n00:00:02,900 --> 00:00:04,000\nDay`,
      /^Line 6: .* while the one in line 2 is still shown/,
    ],
    [
      `${srtCue("00:00:05,000 --> 00:00:06,000")}\n2\n00:00:02,000 --> 00:00:04,000\nDay`,
      /^Line 6: .* before the one in line 2/,
    ],
    ["WEBVTT\n\n00:01.000 --> 00:02.000\nFish & chips", /^Line 4: “&” is written as &amp;/],
    ["WEBVTT\n\n00:01.000 --> 00:02.000\n3 < 4", /^Line 4: Signs such as </],
    ["WEBVTT\n00:01.000 --> 00:02.000\nGood", /^Line 2: There has to be an empty line/],
  ];
  for (const [text, message] of refused) expect(() => read(text), text).toThrow(message);
});

test("another encoding than UTF-8 is told as that", () => {
  const utf16 = new Uint8Array([0xff, 0xfe, 0x31, 0x00]);
  const latin1 = new Uint8Array([...bytes(srtCue("00:00:01,000 --> 00:00:03,000")), 0xfc]);
  for (const file of [utf16, latin1]) expect(() => readCaptions(file)).toThrow(/not in UTF-8/);
});
