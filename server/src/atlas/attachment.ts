const plain = (name: string) => name.replaceAll(/[^A-Za-z0-9._-]/gu, "_");

// RFC 8187: attr-char only; what encodeURIComponent leaves is narrower but for these.
const encoded = (name: string) => encodeURIComponent(name).replaceAll(/['()*!]/gu, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** Content-Disposition with the name in any script, and an ASCII one for old programs (RFC 6266). */
export function attachment(name: string, ascii: string, how: "inline" | "attachment"): string {
  const safe = name.replaceAll(/[\\/:*?"<>|]/gu, "_");
  return `${how}; filename="${plain(ascii)}"; filename*=UTF-8''${encoded(safe)}`;
}
