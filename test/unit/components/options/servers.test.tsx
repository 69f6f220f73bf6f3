import { publishedKinds } from "../../../../lib/services/publishedKinds";
import { useRef, useState } from "preact/hooks";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ServerForm } from "../../../../components/options/ServerForm";
import { ServerItem, type ServerItemProps } from "../../../../components/options/ServerItem";
import { ServersSection } from "../../../../components/options/ServersSection";
import type { Task } from "../../../../components/hooks/useTask";
import { all, button, clear, field, press, show, submit, type, words } from "../look";
import { server as sample, url } from "../samples";

afterEach(clear);

const idle: Task = { state: "idle" };
const refused: Task = { state: "failed", failure: { kind: "denied", reason: "no-permission" } };
const onAdd = vi.fn<(address: string) => Promise<boolean>>();
const on = {
  onTest: vi.fn<() => void>(),
  onAllow: vi.fn<() => void>(),
  onRemove: vi.fn<() => void>(),
};

beforeEach(() => {
  onAdd.mockReset().mockResolvedValue(true);
  Object.values(on).forEach((spy) => spy.mockReset());
});

const problem = () => words(document.querySelector(".problem") ?? document.body);
const form = (task: Task = idle) =>
  show(
    <ServerForm
      kinds={publishedKinds}
      listed={["https://eu.onetimesecret.com"]}
      task={task}
      onAdd={onAdd}
    />,
  );
const item = (rest: Partial<ServerItemProps> = {}) =>
  show(
    <ul>
      <ServerItem
        kind={publishedKinds[0]}
        server={sample}
        permitted
        task={idle}
        {...on}
        {...rest}
      />
    </ul>,
  );

test("a server is added by its address, and the field is free for the next", async () => {
  await form();
  await type("Address", "secrets.example.com/");
  await submit();
  expect(onAdd).toHaveBeenCalledExactlyOnceWith("https://secrets.example.com");
  expect(field("Address").value).toBe("");
  await form({ state: "done" });
  expect(words()).toContain("secrets.example.com is in the list.");
});

test("the browser is asked within the click: nothing is awaited before", async () => {
  await form();
  await type("Address", "secrets.example.com");
  await act(() => {
    document.querySelector("form")?.dispatchEvent(new Event("submit", { cancelable: true }));
    expect(onAdd).toHaveBeenCalledTimes(1);
  });
});

test("a pasted link leaves only its server", async () => {
  onAdd.mockResolvedValue(false);
  await form();
  await type("Address", url.replace("eu.onetimesecret.com", "secrets.example.com"));
  await submit();
  expect(onAdd).toHaveBeenCalledExactlyOnceWith("https://secrets.example.com");
  expect(field("Address").value).toBe("https://secrets.example.com");
});

test.each([
  ["", "Type the address of the server first."],
  ["not an address", "This is no address of a server."],
  ["http://secrets.example.com", "Plain http works for localhost and 127.0.0.1 only."],
  ["eu.onetimesecret.com", "eu.onetimesecret.com is in the list already."],
])("%j is refused in place, and the field takes the focus", async (typed, said) => {
  await form();
  await type("Address", typed);
  button("Add server").focus();
  await press("Add server");
  expect(onAdd).not.toHaveBeenCalled();
  expect(problem()).toContain(said);
  expect(field("Address").getAttribute("aria-invalid")).toBe("true");
  expect(document.activeElement).toBe(field("Address"));
  await type("Address", "s");
  expect(problem()).toBe("");
});

test("a refusal says what is safe, keeps what was typed, and can be tried again", async () => {
  onAdd.mockResolvedValue(false);
  await form();
  await type("Address", "secrets.example.com");
  await submit();
  await form(refused);
  expect(words(document.activeElement ?? document.body)).toContain(
    "Secret Links may not contact secrets.example.com yet No secret was sent, and nothing was changed.",
  );
  expect(field("Address").value).toBe("https://secrets.example.com");
  await submit();
  expect(onAdd).toHaveBeenCalledTimes(2);
});

test("while one is asked, no other is", async () => {
  await form({ state: "busy" });
  await type("Address", "secrets.example.com");
  await press("Add server");
  expect(onAdd).not.toHaveBeenCalled();
  expect(button("Add server").getAttribute("aria-disabled")).toBe("true");
});

test("a server says what is known of it", async () => {
  await item({ server: { ...sample, dialect: "v1", guests: false } });
  expect(words()).toContain(
    "Old interface (v1): it cannot look without opening. At this server, people who open a link at the same moment may all get the text. For people with an account only. Up to 10,000 bytes. Lifetimes: 5 minutes to 7 days. Passphrases of at least 8 characters.",
  );
});

test("its connection is tested, and how that ended is told", async () => {
  await item();
  await press("Test connection");
  expect(on.onTest).toHaveBeenCalledTimes(1);
  await item({ task: { state: "busy" } });
  expect(words()).toContain("Asking secrets.example.com");
  await press("Test connection");
  expect(on.onTest).toHaveBeenCalledTimes(1);
  await item({ task: { state: "done" } });
  expect(words(document.querySelector("output") ?? document.body)).toBe("The connection works.");
});

test("a missing permission is told with the button that gives it", async () => {
  await item();
  expect(all("button", "Allow secrets.example.com")).toHaveLength(0);
  await item({ permitted: false });
  expect(words()).toContain("The browser does not let Secret Links contact secrets.example.com.");
  await press("Allow secrets.example.com");
  expect(on.onAllow).toHaveBeenCalledTimes(1);
});

test("it is removed only after asking, and keeping it keeps the place", async () => {
  await item();
  await press("Remove");
  expect(on.onRemove).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(button("Keep"));
  expect(words()).toContain("Its account and the permission to contact it go too.");
  await press("Keep");
  expect(on.onRemove).not.toHaveBeenCalled();
  expect(document.activeElement?.tagName).toBe("LI");
  await press("Remove");
  await press("Remove");
  expect(on.onRemove).toHaveBeenCalledTimes(1);
});

test("one that the organisation put here cannot be removed", async () => {
  await item({ onRemove: undefined });
  expect(all("button", "Remove")).toHaveLength(0);
  button("Test connection");
});

test("where the organisation has set the servers, none can be added", async () => {
  const section = (locked: boolean) => (
    <ServersSection heading={{ current: null }} items={[]} locked={locked}>
      <ServerForm kinds={publishedKinds} listed={[]} task={idle} onAdd={onAdd} />
    </ServersSection>
  );
  await show(section(false));
  expect(words()).toContain("None yet.");
  button("Add server");
  await show(section(true));
  expect(all("button", "Add server")).toHaveLength(0);
  expect(words()).toContain("Your organisation has set which servers there are.");
});

/** Removes as the page does: the heading takes the focus, then the row goes. */
function Removing() {
  const heading = useRef<HTMLHeadingElement>(null);
  const [there, setThere] = useState(true);
  const remove = () => {
    heading.current?.focus();
    setThere(false);
  };
  const row = (
    <ServerItem
      kind={publishedKinds[0]}
      server={sample}
      permitted
      task={idle}
      {...on}
      onRemove={remove}
    />
  );
  return (
    <ServersSection heading={heading} items={there ? [row] : []} locked={false}>
      <p />
    </ServersSection>
  );
}

test("after a removal the focus is on the heading of the list", async () => {
  await show(<Removing />);
  await press("Remove");
  await press("Remove");
  expect(words()).toContain("None yet.");
  expect(words(document.activeElement ?? document.body)).toBe("Own servers");
});
