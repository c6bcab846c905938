/** Whether a mode of `chmod` lets others than the owner write: `777`, `775`, `a+rwX`, `g=u`. */
export function isOpenMode(mode: string): boolean {
  if (/^[0-7]{3,4}$/.test(mode)) return [...mode.slice(-2)].some((digit) => (Number(digit) & 2) !== 0);
  return mode.split(",").some((part) => /^[ua]*[goa][ugoa]*(?:[+=][rxXst]*w|=u)/.test(part));
}
