"""Identifiers, made once and the same in every copy of a ledger."""

import base64
import secrets

_SPELLED = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"  # how base32 spells 0 to 31
_CLEARER = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # no I, L, O, U: nobody misreads them over the telephone
_TABLE = bytes.maketrans(_SPELLED, _CLEARER)
_BYTES = 5


def new_id(prefix: str) -> str:
    """Return `prefix` and eight random characters: T for tasks, R reports, P plans, U units, V views."""
    return prefix + base64.b32encode(secrets.token_bytes(_BYTES)).translate(_TABLE).decode()
