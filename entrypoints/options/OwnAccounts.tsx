import { AccountItem } from "../../components/options/AccountItem";
import { AccountsSection } from "../../components/options/AccountsSection";
import { useItem } from "../../components/hooks/useItem";
import { useTask } from "../../components/hooks/useTask";
import type { SignedIn } from "../../lib/settings/accounts";
import type { Address, Server } from "../../lib/domain";
import { hostOf, originOf } from "../../lib/links/address";
import { background } from "../../lib/app/background";
import { isPublic, kinds } from "../../lib/app/kinds";
import { signedIn } from "../../lib/app/signedIn";
import { withPermission } from "../../lib/app/withPermission";

export interface OwnAccountsProps {
  readonly servers: readonly Server[];
  readonly stored: ReadonlyMap<Address, SignedIn>;
}

export function OwnAccounts({ servers, stored }: OwnAccountsProps) {
  const accounts = useItem(signedIn, stored);
  return (
    <AccountsSection>
      {inOrder(servers)
        .filter(knowsAccounts)
        .map(({ address }) => (
          <Account key={address} address={address} account={accounts.get(address)} />
        ))}
    </AccountsSection>
  );
}

interface AccountProps {
  readonly address: Address;
  readonly account: SignedIn | undefined;
}

function Account({ address, account }: AccountProps) {
  const [task, run] = useTask();
  return (
    <AccountItem
      host={hostOf(address)}
      account={account}
      task={task}
      onSignIn={(credentials, remember) =>
        run(() =>
          withPermission([originOf(address)], () =>
            background.call("signIn", { address, credentials, remember }),
          ),
        )
      }
      onSignOut={() => void run(() => background.call("signOut", address))}
    />
  );
}

function knowsAccounts({ service }: Server): boolean {
  return kinds.some(({ id, accounts }) => id === service && accounts);
}

/** Lists public servers by their hosts, then own ones in the order of their addition. */
function inOrder(servers: readonly Server[]): readonly Server[] {
  const hosted = servers.filter(isPublic).toSorted((a, b) => (a.address < b.address ? -1 : 1));
  return [...hosted, ...servers.filter((server) => !isPublic(server))];
}
