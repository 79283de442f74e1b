/** What can be done, one line each: past tense, whether anybody may read it, and its name. */
export const actKinds = {
  "chain.saved": { public: true, zh: "保存产业链", en: "Chain saved" },
  "appointment.ended": { public: false, zh: "结束任职", en: "Appointment ended" },
  "appointment.made": { public: false, zh: "任职", en: "Appointment made" },
  "delivery.retried": { public: false, zh: "重新发送通知", en: "Notice sent again" },
  "duplication.decided": { public: true, zh: "同质化处置决定", en: "Duplication decided" },
  "firm-aggregate.read-small": { public: false, zh: "查看少数企业的合计", en: "Sums over few firms looked at" },
  "firm-return.read": { public: false, zh: "查看企业报送数据", en: "Returns of a firm looked at" },
  "lead.named": { public: true, zh: "登记三位一体", en: "Lead of a zone named" },
  "membership.ended": { public: false, zh: "终止身份", en: "Membership ended" },
  "membership.granted": { public: false, zh: "授予身份", en: "Membership granted" },
  "person.erased": { public: false, zh: "删除个人信息", en: "Personal data erased" },
  "post.closed": { public: true, zh: "撤销岗位", en: "Post closed" },
  "post.created": { public: true, zh: "设置岗位", en: "Post created" },
  "power.accepted": { public: true, zh: "承接赋权", en: "Delegated power accepted" },
  "power.declined": { public: true, zh: "不承接赋权", en: "Delegated power declined" },
  "power.offered": { public: true, zh: "赋权", en: "Power offered" },
  "power.withdrawn": { public: true, zh: "收回赋权", en: "Delegated power withdrawn" },
  "placement.decided": { public: false, zh: "认定企业所在环节", en: "Place of a firm decided" },
  "roadmap.saved": { public: true, zh: "保存发展路径图", en: "Roadmap saved" },
  "rule.saved": { public: false, zh: "保存规则", en: "Rule saved" },
  "target.created": { public: false, zh: "建立补链目标", en: "Target created" },
  "user.invited": { public: false, zh: "邀请用户", en: "User invited" },
  "user.link-renewed": { public: false, zh: "重发一次性链接", en: "One-time link renewed" },
  "user.removed": { public: false, zh: "移除用户", en: "User removed" },
} as const satisfies Record<string, { public: boolean; zh: string; en: string }>;

export type ActKind = keyof typeof actKinds;
