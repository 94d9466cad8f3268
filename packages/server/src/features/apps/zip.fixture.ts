import { crc32, deflateRawSync } from 'node:zlib'

/** One entry, each part of which can be a lie. What is left out is true. */
export interface WrittenEntry {
  readonly name: string | Buffer
  readonly data?: string | Buffer
  readonly stored?: boolean
  readonly flags?: number
  readonly crc?: number
  /** What the directory says of its size. */
  readonly size?: number
  /** Unix mode in the upper half. */
  readonly attributes?: number
  /** The name in the header before the data. */
  readonly localName?: string
  /** Extra field of the directory. */
  readonly extra?: Buffer
}

/** A ZIP archive written byte by byte. `count`: how many entries it says it has. */
export function zipOf(entries: readonly WrittenEntry[], { count = entries.length } = {}): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const entry of entries) {
    const data = Buffer.from(entry.data ?? '')
    const packed = entry.stored === true ? data : deflateRawSync(data)
    const name = Buffer.from(entry.name)
    const localName = Buffer.from(entry.localName ?? entry.name)
    const extra = entry.extra ?? Buffer.alloc(0)
    const flags = entry.flags ?? 0x800
    const method = entry.stored === true ? 0 : 8
    const size = entry.size ?? data.length
    const crc = entry.crc ?? crc32(data)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(20, 4)
    local.writeUInt16LE(flags, 6)
    local.writeUInt16LE(method, 8)
    local.writeUInt32LE(crc, 14)
    local.writeUInt32LE(packed.length, 18)
    local.writeUInt32LE(size, 22)
    local.writeUInt16LE(localName.length, 26)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50, 0)
    central.writeUInt16LE((3 << 8) | 20, 4)
    central.writeUInt16LE(20, 6)
    central.writeUInt16LE(flags, 8)
    central.writeUInt16LE(method, 10)
    central.writeUInt32LE(crc, 16)
    central.writeUInt32LE(packed.length, 20)
    central.writeUInt32LE(size, 24)
    central.writeUInt16LE(name.length, 28)
    central.writeUInt16LE(extra.length, 30)
    central.writeUInt32LE(entry.attributes ?? 0, 38)
    central.writeUInt32LE(at, 42)
    locals.push(local, localName, packed)
    directory.push(central, name, extra)
    at += local.length + localName.length + packed.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...locals, listed, end])
}
