/**
 * The form in which names are compared, searched and kept unique: the same for `Größe`, `GRÖSSE` and `grösse`. It is
 * stored, because databases fold text differently from each other (a C locale leaves `Ö` alone).
 * Not for email addresses: `ı` and `i`, `ſ` and `s` fold together here, and would make two mailboxes one person.
 */
export function textKey(value: string): string {
  return value.normalize('NFKC').trim().toLowerCase().toUpperCase().toLowerCase().replaceAll('ς', 'σ').normalize('NFKC')
}

/** The form in which email addresses are compared: letters of either case, and nothing else, are the same (X11). */
export function emailKey(address: string): string {
  return address.normalize('NFC').trim().toLowerCase().normalize('NFC')
}
