/** Whether a mode of `chmod` lets others than the owner write: `777`, `775`, `a+rwX`, `g=u`. */
export function isOpenMode(mode: string): boolean {
  if (/^[0-7]{3,4}$/.test(mode)) return /[2367]/.test(mode.slice(-2));
  return mode.split(",").some((part) => {
    const [, who = ""] = /^([ugoa]+)(?:[+=][rxXst]*w|=u)/.exec(part) ?? [];
    return /[goa]/.test(who);
  });
}
