/** A web server of another make in front of a service, with the lines of ADMINISTRATORS.md for the viewer. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { locate, type Program as Installed } from "../support/programs.mjs";
import { until } from "../support/until";

export type WebServerName = "nginx" | "caddy" | "apache";

export interface WebServer {
  readonly origin: `http://127.0.0.1:${number}`;
  close(): Promise<void>;
}

/** The folder in which ADMINISTRATORS.md has the viewer. */
const VIEWER = "/srv/secret-links";

/** The file in its folder that takes its complaints. */
const LOG = "error.log";

/** A server's folder and port, the server that it passes requests on to, and the lines of ADMINISTRATORS.md. */
interface Site {
  readonly folder: string;
  readonly port: number;
  readonly behind: string;
  readonly snippet: string;
}

interface Program {
  readonly name: Installed;
  /** Name and text of its configuration, which has only the lines that it needs to run here. */
  config(site: Site): readonly [file: string, text: string];
  args(folder: string): readonly string[];
}

const MODULES = "/usr/lib/apache2/modules";
const NEEDED = ["mpm_event", "authz_core", "proxy", "proxy_http", "alias", "dir", "mime"];

const programs: Readonly<Record<WebServerName, Program>> = {
  nginx: {
    name: "nginx",
    config: ({ folder, port, behind, snippet }) => [
      "nginx.conf",
      `daemon off; pid ${folder}/pid; error_log stderr; worker_processes 1;
events {}
http {
  include /etc/nginx/mime.types;
  access_log off;
  client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi; uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
  server {
    listen 127.0.0.1:${port};
    ${snippet}
    location / { proxy_pass ${behind}; }
  }
}
`,
    ],
    args: (folder) => ["-p", folder, "-e", "stderr", "-c", join(folder, "nginx.conf")],
  },
  caddy: {
    name: "caddy",
    config: ({ port, behind, snippet }) => [
      "Caddyfile",
      `{
  admin off
  auto_https off
}
http://127.0.0.1:${port} {
  bind 127.0.0.1
  ${snippet}
  reverse_proxy ${behind}
}
`,
    ],
    args: (folder) => ["run", "--adapter", "caddyfile", "--config", join(folder, "Caddyfile")],
  },
  apache: {
    name: "apache2",
    config: ({ folder, port, behind, snippet }) => [
      "apache.conf",
      `${NEEDED.map((name) => `LoadModule ${name}_module ${MODULES}/mod_${name}.so`).join("\n")}
ServerRoot ${folder}
ServerName 127.0.0.1
PidFile ${folder}/pid
Mutex pthread
ErrorLog ${join(folder, LOG)}
TypesConfig /etc/mime.types
Listen 127.0.0.1:${port}
${process.getuid?.() === 0 ? "User www-data\nGroup www-data" : ""}
${snippet}
ProxyPass / ${behind}/
`,
    ],
    args: (folder) => ["-DFOREGROUND", "-f", join(folder, "apache.conf")],
  },
};

/** Serves this page as ADMINISTRATORS.md says; all else is passed on to the server at `behind`. */
export async function startWebServer(
  name: WebServerName,
  page: string,
  behind: string,
): Promise<WebServer> {
  const program = programs[name];
  const folder = mkdtempSync(join(tmpdir(), `secret-links-${name}-`));
  // Its workers may be somebody else.
  chmodSync(folder, 0o755);
  mkdirSync(join(folder, "viewer"));
  writeFileSync(join(folder, "viewer/index.html"), page);
  const port = await freePort();
  const snippet = snippetFor(name).replaceAll(VIEWER, join(folder, "viewer"));
  const [file, content] = program.config({ folder, port, behind, snippet });
  writeFileSync(join(folder, file), content);
  const env = { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
  const log = join(folder, LOG);
  const running = spawn(locate(program.name), program.args(folder), {
    env,
    stdio: ["ignore", "ignore", openSync(log, "a")],
  });
  const origin = `http://127.0.0.1:${port}` as const;
  const close = async () => {
    const ended = running.exitCode === null ? once(running, "exit") : undefined;
    running.kill();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await until(`${name} answers`, async () => {
      if (running.exitCode !== null)
        throw new Error(`${name} has ended:\n${readFileSync(log, "utf8")}`);
      return await fetch(`${origin}/viewer/`).then(
        ({ ok }) => ok,
        () => false,
      );
    });
  } catch (error) {
    await close();
    throw error;
  }
  return { origin, close };
}

/** The lines of ADMINISTRATORS.md for this server, as people will copy them. */
function snippetFor(name: WebServerName): string {
  const path = new URL("../../.github/ADMINISTRATORS.md", import.meta.url);
  const document = readFileSync(path, "utf8");
  const [, lines] = new RegExp(`\`\`\`${name}\\n([\\s\\S]*?)\`\`\``).exec(document) ?? [];
  if (lines === undefined) throw new Error(`ADMINISTRATORS.md has no lines for ${name}`);
  return lines;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port is free");
  return address.port;
}
