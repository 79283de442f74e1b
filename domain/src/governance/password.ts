import { commonPasswords } from "./common-passwords.js";
import { longestPassword, shortestPassword } from "./password-length.js";

export type PasswordFault = "too-short" | "too-long" | "too-common" | "too-plain" | "like-the-address";

/** What is wrong with a password; null if nothing is. Which signs it is made of is the person's own choice. */
export function passwordFault(password: string, email: string): PasswordFault | null {
  const signs = [...password];
  if (signs.length < shortestPassword) return "too-short";
  if (signs.length > longestPassword) return "too-long";
  const plain = password.toLowerCase();
  const letters = plain.replace(/[^\p{L}\p{N}]/gu, "");
  if (commonPasswords.has(plain) || commonPasswords.has(letters) || commonPasswords.has(letters.replace(/\d+$/, ""))) return "too-common";
  if (new Set(plain).size < 5) return "too-plain";
  const name = email.toLowerCase().split("@")[0] ?? "";
  return name.length >= 4 && plain.includes(name) ? "like-the-address" : null;
}
