/**
 * Sets the date of a process to `NOW`, from where it goes on. Loaded before everything else (`--import`), so that
 * `vi.useRealTimers()` goes back to it.
 */
/* oxlint-disable time/clock -- it is the clock that is set here */

const RealDate = Date;
const realNow = Date.now;
const ahead = RealDate.parse(process.env.NOW) - realNow();
const now = () => realNow() + ahead;

RealDate.now = now;
globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, made) =>
    Reflect.construct(target, args.length === 0 ? [now()] : args, made),
  apply: (target) => new target(now()).toString(),
});
RealDate.prototype.constructor = globalThis.Date;
