/** A text of its own, or a name in both languages. */
export type NoticeValue = string | number | { readonly zh: string; readonly en: string | null };
export type NoticeValues = Readonly<Record<string, NoticeValue>>;

interface Words {
  readonly subject: string;
  readonly text: string;
}

/** What people are told of, one line each: what stands in {{…}} comes with the notice. */
export const noticeKinds = {
  "membership.granted": {
    zh: { subject: "您有了新的身份", text: "自 {{from}} 起，您可以“{{role}}”的身份办理事项。登录后可在右上角选择身份。" },
    en: { subject: "You were given a new role", text: "From {{from}} on you can act as “{{role}}”. Choose it at the top right after signing in." },
  },
  "membership.ended": {
    zh: { subject: "您的一个身份已终止", text: "您不再以“{{role}}”的身份办理事项。如有疑问，请联系安全管理员。" },
    en: { subject: "One of your roles has ended", text: "You no longer act as “{{role}}”. Ask the security administrator if this is a mistake." },
  },
  "power.delegated": {
    zh: { subject: "有一项赋权待承接", text: "{{power}}：请核对赋权清单并办理承接。" },
    en: { subject: "A delegated power awaits acceptance", text: "{{power}}: check the list of delegated powers and accept it." },
  },
  "power.accepted": {
    zh: { subject: "一项赋权已承接", text: "{{power}}：功能区已承接。" },
    en: { subject: "A delegated power was accepted", text: "{{power}}: the zone has accepted it." },
  },
  "power.declined": {
    zh: { subject: "一项赋权未被承接", text: "{{power}}：功能区不承接，理由：{{reason}}" },
    en: { subject: "A delegated power was declined", text: "{{power}}: the zone has declined it, because: {{reason}}" },
  },
  "power.withdrawn": {
    zh: { subject: "一项赋权已收回", text: "{{power}}：赋权单位已收回，理由：{{reason}}" },
    en: { subject: "A delegated power was withdrawn", text: "{{power}}: its giver has withdrawn it, because: {{reason}}" },
  },
  "lead.named": {
    zh: { subject: "功能区三位一体有变化", text: "{{zone}}：自 {{from}} 起，{{lead}}。" },
    en: { subject: "The leads of a zone have changed", text: "{{zone}}: from {{from}} on, {{lead}}." },
  },
} as const satisfies Record<string, Record<"zh" | "en", Words>>;

export type NoticeKind = keyof typeof noticeKinds;
export const noticeKindNames = Object.keys(noticeKinds) as [NoticeKind, ...NoticeKind[]];

export const isNoticeKind = (text: string): text is NoticeKind => Object.hasOwn(noticeKinds, text);

/** A notice in words. A kind that is no longer known is named as it is. */
export function noticeWords(kind: string, values: NoticeValues, language: "zh" | "en"): Words {
  if (!isNoticeKind(kind)) return { subject: kind, text: "" };
  const { subject, text } = noticeKinds[kind][language];
  return { subject: filled(subject, values, language), text: filled(text, values, language) };
}

const filled = (text: string, values: NoticeValues, language: "zh" | "en"): string =>
  text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) return "—";
    return typeof value === "object" ? (value[language] ?? value.zh) : String(value);
  });
