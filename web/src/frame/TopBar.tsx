import { MenuOutlined, MoonOutlined, SearchOutlined, SunOutlined } from "@ant-design/icons";
import type { City } from "@chengqi/domain/city/city";
import { Button, Segmented, Tooltip } from "antd";
import { lazy, Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useGet } from "../api.js";
import { Bell } from "../my-day/Bell.js";
import { MeMenu } from "../sign-in/MeMenu.js";
import { changeSettings, useSettings, type AreaUnit } from "../theme/settings.js";
import { useThemeName } from "../theme/use-theme.js";
import { NameView } from "../ui/NameView.js";
import { PageLink } from "../ui/PageLink.js";
import { AsOfControl } from "./AsOfControl.js";

const loadPalette = () => import("../search/SearchPalette.js");
const SearchPalette = lazy(loadPalette);

/** City, search, day, language and theme. */
export function TopBar({ onMenu }: { onMenu: () => void }) {
  const { t } = useTranslation();
  const city = useGet<City>("/city");
  const [searching, setSearching] = useState(false);
  useSearchKey(() => setSearching(true));
  return (
    <header className="top-bar no-print">
      <Button type="text" icon={<MenuOutlined />} aria-label={t("frame.menu")} onClick={onMenu} />
      <PageLink to="/" className="brand">
        <img src="/icon.svg" alt="" width={24} height={24} />
        <span className="brand-name">{t("frame.name")}</span>
      </PageLink>
      <span className="top-city">
        {city.data && <NameView name={city.data.name} />}
        {city.data?.demonstration && (
          <Tooltip title={t("frame.demonstrationNote")}><PageLink to="/datasets" className="demonstration">◌ {t("frame.demonstration")}</PageLink></Tooltip>
        )}
      </span>
      <button type="button" className="search-opener" aria-label={t("frame.search")} aria-keyshortcuts="Control+K Meta+K" onClick={() => setSearching(true)}>
        <SearchOutlined aria-hidden="true" />
        <span className="search-opener-text">{t("frame.search")}</span>
      </button>
      <AsOfControl />
      <Preferences />
      <Bell />
      <MeMenu />
      {searching && <Suspense><SearchPalette onClose={() => setSearching(false)} /></Suspense>}
    </header>
  );
}

function Preferences() {
  const { t } = useTranslation();
  const { language, areaUnit } = useSettings();
  const theme = useThemeName();
  return (
    <div className="preferences">
      <Tooltip title={t("frame.areaUnit")}>
        <Segmented<AreaUnit>
          size="small" className="area-switch" aria-label={t("frame.areaUnit")} value={areaUnit}
          onChange={(value) => changeSettings({ areaUnit: value })}
          options={[{ value: "km2", label: "km²" }, { value: "mu", label: t("unit.mu") }]}
        />
      </Tooltip>
      <Button
        type="text" aria-label={`${language === "zh" ? "EN" : "中文"} ${t("frame.language")}`} lang={language === "zh" ? "en" : "zh-CN"}
        onClick={() => changeSettings({ language: language === "zh" ? "en" : "zh" })}
      >
        {language === "zh" ? "EN" : "中文"}
      </Button>
      <Button
        type="text" aria-label={t(theme === "dark" ? "frame.light" : "frame.dark")}
        icon={theme === "dark" ? <SunOutlined /> : <MoonOutlined />}
        onClick={() => changeSettings({ theme: theme === "dark" ? "light" : "dark" })}
      />
    </div>
  );
}

/** Ctrl K or ⌘ K anywhere, and `/` outside of fields. */
function useSearchKey(open: () => void): void {
  useEffect(() => {
    // Fetched in a quiet moment, so that it opens at once and loses no key.
    const timer = setTimeout(() => void loadPalette(), 1500);
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const field = event.target instanceof HTMLElement && event.target.closest("input, textarea, select, [contenteditable]") !== null;
      const asked = ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") || (event.key === "/" && !field);
      if (!asked) return;
      event.preventDefault();
      open();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  });
}
