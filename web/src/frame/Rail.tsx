import type { City } from "@chengqi/domain/city/city";
import { Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import { NavLink, useSearchParams } from "react-router";
import { useGet } from "../api.js";
import { withAsOf } from "../ui/PageLink.js";
import { railGroups } from "./rail-entries.js";

/** Ways to all pages. Closed, it shows its signs only. */
export function Rail({ open, onGo }: { open: boolean; onGo?: () => void }) {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const city = useGet<City>("/city");
  return (
    <nav className="rail no-print" aria-label={t("frame.navigation")}>
      {railGroups(city.data?.id).map(({ label, entries }) => (
        <div key={label} className="rail-group">
          {label && <div className="rail-heading" aria-hidden={!open}>{open ? t(`frame.rail.${label}`) : ""}</div>}
          <ul>
            {entries.map((entry) => (
              <li key={entry.to}>
                <Tooltip title={open ? "" : t(`frame.rail.${entry.label}`)} placement="right">
                  <NavLink
                    to={withAsOf(entry.to, params.get("asOf"))} end={entry.to === "/"} className="rail-link"
                    aria-label={t(`frame.rail.${entry.label}`)} onClick={() => onGo?.()}
                  >
                    <span className="rail-icon" aria-hidden="true">{entry.icon}</span>
                    {open && <span>{t(`frame.rail.${entry.label}`)}</span>}
                  </NavLink>
                </Tooltip>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
