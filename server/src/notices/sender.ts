import { randomUUID } from "node:crypto";
import type { Kysely } from "kysely";
import type { Database } from "../db/database.js";
import type { SignInTables } from "../db/sign-in-tables.js";
import { claim, markFailed, markSent, releaseAll, type Claim } from "./claim.js";
import { Hopeless, type Message, type Way } from "./message.js";
import { spread } from "./spread.js";
import { webhookWay, type Webhook } from "./webhook.js";

export interface SenderConfig {
  readonly database: Database;
  /** Letters; without it notices stand on the pages only. */
  readonly mail?: Way | undefined;
  readonly webhooks?: readonly Webhook[];
  readonly say: (line: string) => void;
  readonly today?: () => string;
  /** How long a delivery is one sender's own; longer than any attempt may take. */
  readonly leaseMs?: number;
  readonly everyMs?: number;
}

export interface Sender {
  /** Sends everything whose time has come. @returns how many attempts were made */
  send(): Promise<number>;
  /** From now on by itself, until it is closed. */
  start(): void;
  close(): Promise<void>;
}

const atOnce = 5;

/** Takes notices out of the database to where they go: once, as far as two machines can agree, and again after a crash with the same key. */
export async function openSender(config: SenderConfig): Promise<Sender> {
  const { database, mail, webhooks = [] } = config;
  const { owner } = database;
  const sender = randomUUID();
  const ways = { "e-mail": mail, webhook: webhookWay(webhooks), page: undefined };
  const today = config.today ?? (() => new Date().toISOString().slice(0, 10));
  if (database.engine === "embedded") await releaseAll(owner);
  const state = { stopping: false };

  const send = async (): Promise<number> => {
    let attempts = 0;
    while (!state.stopping && (await spread(owner, { mail: mail !== undefined, webhooks }, today())) > 0);
    while (!state.stopping) {
      const claims = await claim(owner, sender, config.leaseMs ?? 120_000, atOnce);
      if (claims.length === 0) break;
      attempts += claims.length;
      await Promise.all(claims.map((one) => attempt(config, ways[one.channel], one, sender)));
    }
    return attempts;
  };
  const turns = repeated(send, config);
  return {
    send,
    start: turns.start,
    close: async () => {
      state.stopping = true;
      await turns.stop();
      for (const way of Object.values(ways)) way?.close();
    },
  };
}

/** One turn after the other; a database that is busy or gone is tried again at the next. */
function repeated(send: () => Promise<number>, { everyMs = 5000, say }: SenderConfig): { start(): void; stop(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  let stopped = false;
  const next = () => {
    turn = send().catch((error: unknown) => say(`Notices wait: ${reasonOf(error)}`)).finally(() => {
      if (!stopped) timer = setTimeout(next, everyMs).unref();
    });
  };
  return {
    start: next,
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await turn;
    },
  };
}

async function attempt({ database, say }: SenderConfig, way: Way | undefined, one: Claim, sender: string): Promise<void> {
  const { owner } = database;
  try {
    if (!way) throw new Hopeless(`There is no way out by ${one.channel}.`);
    const recipient = one.channel === "e-mail" ? await addressOf(database.signIn, one.recipient) : one.recipient;
    await way.send(messageOf(one), recipient);
  } catch (error) {
    const dead = await markFailed(owner, one, sender, reasonOf(error), error instanceof Hopeless);
    if (dead) say(`Notice ${one.notice_id} was given up (${one.channel}): ${reasonOf(error)}`);
    return;
  }
  await markSent(owner, one, sender);
}

const messageOf = ({ id, city_id, notice_id, kind, values, subject_kind, subject_id, link, due, at }: Claim): Message =>
  ({ key: id, cityId: city_id, noticeId: notice_id, kind, values, subject: { kind: subject_kind, id: subject_id }, link, due, at });

/** People of a demonstration have addresses that nobody reads. */
async function addressOf(tables: Kysely<SignInTables>, userId: string): Promise<string> {
  const user = await tables.selectFrom("sign_in.user").select(["email", "disabledAt", "demonstration"]).where("id", "=", userId).executeTakeFirst();
  if (!user || user.disabledAt !== null) throw new Hopeless("The person is not there any more.");
  if (user.demonstration) throw new Hopeless("Nobody reads the letters of an account of the demonstration.");
  return user.email;
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "";
