import { theme, type ThemeConfig } from "antd";
import { palettes, type ThemeName } from "./palette.js";

export const fontFamily =
  '"Noto Sans SC Variable", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", system-ui, sans-serif';

/** Ant Design in our colours: flat, square-shouldered, quick. */
export function antTheme(name: ThemeName, stillness: boolean): ThemeConfig {
  const colours = palettes[name];
  return {
    algorithm: name === "dark" ? theme.darkAlgorithm : theme.defaultAlgorithm,
    hashed: false,
    token: {
      colorPrimary: colours.primary,
      colorInfo: colours.primary,
      colorLink: colours.primary,
      colorSuccess: colours.good,
      colorWarning: colours.caution,
      colorError: colours.bad,
      colorText: colours.ink,
      colorTextSecondary: colours.muted,
      colorTextTertiary: colours.muted,
      colorTextDescription: colours.muted,
      colorTextPlaceholder: colours.muted,
      colorBgBase: colours.paper,
      colorBgLayout: colours.paper,
      colorBgContainer: colours.sheet,
      colorBgElevated: colours.sheet,
      colorBorder: colours.lineStrong,
      colorBorderSecondary: colours.line,
      colorTextLightSolid: colours.onPrimary,
      borderRadius: 4,
      fontFamily,
      fontSize: 14,
      lineHeight: 1.6,
      wireframe: false,
      motion: !stillness,
      motionDurationMid: "0.12s",
      motionDurationSlow: "0.18s",
    },
    components: {
      Table: { cellPaddingBlockSM: 5, cellPaddingInlineSM: 8, headerBg: colours.sunken, headerColor: colours.muted },
      Segmented: { trackBg: colours.sunken },
      Tooltip: { colorBgSpotlight: colours.ink, colorTextLightSolid: colours.paper },
    },
  };
}
