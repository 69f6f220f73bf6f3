/** Sends recorded requests to the reference server and tells how its answers differ from the recorded ones. */
import type { ReferenceServer, Switches } from "../server";
import { differences, learn, type Comparison } from "./compare";
import { headerDifferences } from "./compare-headers";
import { Identities } from "./identities";
import { bytesOf, type Exchange, type Recording } from "./recording";
import { send, type Reply } from "./send";

export interface ReplayOptions {
  /** For requests recorded with credentials, which are blanked. */
  readonly authorization: string;
  /** The switches to change before an exchange, by its name. */
  readonly before?: Readonly<Record<string, Partial<Switches>>>;
}

/** The differences, by the exchange's name. */
export async function replay(
  recording: Recording,
  server: ReferenceServer,
  { authorization, before = {} }: ReplayOptions,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const identities = new Identities();
  const results = new Map<string, readonly string[]>();
  const translate = (text: string) =>
    identities
      .translate(text)
      .replaceAll(recording.origin, server.origin)
      .replaceAll(hostOf(recording.origin), hostOf(server.origin));

  async function answer({ request }: Exchange): Promise<Reply> {
    const { method, path, headers = {}, body } = request;
    const own = { ...headers };
    if (own["authorization"]?.includes("<")) own["authorization"] = authorization;
    if (own["origin"] !== undefined) own["origin"] = translate(own["origin"]);
    const sent = typeof body === "string" ? translate(body) : body;
    return send(server.origin, {
      method,
      path: translate(path),
      headers: own,
      body: bytesOf(sent),
    });
  }

  for (const group of concurrent(recording.exchanges)) {
    for (const { name } of group) server.switch(before[name] ?? {});
    const replies = inRecordedOrder(group, await Promise.all(group.map(answer)));
    for (const [index, exchange] of group.entries()) {
      const reply = replies[index];
      if (reply === undefined) throw new Error(`no reply to ${exchange.name}`);
      results.set(exchange.name, compare(recording, exchange, reply, { identities, translate }));
    }
  }
  return results;
}

/** Exchanges named "concurrent" that follow each other are sent at once. */
function concurrent(exchanges: readonly Exchange[]): readonly (readonly Exchange[])[] {
  const groups: Exchange[][] = [];
  for (const exchange of exchanges) {
    const last = groups.at(-1);
    const joins = last?.every(isConcurrent) === true && isConcurrent(exchange);
    if (joins) last?.push(exchange);
    else groups.push([exchange]);
  }
  return groups;
}

function isConcurrent({ name }: Exchange): boolean {
  return name.includes("concurrent");
}

/** The winners of a race may differ, and their number may not. Both sides are ordered by status. */
function inRecordedOrder(group: readonly Exchange[], replies: readonly Reply[]): readonly Reply[] {
  const order = group.map(({ response }) => response.status);
  return replies.toSorted((a, b) => order.indexOf(a.status) - order.indexOf(b.status));
}

function compare(
  recording: Recording,
  { response }: Exchange,
  reply: Reply,
  comparison: Comparison,
): readonly string[] {
  const found = [
    ...(reply.status === response.status
      ? []
      : [`status: recorded ${response.status}, replayed ${reply.status}`]),
    ...headerDifferences(expectedHeaders(recording, response), reply.headers, comparison),
  ];
  if (response.text !== undefined && response.text !== reply.body) found.push("body: other text");
  if ("json" in response) {
    const json = parse(reply.body);
    learn(response.json, json, comparison.identities);
    found.push(...differences(response.json, json, comparison));
  }
  return found;
}

function expectedHeaders({ headers }: Recording, { without = [], ...own }: Exchange["response"]) {
  const common = Object.entries(headers).filter(([name]) => !without.includes(name));
  return { ...Object.fromEntries(common), ...own.headers };
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function hostOf(origin: string): string {
  return new URL(origin).host;
}
