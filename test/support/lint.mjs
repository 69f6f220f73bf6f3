/** Rules of our own for oxlint (`.oxlintrc.json`). */

/** `Date`, `window.Date`: these names read the clock of the machine. */
const named = (part, ...names) =>
  `:matches(${names.flatMap((name) => [`[${part}.name='${name}']`, `[${part}.property.name='${name}']`]).join()})`;

const clock = {
  meta: {
    type: "problem",
    messages: {
      elsewhere: "Take the time from lib/clock.ts or Io.now, so that a test can set it.",
    },
  },
  create(context) {
    const report = (node) => context.report({ node, messageId: "elsewhere" });
    return {
      [`NewExpression[arguments.length=0]${named("callee", "Date")}`]: report,
      [`CallExpression${named("callee", "Date")}`]: report,
      [`MemberExpression:matches([property.name='now'], [property.value='now'])${named("object", "Date", "performance")}`]:
        report,
      // const { now } = Date;
      [`VariableDeclarator${named("init", "Date", "performance")}`]: report,
    };
  },
};

export default { meta: { name: "time" }, rules: { clock } };
