# SPDX-License-Identifier: MIT
"""Damage to the bytes of a database file: (name, bytes) of each, in an order that never changes."""
PAGE = 512  # of the samples (base.make_ours)
HEADER = 100


def header_bits(file):
    """Each bit of the header, flipped."""
    for at in range(HEADER):
        for bit in range(8):
            yield f"header byte {at}, bit {bit}", file[:at] + bytes([file[at] ^ 1 << bit]) + file[at + 1:]


def header_bytes(file):
    """Each byte of the header, turned over, and set to values that counts and sizes stumble over."""
    for at in range(HEADER):
        for value in sorted({file[at] ^ 0xff, 0, 1, 0x7f, 0x80, 0xff} - {file[at]}):
            yield f"header byte {at} = {value}", file[:at] + bytes([value]) + file[at + 1:]


def pages(file):
    return range(0, len(file), PAGE)


def page_heads(file):
    """Each byte of each page's own header (8 or 12 bytes; behind the file's on page 1), turned over."""
    for start in pages(file):
        for at in range(start + (HEADER if start == 0 else 0), start + (HEADER if start == 0 else 0) + 12):
            yield f"page {start // PAGE + 1} head {at - start}", file[:at] + bytes([file[at] ^ 0xff]) + file[at + 1:]


def zeroed(file):
    for at in pages(file):
        yield f"page {at // PAGE + 1} zeroed", file[:at] + bytes(PAGE) + file[at + PAGE:]


def filled(file):
    for at in pages(file):
        yield f"page {at // PAGE + 1} filled", file[:at] + b"\xa5" * PAGE + file[at + PAGE:]


def truncated(file):
    """Cut at each page, and within each."""
    for at in pages(file):
        yield f"cut before page {at // PAGE + 1}", file[:at]
        yield f"cut within page {at // PAGE + 1}", file[:at + PAGE // 2]


def swapped(file):
    """Each two pages in each other's place."""
    starts = list(pages(file))
    for number, one in enumerate(starts):
        for other in starts[number + 1:]:
            yield (f"pages {one // PAGE + 1} and {other // PAGE + 1} swapped",
                   file[:one] + file[other:other + PAGE] + file[one + PAGE:other] + file[one:one + PAGE] + file[other + PAGE:])


def repeated(file):
    """Each page in the place of the next."""
    for at in list(pages(file))[:-1]:
        yield f"page {at // PAGE + 1} twice", file[:at + PAGE] + file[at:at + PAGE] + file[at + 2 * PAGE:]


def scattered(file, rounds=2000):
    """Eight bytes anywhere, half of them in the first bytes of a page, where the structure is."""
    random = 2019
    for number in range(rounds):
        changed = bytearray(file)
        for k in range(8):
            random = (random * 6364136223846793005 + 1442695040888963407) % 2**64
            at = (random >> 33) % len(file)
            changed[at // PAGE * PAGE + at % 40 if k % 2 else at] = random >> 56
        yield f"scattered {number}", bytes(changed)


def grown(file):
    """Bytes behind the end."""
    for more in (1, PAGE, 1 << 20):
        yield f"{more} bytes more", file + b"\x5a" * more


KINDS = [header_bits, header_bytes, page_heads, zeroed, filled, truncated, swapped, repeated, scattered, grown]
