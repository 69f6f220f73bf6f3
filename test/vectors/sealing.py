"""Writes sealing.json: sealed texts that were not made by the code they test.

    apt-get install python3-jwcrypto && /usr/bin/python3 test/vectors/sealing.py > test/vectors/sealing.json

`seals` is put together from the primitives of `cryptography`, following RFC 7516 and RFC 7518, and jwcrypto
opens it here: so what Secret Links gives for the same random bytes, jwcrypto opens too. `opens` is sealed by
jwcrypto. `hostile` is a sound JWE of its kind in all but what its name says, unless no such thing can exist.
`accessCodes` follow from the key by HKDF of `cryptography`, for marks of several lengths.
"""

import itertools
import json
import platform
import string
import unicodedata
import zlib
from datetime import date
from importlib.metadata import version

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC
from cryptography.hazmat.primitives.keywrap import aes_key_wrap
from jwcrypto import jwa, jwe, jwk
from jwcrypto.common import base64url_encode as b64

KEY = bytes(range(0x20, 0x40))
IV = bytes(range(0xA0, 0xAC))
SALT = bytes(range(0xB0, 0xC0))
CEK = bytes(range(0xD0, 0xF0))
DIR = {"alg": "dir", "enc": "A256GCM", "typ": "secret-link"}
PBES2 = {"alg": "PBES2-HS512+A256KW", "enc": "A256GCM", "typ": "secret-link"}
ALL = [PBES2["alg"], "dir", "A256GCM"]
TEXT = "correct horse\r\nbattery staple"
PLAIN = TEXT.encode()
WORD = "open sesame"

EXPLANATION = (
    "Sealed with Secret Links: encrypted in the sender's browser, and only the full link opens it.\n"
    "Copy all of this text, then open the link's page in the Secret Links extension and choose "
    '"I have the sealed text".\n\n'
)


def compact(header, encrypted_key, iv, ciphertext, tag):
    return ".".join(part if isinstance(part, str) else b64(part) for part in (header, encrypted_key, iv, ciphertext, tag))


def encode(header):
    return b64(header if isinstance(header, str) else json.dumps(header, separators=(",", ":")))


def encrypted(header, cek, plain, iv=IV, encrypted_key=b""):
    """A JWE by A256GCM; `header` as object or as text."""
    protected = encode(header)
    sealed = AESGCM(cek).encrypt(iv, plain, protected.encode())
    return compact(protected, encrypted_key, iv, sealed[:-16], sealed[-16:])


def password(word):
    return f"{KEY.hex()}:{unicodedata.normalize('NFC', word)}".encode()


def by_passphrase(word, plain, p2c=600_000, salt=SALT, cek=CEK, header=None):
    header = header or {**PBES2, "p2c": p2c, "p2s": b64(salt)}
    kdf = PBKDF2HMAC(hashes.SHA512(), 32, header["alg"].encode() + b"\0" + salt, p2c)
    return encrypted(header, cek, plain, encrypted_key=aes_key_wrap(kdf.derive(password(word)), cek))


def jwk_of(octets):
    return jwk.JWK(kty="oct", k=b64(octets))


class Pbes2(jwa._Pbes2Hs512A256Kw):
    """jwcrypto always writes 8192 iterations; this one writes what we ask."""

    p2c = 600_000

    def _get_key(self, alg, key, p2s, p2c):
        return super()._get_key(alg, key, p2s, p2c if p2c != 8192 else self.p2c)

    def wrap(self, key, bitsize, cek, headers):
        wrapped = super().wrap(key, bitsize, cek, headers)
        wrapped["header"]["p2c"] = self.p2c
        return wrapped


jwa.JWA.algorithms_registry[PBES2["alg"]] = Pbes2


def jwcrypto_seals(header, key, plain, algs=ALL):
    token = jwe.JWE(plain, json.dumps(header), algs=algs)
    token.add_recipient(jwk_of(key))
    return token.serialize(compact=True)


def jwcrypto_opens(sealed, key):
    token = jwe.JWE(algs=ALL)
    token.deserialize(sealed, jwk_of(key))
    return token.payload


def vector_seal(name, text, word=None):
    sealed = encrypted(DIR, KEY, text.encode()) if word is None else by_passphrase(word, text.encode())
    assert jwcrypto_opens(sealed, KEY if word is None else password(word)) == text.encode()
    return {"name": name, "text": text, **with_word(word), "stored": EXPLANATION + sealed}


def vector_open(name, text, word=None, p2c=600_000):
    Pbes2.p2c = p2c
    header, key = (DIR, KEY) if word is None else (PBES2, password(word))
    return {"name": name, "text": text, **with_word(word), "sealed": jwcrypto_seals(header, key, text.encode())}


def with_word(word):
    return {} if word is None else {"passphrase": word}


def hostile(name, sealed, state="corrupt", found=True):
    """`found`: whether it is a sealed text at first sight. `state`: what opening it with key and word gives."""
    return {"name": name, "sealed": sealed, "found": found, "state": state}


def flipped(sealed, part, digit=0):
    """One bit of one base64url digit changed; negative counts from the end."""
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    parts = sealed.split(".")
    digits = list(parts[part])
    # The first bit of the digit: it is part of a byte, whichever digit this is.
    digits[digit] = alphabet[alphabet.index(digits[digit]) ^ 32]
    parts[part] = "".join(digits)
    return ".".join(parts)


def deflated(plain):
    stream = zlib.compressobj(wbits=-15)
    return stream.compress(plain) + stream.flush()


def replaced(sealed, part, value):
    parts = sealed.split(".")
    parts[part] = value
    return ".".join(parts)


SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789!#%+-=@_"


def access_code(length=None):
    if length is None:
        return HKDF(hashes.SHA256(), 16, None, b"secret-link access").derive(KEY).hex()
    rounds = (varied(length, number) for number in itertools.count())
    return next(code for code in rounds if of_all_kinds(code))


def varied(length, number):
    octets = HKDF(hashes.SHA256(), length, None, f"secret-link access {length} {number}".encode()).derive(KEY)
    return "".join(SIGNS[octet & 63] for octet in octets)


def of_all_kinds(code):
    kinds = (string.ascii_uppercase, string.ascii_lowercase, string.digits, string.punctuation)
    return all(set(code) & set(kind) for kind in kinds)


def hostile_vectors():
    plain, locked = encrypted(DIR, KEY, PLAIN), by_passphrase(WORD, PLAIN)
    p2 = {**PBES2, "p2c": 600_000, "p2s": b64(SALT)}
    other = lambda **members: encrypted({**DIR, **members}, KEY, PLAIN)
    iterations = lambda value: replaced(locked, 0, encode({**p2, "p2c": value}))
    wrapped = lambda alg, enc: jwcrypto_seals({**DIR, "alg": alg, "enc": enc}, KEY, PLAIN, [alg, enc])
    return [
        hostile("alg A256KW", wrapped("A256KW", "A256GCM")),
        hostile("alg A256GCMKW", wrapped("A256GCMKW", "A256GCM")),
        hostile("alg none", other(alg="none")),
        hostile("alg PBES2-HS256+A128KW", jwcrypto_seals({**PBES2, "alg": "PBES2-HS256+A128KW"}, password(WORD), PLAIN, ["PBES2-HS256+A128KW", "A256GCM"])),
        hostile("enc A256CBC-HS512", wrapped("A256KW", "A256CBC-HS512"), found=False),
        hostile("enc A128GCM", encrypted({**DIR, "enc": "A128GCM"}, KEY[:16], PLAIN)),
        hostile("zip", encrypted({**DIR, "zip": "DEF"}, KEY, deflated(PLAIN))),
        hostile("zip with a passphrase", by_passphrase(WORD, deflated(PLAIN), header={**p2, "zip": "DEF"})),
        hostile("crit", other(crit=["exp"], exp=1)),
        hostile("an extra member", other(kid="1")),
        hostile("an extra member named __proto__", encrypted('{"alg":"dir","enc":"A256GCM","typ":"secret-link","__proto__":{}}', KEY, PLAIN)),
        hostile("iterations without a passphrase's alg", other(p2c=600_000, p2s=b64(SALT))),
        hostile("no enc", encrypted({"alg": "dir", "typ": "secret-link"}, KEY, PLAIN)),
        hostile("no p2s", replaced(locked, 0, encode({**PBES2, "p2c": 600_000}))),
        hostile("no p2c", replaced(locked, 0, encode({**PBES2, "p2s": b64(SALT)}))),
        hostile("99,999 iterations", by_passphrase(WORD, PLAIN, p2c=99_999)),
        hostile("2,000,001 iterations", by_passphrase(WORD, PLAIN, p2c=2_000_001)),
        hostile("a trillion iterations", iterations(10**12)),
        hostile("half an iteration", iterations(600_000.5)),
        hostile("iterations as text", iterations("600000")),
        hostile("p2s of 15 bytes", by_passphrase(WORD, PLAIN, salt=SALT[:15])),
        hostile("p2s of 17 bytes", by_passphrase(WORD, PLAIN, salt=SALT + b"\0")),
        hostile("p2s as a number", replaced(locked, 0, encode({**p2, "p2s": 1}))),
        hostile("encrypted key without a passphrase", replaced(plain, 1, b64(CEK + bytes(8)))),
        hostile("no encrypted key", replaced(locked, 1, "")),
        hostile("encrypted key of 24 bytes", by_passphrase(WORD, PLAIN, cek=CEK[:24])),
        hostile("iv of 16 bytes", encrypted(DIR, KEY, PLAIN, iv=SALT)),
        hostile("iv of 11 bytes", encrypted(DIR, KEY, PLAIN, iv=IV[:11])),
        hostile("no iv", replaced(plain, 2, "")),
        hostile("tag of 15 bytes", plain[:-2], found=False),
        hostile("tag of 17 bytes", plain + "A", found=False),
        hostile("no tag", replaced(plain, 4, ""), found=False),
        hostile("cut inside the ciphertext", plain[:-30], found=False),
        hostile("four parts", plain.rsplit(".", 1)[0], found=False),
        hostile("a ciphertext of an impossible length", replaced(plain, 3, "AAAAA")),
        hostile("unused bits set in the ciphertext", replaced(encrypted(DIR, KEY, b"a"), 3, encrypted(DIR, KEY, b"a").split(".")[3][0] + "_")),
        hostile("typ JWT", other(typ="JWT"), found=False),
        hostile("typ in capitals", other(typ="SECRET-LINK"), found=False),
        hostile("no typ", encrypted({"alg": "dir", "enc": "A256GCM"}, KEY, PLAIN), found=False),
        hostile("a header that is a list", encrypted("[]", KEY, PLAIN), found=False),
        hostile("a header that is null", encrypted("null", KEY, PLAIN), found=False),
        hostile("a header that is no JSON", encrypted("secret-link", KEY, PLAIN), found=False),
        hostile("a plaintext that is no UTF-8", encrypted(DIR, KEY, b"\xff\xfe")),
        hostile("a plaintext with a lone surrogate", encrypted(DIR, KEY, b"\xed\xa0\x80")),
        hostile("iv changed", flipped(plain, 2), "wrong"),
        hostile("ciphertext changed at its start", flipped(plain, 3), "wrong"),
        hostile("ciphertext changed at its end", flipped(plain, 3, -1), "wrong"),
        hostile("tag changed at its start", flipped(plain, 4), "wrong"),
        hostile("tag changed at its end", flipped(plain, 4, -1), "wrong"),
        hostile("ciphertext cut by three bytes", replaced(plain, 3, plain.split(".")[3][4:]), "wrong"),
        hostile("encrypted key changed", flipped(locked, 1), "wrong"),
        hostile("ciphertext changed, with a passphrase", flipped(locked, 3), "wrong"),
        hostile("iterations changed", iterations(600_001), "wrong"),
        hostile("header written in another way", replaced(plain, 0, b64(json.dumps(DIR))), "wrong"),
    ]


print(
    json.dumps(
        {
            "provenance": {
                "by": "test/vectors/sealing.py",
                "with": f"jwcrypto {version('jwcrypto')}, cryptography {version('cryptography')}, Python {platform.python_version()}",
                "on": date.today().isoformat(),
            },
            "key": KEY.hex(),
            "passphrase": WORD,
            "accessCode": access_code(),
            "accessCodes": [{"length": length, "code": access_code(length)} for length in (4, 5, 8, 20, 32, 33, 64, 256)],
            "random": {"iv": IV.hex(), "salt": SALT.hex(), "key": CEK.hex()},
            "seals": [
                vector_seal("key", TEXT),
                vector_seal("key, beyond ASCII", "\ufeff\u00fc \u20ac \U0001f511\0"),
                vector_seal("passphrase", TEXT, WORD),
                vector_seal("passphrase beyond ASCII, not yet in NFC", TEXT, "Cafe\u0301 \U0001f511"),
            ],
            "opens": [
                vector_open("key", TEXT),
                vector_open("key, beyond ASCII", "\ufeff\u00fc \u20ac \U0001f511\0"),
                vector_open("passphrase", TEXT, WORD),
                vector_open("passphrase beyond ASCII, not yet in NFC", TEXT, "Cafe\u0301 \U0001f511"),
                vector_open("fewest iterations", TEXT, WORD, 100_000),
                vector_open("most iterations", TEXT, WORD, 2_000_000),
            ],
            "hostile": hostile_vectors(),
        },
        indent=2,
    )
)
