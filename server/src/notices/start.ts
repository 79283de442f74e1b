import { z } from "zod";
import type { Database } from "../db/database.js";
import { StartError } from "../lifecycle/start-error.js";
import { textOf } from "../sign-in/secret.js";
import { mailWay } from "./e-mail.js";
import { openSender, type Sender } from "./sender.js";
import { webhookSchema, type Webhook } from "./webhook.js";

export interface NoticeSettings {
  readonly smtpUrl: string | undefined;
  readonly smtpUrlFile: string | undefined;
  /** Whom letters are from. */
  readonly from: string | undefined;
  readonly webhooksFile: string | undefined;
}

/** The ways out that the settings name. @throws StartError */
export async function senderOn(database: Database, settings: NoticeSettings, publicUrl: string, say: (line: string) => void): Promise<Sender> {
  const url = await smtpUrl(settings);
  if (url !== undefined && settings.from === undefined) throw new StartError("MAIL_FROM: needed with SMTP_URL; an address such as chengqi@example.org");
  const mail = url === undefined ? undefined : mailWay({ url, from: settings.from ?? "", publicUrl });
  return openSender({ database, mail, webhooks: await webhooks(settings.webhooksFile), say });
}

async function smtpUrl({ smtpUrl: given, smtpUrlFile }: NoticeSettings): Promise<string | undefined> {
  if (given !== undefined && smtpUrlFile !== undefined) throw new StartError("SMTP_URL and SMTP_URL_FILE: set one of them, not both");
  const url = given ?? (smtpUrlFile === undefined ? undefined : await textOf(smtpUrlFile, "SMTP_URL_FILE"));
  // The address holds a password, so it is not repeated.
  if (url !== undefined && !(/^smtps?:\/\/[^/]/.test(url) && URL.canParse(url))) throw new StartError("SMTP_URL: is not of the form smtps://user:password@host:465");
  return url;
}

async function webhooks(file: string | undefined): Promise<Webhook[]> {
  if (file === undefined) return [];
  const text = await textOf(file, "WEBHOOKS_FILE");
  const read = z.array(webhookSchema).safeParse(jsonOf(text));
  if (!read.success) throw new StartError(`WEBHOOKS_FILE ${file}: ${read.error.issues.map(({ path, message }) => `${path.join(".") || "file"}: ${message}`).join("; ")}`);
  const names = read.data.map(({ name }) => name);
  const twice = names.find((name, n) => names.indexOf(name) !== n);
  if (twice !== undefined) throw new StartError(`WEBHOOKS_FILE ${file}: two webhooks are called ${twice}`);
  return read.data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
