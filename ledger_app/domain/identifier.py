"""Identifiers, made once and the same in every copy of a ledger."""

import secrets

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # no I, L, O, U: nobody misreads them over the telephone
_LENGTH = 8


def new_id(prefix: str) -> str:
    """Return `prefix` and eight random characters: T for tasks, R reports, P plans, U units."""
    return prefix + "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))
