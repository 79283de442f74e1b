/** What can be done, one line each: past tense, whether anybody may read it, and its name. */
export const actKinds = {
  "person.erased": { public: false, zh: "删除个人信息", en: "Personal data erased" },
  "rule.saved": { public: false, zh: "保存规则", en: "Rule saved" },
} as const satisfies Record<string, { public: boolean; zh: string; en: string }>;

export type ActKind = keyof typeof actKinds;
