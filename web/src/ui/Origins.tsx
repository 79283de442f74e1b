import { originOfValue, type OriginField, type OriginKind, type ValueOrigin } from "@chengqi/domain/figures/value-origin";
import { createContext, useContext, type ReactNode } from "react";

const OriginsContext = createContext<readonly ValueOrigin[]>([]);

/** The values on the page below that do not come from their row's dataset. */
export const Origins = ({ origins, children }: { origins: readonly ValueOrigin[]; children: ReactNode }) => (
  <OriginsContext value={origins}>{children}</OriginsContext>
);

/** The origin of one value; undefined where it is that of its row, or the page does not say. */
export const useOrigin = (kind: OriginKind, row: string, field: OriginField): ValueOrigin | undefined =>
  originOfValue(useContext(OriginsContext), kind, row, field);
