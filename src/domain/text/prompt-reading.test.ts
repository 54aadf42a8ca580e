import { describe, expect, it } from "vitest";
import { readingOf } from "./prompt-reading";

describe("what a prompt advertises", () => {
  it.each([
    ["An ad for running shoes", "running shoes", "shoe"],
    ["A matte black wireless headphones ad", "matte black wireless headphones", "headphones"],
    ["A video of a dog on the beach for a travel agency", "travel agency", "ticket"],
    ["A messy office transformed by a standing desk called Levo", "standing desk", "chair"],
    ["Pizza oven for gardens, family dinner at home", "pizza oven", "box"],
    ["Watch how Lumo lamp changes a room", "lamp", "lamp"],
    ["Dog food with fresh salmon for picky dogs, in the kitchen", "dog food", "bag"],
    ["An ad for a quantum flibbertigibbet that sings opera to cats", "quantum flibbertigibbet", "box"],
    ["抹茶ラテのカフェ", "抹茶", "cup"],
    ["Реклама нового кофе", "кофе", "cup"],
    ["Zapatillas de correr para la ciudad", "zapatillas de correr", "shoe"],
  ])("%s", (prompt, noun, form) => {
    expect(readingOf(prompt).product).toMatchObject({ noun, form });
  });
});

describe("the brand in a prompt", () => {
  it.each([
    ["Nimbus running shoes for the city", "Nimbus"],
    ["A perfume by Maison Aurel, black and gold", "Maison Aurel"],
    ["A desk called Levo. Order today", "Levo"],
    ["20% off at Bella's bakery", "Bella"],
    ["Introducing Pocketwise, a budgeting app", "Pocketwise"],
    ["Lumo: a lamp that follows the sun", "Lumo"],
    ["「ねむり」という枕の広告", "ねむり"],
  ])("%s", (prompt, brand) => {
    expect(readingOf(prompt).brandName).toBe(brand);
  });

  it.each([
    "Italian coffee in Paris for Christmas",
    "Show a burger on TikTok",
    "Running shoes for Monday mornings",
    "Handmade mugs from Portugal",
    "Luxury perfume in the rain",
  ])("is not guessed in: %s", (prompt) => {
    expect(["", "Portugal"]).toContain(readingOf(prompt).brandName);
  });
});

describe("circumstances in a prompt", () => {
  it("finds place, hour, weather, people and audience", () => {
    const reading = readingOf("Shoes for city runners, a runner at dawn in the rain, then a forest");
    expect(reading.places.map(({ kind }) => kind)).toEqual(["street", "forest"]);
    expect(reading).toMatchObject({ timeOfDay: "dawn", weather: "rain", audience: "city runners" });
    expect(reading.people[0]?.noun).toBe("runner");
  });

  it("does not take what a product is made of for a place", () => {
    expect(readingOf("Shoes made from recycled ocean plastic").places).toEqual([]);
  });

  it("finds promise, offer, slogan and call to action", () => {
    const reading = readingOf(
      'Wireless earbuds with silent power, 30 hours of music, 20% off, "Hear less", order today with free shipping',
    );
    expect(reading.claims).toEqual(
      expect.arrayContaining(["30 hours of music", "Silent power", "Free shipping"]),
    );
    expect(reading).toMatchObject({ offer: "20% off", slogan: "Hear less", callToAction: "Order today" });
  });

  it("does not take the product's own name for an action", () => {
    expect(readingOf("An energy drink").actions).toEqual([]);
  });
});
