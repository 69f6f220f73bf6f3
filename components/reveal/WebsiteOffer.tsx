import { useState } from "preact/hooks";
import { Confirm } from "../Confirm";
import { useFocus } from "../hooks/useFocus";
import { useSpeech } from "../Translate";

/** The page that a link leads to without us. */
export interface Website {
  readonly host: string;
  readonly page: "service" | "viewer";
}

export interface WebsiteOfferProps {
  readonly website: Website;
  /** The link has a key, or a part of one: the page's scripts would see it, so the person is asked first. */
  readonly keyed: boolean;
  readonly onOpen: () => void;
}

const labels = { service: "openOnWebsite", viewer: "openInViewer" } as const;

/** Leads out of our page, for this link. */
export function WebsiteOffer({ website: { host, page }, keyed, onOpen }: WebsiteOfferProps) {
  const { t } = useSpeech();
  const [asked, setAsked] = useState<"not yet" | "asking" | "kept">("not yet");
  const label = t(labels[page]);
  return asked === "asking" ? (
    <Confirm
      question={t("websiteQuestion", host)}
      action={label}
      keep={t("back")}
      onConfirm={onOpen}
      onKeep={() => setAsked("kept")}
    />
  ) : (
    <OfferButton
      label={label}
      first={asked === "kept"}
      onPress={() => (keyed ? setAsked("asking") : onOpen())}
    />
  );
}

interface OfferButtonProps {
  readonly label: string;
  /** True if it takes the focus from the element that had it. */
  readonly first: boolean;
  readonly onPress: () => void;
}

function OfferButton({ label, first, onPress }: OfferButtonProps) {
  const ref = useFocus<HTMLButtonElement>(first);
  return (
    <div>
      <button type="button" class="plain" ref={ref} onClick={onPress}>
        {label}
      </button>
    </div>
  );
}
