/** Vitest 5 reports failures through `Map.groupBy`, which Node has from version 21 on. */
// oxlint-disable-next-line typescript/unbound-method -- assigned, not called
Map.groupBy ??= <K, T>(items: Iterable<T>, keyOf: (item: T, index: number) => K): Map<K, T[]> => {
  const groups = new Map<K, T[]>();
  let index = 0;
  for (const item of items) {
    const key = keyOf(item, index);
    index += 1;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
};
