/** The style sheets of a page know its elements, and hold nothing that only another page shows. */
import { describe, expect, test } from "vitest";
import { lateScriptsOf, readBuild, scriptsOf, stylesOf } from "../release/build";

const PAGES = ["popup.html", "reveal.html", "options.html", "welcome.html"];

describe.each(["chrome-mv3", "firefox-mv3"])("the style sheets in %s", (name) => {
  const build = readBuild(name);
  const pages = PAGES.map((page) => {
    const scripts = [...scriptsOf(build, page), ...lateScriptsOf(build, page)];
    return {
      page,
      shown: wordsIn(scripts.map((file) => build.text(file)).join("\n")),
      styled: classesIn(stylesOf(build, page)),
    };
  });
  const classes = [...new Set(pages.flatMap(({ styled }) => [...styled]))].toSorted();

  test("hold no class that no page shows", () => {
    expect(classes.length).toBeGreaterThan(50);
    expect(classes.filter((one) => !pages.some(({ shown }) => shown.has(one)))).toEqual([]);
  });

  test("hold what only one page shows for that page only", () => {
    const astray = classes.flatMap((one) => {
      const [only, ...others] = pages.filter(({ shown }) => shown.has(one));
      if (only === undefined || others.length > 0) return [];
      return pages
        .filter(({ page, styled }) => page !== only.page && styled.has(one))
        .map(({ page }) => `${page} has .${one} of ${only.page}`);
    });
    expect(astray).toEqual([]);
  });

  test("hold every class that their page alone shows", () => {
    const missing = classes.flatMap((one) => {
      const [only, ...others] = pages.filter(({ shown }) => shown.has(one));
      return only === undefined || others.length > 0 || only.styled.has(one)
        ? []
        : [`${only.page} lacks .${one}`];
    });
    expect(missing).toEqual([]);
  });
});

/** Words that stand in strings, as classes do: between quotes, spaces and what is filled in. */
function wordsIn(code: string): ReadonlySet<string> {
  return new Set(code.match(/(?<=["'`} ])[a-z][\w-]*(?=["'` ])/gi));
}

function classesIn(css: string): ReadonlySet<string> {
  return new Set([...css.matchAll(/\.([a-z][\w-]*)/gi)].map(([, one = ""]) => one));
}
