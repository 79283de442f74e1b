import type { Name } from "@chengqi/domain/figures/figure";
import { NameView } from "../ui/NameView.js";
import { PageLink } from "../ui/PageLink.js";
import { bodyPath } from "./body-path.js";

/** A body by its name, with the way to its page. */
export const BodyLink = ({ body: { id, name } }: { body: { readonly id: string; readonly name: Name } }) => (
  <PageLink to={bodyPath(id)}><NameView name={name} /></PageLink>
);
