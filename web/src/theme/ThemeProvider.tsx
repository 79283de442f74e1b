import { ConfigProvider } from "antd";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import { useLayoutEffect, useMemo, type ReactNode } from "react";
import { antTheme } from "./ant-theme.js";
import { pageNonce } from "./nonce.js";
import { palettes } from "./palette.js";
import { useSettings } from "./settings.js";
import { useStillness } from "./use-media.js";
import { useThemeName } from "./use-theme.js";

const csp = { nonce: pageNonce() };

/** Colours, language and motion for all below: Ant Design's tokens and the same colours as CSS variables. */
export function ThemeProvider({ children }: { children: ReactNode }) {
  const name = useThemeName();
  const stillness = useStillness();
  const { language } = useSettings();
  const config = useMemo(() => antTheme(name, stillness), [name, stillness]);
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.dataset["theme"] = name;
    for (const [key, colour] of Object.entries(palettes[name])) root.style.setProperty(`--${key}`, colour);
  }, [name]);
  return (
    <ConfigProvider theme={config} csp={csp} locale={language === "zh" ? zhCN : enUS} button={{ autoInsertSpace: false }}>
      {children}
    </ConfigProvider>
  );
}
