import { noticeWords, type NoticeValues } from "@chengqi/domain/notices/kinds";

/** A delivery as it leaves the platform. */
export interface Message {
  /** The same at every attempt: whoever gets it twice knows it by this. */
  readonly key: string;
  readonly cityId: string;
  readonly noticeId: string;
  readonly kind: string;
  readonly values: NoticeValues;
  readonly subject: { readonly kind: string; readonly id: string };
  /** Path of the page on this site. */
  readonly link: string;
  readonly due: string | null;
  readonly at: string;
}

/** Takes messages somewhere; it throws when it cannot say that one arrived. */
export interface Way {
  /** @param recipient a user's address, or the name of a webhook */
  send(message: Message, recipient: string): Promise<void>;
  close(): void;
}

/** A failure that no further attempt can mend. */
export class Hopeless extends Error {
  constructor(message: string) {
    super(message);
    this.name = "Hopeless";
  }
}

/** Subject and text in both languages: what the receiver reads is not known. */
export function letterOf({ kind, values, link, due }: Message, publicUrl: string): { subject: string; text: string } {
  const zh = noticeWords(kind, values, "zh");
  const en = noticeWords(kind, values, "en");
  const address = `${publicUrl}${link}`;
  return {
    subject: `${zh.subject} · ${en.subject}`,
    text: [
      zh.text, due === null ? "" : `请于 ${due} 前办理。`, address, "",
      en.text, due === null ? "" : `To be done by ${due}.`, address, "", "城棋 Chengqi",
    ].join("\n").replace(/\n{3,}/g, "\n\n"),
  };
}
