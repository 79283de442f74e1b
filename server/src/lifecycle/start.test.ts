import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { hostname, tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, test } from "vitest";
import { asAdmin, emptyServerDatabase, testServer } from "../testing/fresh-database.js";
import { passwordCluster } from "../testing/password-cluster.js";
import { refusalIn } from "../testing/start-process.js";

let root: string;
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), "chengqi-start-"));
});
afterAll(() => rm(root, { recursive: true, force: true }));

const expectRefusal = (environment: Record<string, string>, words: string, args?: string[]) =>
  refusalIn({ DATA_DIR: path.join(root, "data"), ...environment }, words, args);

describe("a start that cannot go on says why in one line", () => {
  test.each([
    ["a wrong PORT", { PORT: "eighty" }, 'PORT: "eighty" is not a whole number from 0 to 65535'],
    ["a wrong DATABASE_URL", { DATABASE_URL: "localhost" }, "DATABASE_URL: is not of the form postgres://user:password@host:5432/database"],
    ["a HOST that is not of this machine", { HOST: "192.0.2.1" }, "Port 0 on 192.0.2.1 cannot be opened, because HOST is no address of this machine"],
  ])("%s", (_, environment, words) => expectRefusal(environment, words));

  test("an unknown flag", () => expectRefusal({}, "Unknown option '--prot'", ["--prot", "1"]));

  test("a port that is taken", async () => {
    const taken = createServer();
    const port = await new Promise<number>((resolve) => {
      taken.listen(0, "127.0.0.1", () => resolve((taken.address() as { port: number }).port));
    });
    await expectRefusal({ PORT: String(port) }, `Port ${port} on 127.0.0.1 is taken by another program`);
    await new Promise((resolve) => taken.close(resolve));
  });

  test("a data directory in use", async () => {
    const directory = path.join(root, "used");
    await mkdir(directory);
    const holder = { id: "x", pid: process.pid, host: hostname(), ticks: null, since: "2026-01-01T00:00:00.000Z" };
    await writeFile(path.join(directory, "lock.json"), JSON.stringify(holder));
    await expectRefusal({ DATA_DIR: directory }, `DATA_DIR ${directory} is in use by process ${process.pid} since 2026-01-01`);
  });

  test("a data directory of a newer version", async () => {
    const directory = path.join(root, "newer");
    await mkdir(directory);
    await writeFile(path.join(directory, "made.json"), '{"format":99,"engine":"9","postgres":"18","madeAt":""}');
    await expectRefusal({ DATA_DIR: directory }, `DATA_DIR ${directory} was written by a newer version (data format 99`);
  });

  test("a data directory that is a file", async () => {
    const file = path.join(root, "file");
    await writeFile(file, "");
    await expectRefusal({ DATA_DIR: file }, `DATA_DIR ${file} is not a directory`);
  });
});

/** Whether this process may mount file systems: root outside of most containers. */
const mayMount = (() => {
  if (process.getuid?.() !== 0 || process.platform !== "linux") return false;
  try {
    execFileSync("unshare", ["--mount", "true"], { stdio: "ignore" });
    const probe = execFileSync("mktemp", ["-d"]).toString().trim();
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", probe], { stdio: "ignore" });
    execFileSync("umount", [probe]);
    return true;
  } catch {
    return false;
  }
})();

describe.skipIf(!mayMount)("on a disk of its own (needs the right to mount)", () => {
  async function onDisk(options: string, work: (directory: string) => Promise<void>): Promise<void> {
    const directory = await mkdtemp(path.join(root, "disk-"));
    execFileSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", directory]);
    try {
      await work(directory);
    } finally {
      execFileSync("umount", [directory]);
    }
  }

  test("a read-only disk is refused in one line", () =>
    onDisk("ro", (directory) => expectRefusal({ DATA_DIR: path.join(directory, "data") }, "is on a read-only disk")));

  test("a disk with little room is refused in one line", () =>
    onDisk("size=8m", (directory) => expectRefusal({ DATA_DIR: directory }, "MiB free and 256 are needed to make the database")));

  test("a full disk is refused in one line", () =>
    onDisk("size=64k", async (directory) => {
      await writeFile(path.join(directory, "filling"), Buffer.alloc(60 * 1024)).catch(() => undefined);
      await writeFile(path.join(directory, "more"), Buffer.alloc(60 * 1024)).catch(() => undefined);
      await expectRefusal({ DATA_DIR: directory }, `DATA_DIR ${directory} is on a full disk`);
    }));
});

function refusalsOfServer(server: string): void {
  describe("with a PostgreSQL server", () => {
    const serverUrl = (change: (url: URL) => void) => {
      const url = new URL(server);
      change(url);
      return url.href;
    };

    test("one that refuses connections", () =>
      expectRefusal({ DATABASE_URL: "postgres://a:secret@127.0.0.1:1/x" }, "DATABASE_URL: nothing listens at 127.0.0.1:1;"));

    test("a database that is not there", () =>
      expectRefusal({ DATABASE_URL: serverUrl((url) => (url.pathname = "/not_there")) }, "DATABASE_URL: there is no database not_there at "));

    test("a login that is not there", () =>
      expectRefusal({ DATABASE_URL: serverUrl((url) => (url.username = "nobody_here")) }, "DATABASE_URL: the server refuses"));

    test("a wrong password, which the line does not repeat", async () => {
      const cluster = await passwordCluster("right");
      try {
        const url = (password: string) => `postgres://postgres${password}@127.0.0.1:${cluster.port}/postgres`;
        await expectRefusal({ DATABASE_URL: url(":wrong-one") }, "chengqi: DATABASE_URL: the server refuses the password of postgres; correct it.\n");
        await expectRefusal({ DATABASE_URL: url("") }, "chengqi: DATABASE_URL: the server refuses the password of postgres; correct it.\n");
        await expectRefusal({ DATABASE_URL: url(":right"), DATABASE_APP_URL: url(":wrong-one") }, "chengqi: DATABASE_APP_URL: the server refuses the password of postgres; correct it.\n");
      } finally {
        await cluster.drop();
      }
    }, 60_000);

    test("a login without the right to install PostGIS, to make roles, and to the tables of others", async () => {
      const { url, drop } = await emptyServerDatabase();
      const login = `plain_${process.pid}`;
      await asAdmin(`create role ${login} login password 'plain'`);
      const as = new URL(url);
      as.username = login;
      as.password = "plain";
      try {
        await expectRefusal({ DATABASE_URL: as.href }, "DATABASE_URL: this login may not install PostGIS in the database; let a superuser run there: create extension postgis;");
        await expectRefusal({ DATABASE_URL: url, DATABASE_APP_URL: url }, "may see every row (superuser, BYPASSRLS or owner of the tables)");
        await expectRefusal({ DATABASE_URL: url, DATABASE_APP_URL: as.href }, `is no member of chengqi_app; run: grant chengqi_app to ${login};`);
        await expectRefusal({ DATABASE_URL: as.href }, "DATABASE_URL: this login may not make the role chengqi_app");
      } finally {
        await drop();
        await asAdmin(`drop role ${login}`);
      }
    });
  });
}

// Without a server to try there is nothing to refuse; the run on PostgreSQL always names one.
if (testServer !== undefined) refusalsOfServer(testServer);
