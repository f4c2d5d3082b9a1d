/** Makes a value on the first call and gives the same one ever after: a start does not wait for what it may never need. */
export const lazy = <Value extends object>(make: () => Value): (() => Value) => {
  let made: Value | undefined;
  return () => {
    made ??= make();
    return made;
  };
};
