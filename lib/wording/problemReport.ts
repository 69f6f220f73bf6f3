/** A text for those who mend Secret Links. It is in English, the language of the house, and holds nothing that a person typed. */

export interface ReportFacts {
  readonly version: string;
  /** The browser as it names itself to every website. */
  readonly browser: string;
  /** The language of the catalogue in use. */
  readonly language: string;
  /** The name of the service of new secrets. */
  readonly service: string;
  /** `own`: a server that the person or an organisation added. Its address is nobody's business. */
  readonly server: "public" | "own";
  /** The interface of that server, once it was asked. */
  readonly dialect?: string | undefined;
  /** True if an organisation has set rules. */
  readonly ruled: boolean;
  /** The failure that led here. */
  readonly failure?: string | undefined;
}

export function problemReport(facts: ReportFacts): string {
  const { version, browser, language, service, server, dialect, ruled, failure } = facts;
  const spoken = dialect === undefined ? "" : `, ${dialect}`;
  return [
    `Secret Links ${version}`,
    `Browser: ${browser}`,
    `Language: ${language}`,
    `Server: ${service}, ${server}${spoken}`,
    `Rules of an organisation: ${ruled ? "yes" : "no"}`,
    `Failure: ${failure ?? "none named"}`,
  ].join("\n");
}
