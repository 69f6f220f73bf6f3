import { AccountItem } from "../../components/options/AccountItem";
import { AccountsSection } from "../../components/options/AccountsSection";
import { useItem } from "../../components/hooks/useItem";
import { useTask } from "../../components/hooks/useTask";
import type { SignedIn } from "../../lib/settings/accounts";
import type { Origin, Server } from "../../lib/domain";
import { hostOf } from "../../lib/links/origin";
import { background } from "../../lib/app/background";
import { isPublic, kinds } from "../../lib/app/kinds";
import { signedIn } from "../../lib/app/signedIn";
import { withPermission } from "./withPermission";

export interface OwnAccountsProps {
  readonly servers: readonly Server[];
  readonly stored: ReadonlyMap<Origin, SignedIn>;
}

export function OwnAccounts({ servers, stored }: OwnAccountsProps) {
  const accounts = useItem(signedIn, stored);
  return (
    <AccountsSection>
      {inOrder(servers)
        .filter(knowsAccounts)
        .map(({ origin }) => (
          <Account key={origin} origin={origin} account={accounts.get(origin)} />
        ))}
    </AccountsSection>
  );
}

interface AccountProps {
  readonly origin: Origin;
  readonly account: SignedIn | undefined;
}

function Account({ origin, account }: AccountProps) {
  const [task, run] = useTask();
  return (
    <AccountItem
      host={hostOf(origin)}
      account={account}
      task={task}
      onSignIn={(credentials, remember) =>
        run(() =>
          withPermission(origin, () =>
            background.call("signIn", { origin, credentials, remember }),
          ),
        )
      }
      onSignOut={() => void run(() => background.call("signOut", origin))}
    />
  );
}

function knowsAccounts({ service }: Server): boolean {
  return kinds.some(({ id, accounts }) => id === service && accounts);
}

/** Lists public servers by their hosts, then own ones in the order of their addition. */
function inOrder(servers: readonly Server[]): readonly Server[] {
  const hosted = servers.filter(isPublic).toSorted((a, b) => (a.origin < b.origin ? -1 : 1));
  return [...hosted, ...servers.filter((server) => !isPublic(server))];
}
