import { createTransport } from "nodemailer";
import { Hopeless, letterOf, type Way } from "./message.js";

export interface MailSettings {
  /** `smtps://user:password@host:465` or `smtp://host:587`. */
  readonly url: string;
  readonly from: string;
  /** Where browsers reach this server. */
  readonly publicUrl: string;
}

const limitMs = 15_000;
const loopback = /^(?:localhost|127(?:\.\d+){3}|\[?::1\]?)$/;

/** Letters by an SMTP server: encrypted, unless the server is on this machine. */
export function mailWay({ url, from, publicUrl }: MailSettings): Way {
  const { protocol, hostname, port, username, password } = new URL(url);
  const transport = createTransport({
    host: hostname.replace(/^\[|\]$/g, ""),
    port: Number(port) || (protocol === "smtps:" ? 465 : 587),
    secure: protocol === "smtps:",
    requireTLS: protocol === "smtp:" && !loopback.test(hostname),
    ...(username !== "" && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    connectionTimeout: limitMs, greetingTimeout: limitMs, socketTimeout: limitMs,
    // What is written comes from the platform alone; nothing in it may read a file or fetch an address.
    disableFileAccess: true, disableUrlAccess: true,
  });
  const host = new URL(publicUrl).hostname.replace(/^\[|\]$/g, "");
  return {
    send: async (message, recipient) => {
      try {
        await transport.sendMail({
          from, to: { name: "", address: recipient }, ...letterOf(message, publicUrl), messageId: `<${message.key}@${host}>`,
          headers: { "Idempotency-Key": message.key, "Auto-Submitted": "auto-generated" },
        });
      } catch (error) {
        throw isFinal(error) ? new Hopeless((error as Error).message) : error;
      }
    },
    close: () => transport.close(),
  };
}

/** The server knows the receiver not, and never will (RFC 5321, 550 to 553). */
const isFinal = (error: unknown): boolean => {
  const code = (error as { responseCode?: unknown }).responseCode;
  return typeof code === "number" && code >= 550 && code <= 553;
};
