import { useRef } from "preact/hooks";
import { AccountItem } from "../../components/options/AccountItem";
import { AccountsSection } from "../../components/options/AccountsSection";
import { AddAccount } from "../../components/options/AddAccount";
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
  /** The server for new secrets. */
  readonly current: Address;
  readonly stored: ReadonlyMap<Address, SignedIn>;
}

export function OwnAccounts({ servers, current, stored }: OwnAccountsProps) {
  const accounts = useItem(signedIn, stored);
  const [task, run] = useTask();
  const [, runSigningOut] = useTask();
  const heading = useRef<HTMLHeadingElement>(null);
  const able = inOrder(servers)
    .filter(knowsAccounts)
    .map(({ address }) => address);
  /** The button that had the focus goes away. */
  const toHeading = () => heading.current?.focus();
  const signOut = (address: Address): void => {
    toHeading();
    void runSigningOut(() => background.call("signOut", address));
  };
  return (
    <AccountsSection
      heading={heading}
      items={able.flatMap((address) => {
        const account = accounts.get(address);
        return account
          ? [
              <AccountItem
                key={address}
                host={hostOf(address)}
                account={account}
                onSignOut={() => signOut(address)}
              />,
            ]
          : [];
      })}
    >
      <AddAccount
        servers={able.filter((address) => !accounts.has(address))}
        first={current}
        task={task}
        onSignIn={(address, credentials, remember) =>
          run(() =>
            withPermission([originOf(address)], () =>
              background.call("signIn", { address, credentials, remember }),
            ),
          )
        }
        onClose={toHeading}
      />
    </AccountsSection>
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
