import { purposes, roles, type Role } from "@chengqi/domain/governance/actor";
import { permissions, type Permission } from "@chengqi/domain/governance/permissions";
import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { DataTable, type Column } from "../ui/DataTable.js";
import { PageHeader } from "../ui/PageHeader.js";
import { Section } from "../ui/Section.js";
import "./permissions.css";

/** Who may do what: the very table the server and the database ask. */
export default function PermissionsPage() {
  const { t } = useTranslation();
  const columns = useMemo(() => columnsOf(t), [t]);
  return (
    <div className="page">
      <PageHeader title={t("permissions.title")} note={t("permissions.note")} />
      <Section className="permissions-table" title={t("permissions.caption")} note={t("permissions.key")}>
        <DataTable caption={t("permissions.caption")} captionHidden columns={columns} rows={permissions} rowKey={({ act }) => act} />
      </Section>
      <Section title={t("permissions.publicTitle")}><p>{t("permissions.publicNote")}</p></Section>
      <Section title={t("permissions.purposesTitle")} note={t("permissions.purposesNote")}>
        <ul className="plain-list">{purposes.map((purpose) => <li key={purpose}>{t(`me.purpose.${purpose}`)}</li>)}</ul>
      </Section>
    </div>
  );
}

const columnsOf = (t: TFunction): Column<Permission>[] => [
  {
    key: "act", title: t("permissions.act"), rowHeader: true, className: "name-cell",
    cell: ({ act }) => <>{t(`act.${act}`)} <span className="code">{act}</span></>,
  },
  { key: "level", title: t("permissions.level"), className: "nowrap", cell: ({ level }) => t(`level.${level}`) },
  { key: "purpose", title: t("permissions.purpose"), cell: ({ purpose }) => t(purpose ? "permissions.yes" : "permissions.none") },
  ...roles.map((role) => roleColumn(role, t)),
];

const roleColumn = (role: Role, t: TFunction): Column<Permission> => ({
  key: role, title: t(`actor.${role}`), cell: ({ allow }) => t(`permissions.${allow[role] ?? "none"}`),
});
