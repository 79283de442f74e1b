/** The nonce the server gave this page, for styles made while it runs. */
export const pageNonce = (): string =>
  document.querySelector<HTMLElement>('meta[property="csp-nonce"]')?.nonce ?? "";
