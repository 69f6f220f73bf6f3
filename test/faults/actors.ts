/** The callers of the browser: the background in one of its lives, or a page of ours. */
import { AsyncLocalStorage, AsyncResource } from "node:async_hooks";

export interface Actor {
  readonly name: string;
  /** Resolves once it has ended. */
  readonly ended: Promise<void>;
  readonly isAlive: () => boolean;
  readonly end: () => void;
}

const acting = new AsyncLocalStorage<Actor>();

export function actor(name: string): Actor {
  let alive = true;
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = () => {
      alive = false;
      resolve();
    };
  });
  return { name, ended, isAlive: () => alive, end };
}

/** Runs `work` as `who`: every call in it, and every call that follows, is theirs. */
export function as<T>(who: Actor, work: () => T): T {
  return acting.run(who, work);
}

/** Nobody: the call is the harness's own. */
export function caller(): Actor | undefined {
  return acting.getStore();
}

/** `listener`, called by whoever calls this now; one that has ended hears nothing. */
export function heard<A extends readonly unknown[], R>(
  listener: (...args: A) => R,
): (...args: A) => R | undefined {
  const who = caller();
  if (!who) return listener;
  return (...args) => (who.isAlive() ? as(who, () => listener(...args)) : undefined);
}

/** The timers of the tests forget who has set them. */
export function remembered(run: () => void): () => void {
  return AsyncResource.bind(run);
}
