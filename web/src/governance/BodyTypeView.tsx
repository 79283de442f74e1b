import { bodyTypes, type BodyType } from "@chengqi/domain/governance/bodies";
import type { ReactNode } from "react";
import { useReading } from "../ui/use-reading.js";
import { familyOf, type BodyFamily } from "./body-family.js";
import "./governance.css";

const shapes: Readonly<Record<BodyFamily, ReactNode>> = {
  city: <path d="M6 0.8 11.2 6 6 11.2 0.8 6z" fill="currentColor" />,
  department: <path d="M3.4 1.5h5.2L11.2 6 8.6 10.5H3.4L0.8 6z" fill="none" stroke="currentColor" strokeWidth="1.6" />,
  district: <circle cx="6" cy="6" r="4.6" fill="currentColor" />,
  zone: <path d="M6 1.2 11.4 10.6H0.6z" fill="currentColor" />,
  party: <path d="M6 0.6 7.5 4.3l4 .3-3.1 2.6 1 3.9L6 9 2.6 11.1l1-3.9L.5 4.6l4-.3z" fill="currentColor" />,
  company: <path d="M1.4 1.4h9.2v9.2H1.4zM4 4h4M4 6.2h4M4 8.4h4" fill="none" stroke="currentColor" strokeWidth="1.3" />,
  town: <path d="M1 6 6 1.4 11 6M2.6 5v5.6h6.8V5" fill="none" stroke="currentColor" strokeWidth="1.4" />,
};

/** The sign of a family of bodies. */
export const FamilySign = ({ family }: { family: BodyFamily }) => (
  <svg className={`body-sign body-${family}`} viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">{shapes[family]}</svg>
);

/** What a body is: a shape and its name. */
export function BodyTypeView({ type, sign = true }: { type: BodyType; sign?: boolean }) {
  const { language } = useReading();
  return <span className="body-type">{sign && <FamilySign family={familyOf(type)} />}{bodyTypes[type][language]}</span>;
}
