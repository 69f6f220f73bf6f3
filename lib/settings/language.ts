/** The languages for recipients. */

/** BCP 47 tags of the catalogues. */
export const LANGUAGES = ["en", "de", "fr", "es", "pt-BR", "ja", "ar"] as const;

export type Language = (typeof LANGUAGES)[number];
