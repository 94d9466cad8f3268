import ipaddr from 'ipaddr.js'

/**
 * What counts as one network: an IPv4 address, or the 64 bits of an IPv6 address that a provider gives to one customer, who
 * would otherwise have more addresses than anybody could count.
 */
export function networkOf(ip: string): string {
  if (!ipaddr.isValid(ip)) return ip
  const address = ipaddr.process(ip)
  if (!(address instanceof ipaddr.IPv6)) return address.toString()
  return `${address.parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(':')}::/64`
}
