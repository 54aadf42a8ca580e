export const videoStyles = ["cinematic", "clean", "bold", "retro", "documentary", "luxury"] as const;
export const briefMoods = ["calm", "energetic", "elegant", "playful", "dramatic", "warm"] as const;
