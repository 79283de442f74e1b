import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import "./powers.css";

/** Posts, those that are filled, and the establishment, side by side: posts are kept apart from the establishment (岗编适度分离). */
export function PostBars({ posts, filled, establishment }: { posts: number; filled: number; establishment: number | null }) {
  const { t } = useTranslation();
  const most = Math.max(posts, filled, establishment ?? 0, 1);
  const bars = [
    { key: "posts", value: posts, className: "" }, { key: "filled", value: filled, className: "hatched" }, { key: "establishment", value: establishment, className: "establishment" },
  ] as const;
  return (
    <ul className="post-bars" aria-label={t("posts.compared")}>
      {bars.map(({ key, value, className }) => (
        <li key={key}>
          <span>{t(`posts.${key}`)}</span>
          <span className="post-bar" aria-hidden="true">{value !== null && <i className={className} style={{ "--share": `${(100 * value) / most}%` } as CSSProperties} />}</span>
          <span className="number">{value === null ? "—" : t("posts.count", { count: value })}</span>
        </li>
      ))}
    </ul>
  );
}
