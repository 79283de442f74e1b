/** What can be done, one line each: past tense, whether anybody may read it, and its name. */
export const actKinds = {
  "delivery.retried": { public: false, zh: "重新发送通知", en: "Notice sent again" },
  "firm-aggregate.read-small": { public: false, zh: "查看少数企业的合计", en: "Sums over few firms looked at" },
  "firm-return.read": { public: false, zh: "查看企业报送数据", en: "Returns of a firm looked at" },
  "membership.ended": { public: false, zh: "终止身份", en: "Membership ended" },
  "membership.granted": { public: false, zh: "授予身份", en: "Membership granted" },
  "person.erased": { public: false, zh: "删除个人信息", en: "Personal data erased" },
  "rule.saved": { public: false, zh: "保存规则", en: "Rule saved" },
  "user.invited": { public: false, zh: "邀请用户", en: "User invited" },
  "user.link-renewed": { public: false, zh: "重发一次性链接", en: "One-time link renewed" },
  "user.removed": { public: false, zh: "移除用户", en: "User removed" },
} as const satisfies Record<string, { public: boolean; zh: string; en: string }>;

export type ActKind = keyof typeof actKinds;
