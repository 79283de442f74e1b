import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Outlet, ScrollRestoration, useLocation } from "react-router";
import { Dialog } from "../ui/Dialog.js";
import { Datasets } from "../ui/Datasets.js";
import { changeSettings, useSettings } from "../theme/settings.js";
import { useCompact, useNarrow } from "../theme/use-media.js";
import { Rail } from "./Rail.js";
import { TopBar } from "./TopBar.js";
import "./frame.css";

/** The frame of every page: rail at the left, bar at the top, the page in the rest. */
export function Frame() {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const compact = useCompact();
  const settings = useSettings();
  const railOpen = settings.railOpen && !compact;
  const [drawer, setDrawer] = useState(false);
  const { pathname } = useLocation();
  const board = pathname === "/";
  return (
    <Datasets>
      <a className="skip-link" href="#content">{t("frame.skip")}</a>
      <div className={`frame${board ? " frame-board" : ""}${railOpen ? "" : " frame-slim"}`}>
        <TopBar onMenu={() => (compact ? setDrawer(true) : changeSettings({ railOpen: !railOpen }))} />
        {!narrow && <Rail open={railOpen} />}
        {drawer && (
          <Dialog label={t("frame.navigation")} className="rail-drawer" onClose={() => setDrawer(false)}>
            <Rail open onGo={() => setDrawer(false)} />
          </Dialog>
        )}
        <main id="content" tabIndex={-1} className="frame-content">
          <Outlet />
        </main>
      </div>
      <ScrollRestoration />
    </Datasets>
  );
}
