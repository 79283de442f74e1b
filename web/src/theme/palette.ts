/** Colours of paper and of ink; text on `paper` and `sheet` is at least 4.5:1. */
const light = {
  paper: "#FAF8F3",
  sheet: "#FFFEFB",
  sunken: "#F2EEE4",
  ink: "#1C2326",
  muted: "#5A6266",
  line: "#DDD8CC",
  lineStrong: "#C3BCAC",
  primary: "#1F6F78",
  primarySoft: "#E2EDEC",
  onPrimary: "#FFFFFF",
  good: "#2F7A50",
  caution: "#87620B",
  bad: "#B5301F",
};

export type Palette = { readonly [K in keyof typeof light]: string };

const dark: Palette = {
  paper: "#10171A",
  sheet: "#162024",
  sunken: "#0B1113",
  ink: "#E8E6E0",
  muted: "#A3ACAE",
  line: "#2A3438",
  lineStrong: "#3E4B50",
  primary: "#63B4BC",
  primarySoft: "#1B3439",
  onPrimary: "#0B1113",
  good: "#6FC195",
  caution: "#DDB554",
  bad: "#EE8273",
};

export type ThemeName = "light" | "dark";

export const palettes: Readonly<Record<ThemeName, Palette>> = { light, dark };
