import { useSpeech } from "../Translate";

/** Says who has fixed a setting; the setting refers to it by `id`. */
export function LockedNote({ id, locked }: { readonly id: string; readonly locked: boolean }) {
  const { t } = useSpeech();
  return (
    <p class="locked" id={id}>
      {locked && t("setByOrganisation")}
    </p>
  );
}
