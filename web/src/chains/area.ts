import { areaKinds, type AreaKind } from "@chengqi/domain/chains/answers";

export interface Area { readonly kind: AreaKind; readonly id: string }

/** An area as the address has it, `zone:Z01`; the empty text is the whole city. */
export function areaOf(text: string): Area | null {
  const [kind, id] = text.split(":");
  const known = areaKinds.find((one) => one === kind);
  return known && id ? { kind: known, id } : null;
}

/** The area as the routes take it. */
export const areaParams = (text: string): { area?: string } => (areaOf(text) ? { area: text } : {});
