"""Which addresses of the network may be asked for an article: those of the public internet, and no others."""

from __future__ import annotations

import ipaddress

# Source: the special-purpose address registries of IANA for IPv4 and IPv6 (RFC 6890 and what followed), multicast
# (RFC 5771, RFC 4291), and 168.63.129.16, where one cloud answers its machines on a public number. The metadata
# addresses of other clouds are link-local (169.254.169.254), shared (100.100.100.200), protocol (192.0.0.192) or unique
# local (fd00:ec2::254).
CLOSED_V4 = tuple(
    ipaddress.IPv4Network(block)
    for block in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "168.63.129.16/32", "169.254.0.0/16",
        "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24",
        "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4",
        "240.0.0.0/4",
    )
)  # fmt: skip
OPEN_V6 = ipaddress.IPv6Network("2000::/3")
# Within the open block: protocols (Teredo, ORCHID), documentation, 6to4 and others that carry an IPv4 address inside.
CLOSED_V6 = tuple(
    ipaddress.IPv6Network(block)
    for block in ("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20")
)


def is_public(address: str) -> bool:
    """Say whether an address belongs to the public internet. IPv4 addresses written as IPv6 are judged as IPv4."""
    try:
        number = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(number, ipaddress.IPv6Address):
        if number.scope_id is not None:
            return False
        if number.ipv4_mapped is None:
            return number in OPEN_V6 and not any(number in block for block in CLOSED_V6)
        number = number.ipv4_mapped
    return not any(number in block for block in CLOSED_V4)
