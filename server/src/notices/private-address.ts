import { BlockList, isIP } from "node:net";

const inner = new BlockList();
for (const [net, bits] of [
  ["0.0.0.0", 8], ["10.0.0.0", 8], ["100.64.0.0", 10], ["127.0.0.0", 8], ["169.254.0.0", 16], ["172.16.0.0", 12], ["192.0.0.0", 24], ["192.0.2.0", 24],
  ["192.88.99.0", 24], ["192.168.0.0", 16], ["198.18.0.0", 15], ["198.51.100.0", 24], ["203.0.113.0", 24], ["224.0.0.0", 4], ["240.0.0.0", 4],
] as const) inner.addSubnet(net, bits, "ipv4");
for (const [net, bits] of [["::", 96], ["64:ff9b::", 96], ["64:ff9b:1::", 48], ["100::", 64], ["2001::", 23], ["2001:db8::", 32], ["2002::", 16], ["fc00::", 7], ["fe80::", 10], ["fec0::", 10], ["ff00::", 8]] as const) {
  inner.addSubnet(net, bits, "ipv6");
}

/** Whether an address is of this machine, of a private network or of no network at all; what is no address counts as such. */
export function isPrivate(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return inner.check(address, "ipv4");
  if (family !== 6) return true;
  // An IPv4 address in the clothes of IPv6 is judged as what it is; the list does so by itself.
  return inner.check(address, "ipv6") || (/^::ffff:/i.test(address) && mapped(address));
}

function mapped(address: string): boolean {
  const rest = address.slice("::ffff:".length);
  if (isIP(rest) === 4) return inner.check(rest, "ipv4");
  const [high = 0, low = 0] = rest.split(":").map((part) => Number.parseInt(part, 16));
  return inner.check([high >> 8, high & 255, low >> 8, low & 255].join("."), "ipv4");
}

export const isLoopback = (address: string): boolean => /^(?:127(?:\.\d+){3}|::1)$/.test(address);
