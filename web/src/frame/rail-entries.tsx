import {
  AimOutlined, ApartmentOutlined, AppstoreOutlined, AuditOutlined, BankOutlined, BlockOutlined, ClusterOutlined, DatabaseOutlined, DisconnectOutlined, EnvironmentOutlined, HistoryOutlined, ImportOutlined,
  PartitionOutlined, PictureOutlined, ReadOutlined, SafetyCertificateOutlined, ShopOutlined, SwapOutlined,
} from "@ant-design/icons";
import type { ReactNode } from "react";

interface RailEntry {
  readonly to: string;
  /** Words key under `frame.rail`. */
  readonly label: string;
  readonly icon: ReactNode;
}

interface RailGroup {
  readonly label: string | null;
  readonly entries: readonly RailEntry[];
}

/** The rail in the order of the loop; what does not exist yet does not stand here. */
export const railGroups = (cityId: string | undefined): readonly RailGroup[] => [
  { label: null, entries: [{ to: "/", label: "board", icon: <EnvironmentOutlined /> }] },
  {
    label: "plan",
    entries: [
      { to: "/ecosystems", label: "ecosystems", icon: <ClusterOutlined /> },
      { to: "/zones", label: "zones", icon: <AppstoreOutlined /> },
      { to: "/chains", label: "chains", icon: <PartitionOutlined /> },
      { to: "/gaps", label: "gaps", icon: <DisconnectOutlined /> },
      { to: "/supply", label: "supply", icon: <SwapOutlined /> },
      { to: "/targets", label: "targets", icon: <AimOutlined /> },
      { to: "/duplication", label: "duplication", icon: <BlockOutlined /> },
      ...(cityId === undefined ? [] : [{ to: `/atlas/city/${cityId}`, label: "atlas", icon: <PictureOutlined /> }]),
      { to: "/rules", label: "rules", icon: <ReadOutlined /> },
    ],
  },
  {
    label: "data",
    entries: [
      { to: "/firms", label: "firms", icon: <ShopOutlined /> },
      { to: "/districts", label: "districts", icon: <BankOutlined /> },
      { to: "/datasets", label: "datasets", icon: <DatabaseOutlined /> },
      { to: "/imports", label: "imports", icon: <ImportOutlined /> },
      { to: "/history", label: "history", icon: <HistoryOutlined /> },
    ],
  },
  {
    label: "governance",
    entries: [
      { to: "/bodies", label: "bodies", icon: <ApartmentOutlined /> },
      { to: "/acts", label: "acts", icon: <AuditOutlined /> },
      { to: "/permissions", label: "permissions", icon: <SafetyCertificateOutlined /> },
    ],
  },
];

