import { render } from "preact";
import "../../components/styles/style.css";
import "../../components/styles/url.css";
import "../../components/styles/reveal.css";
import "./style.css";
import { Translation } from "../../components/Translate";
import { App } from "./App";
import { type Catalogue, chooseCatalogue, localisePage, translator } from "./language";

/** The sentences of this page, in every language; put in place when it is built (`build/vite.config.ts`). */
declare const CATALOGUES: readonly Catalogue[];

const catalogue = chooseCatalogue(CATALOGUES, navigator.languages);
localisePage(document, catalogue);
render(
  <Translation.Provider value={translator(catalogue)}>
    <App />
  </Translation.Provider>,
  document.body,
);
