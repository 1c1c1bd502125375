#!/usr/bin/env python3
"""Verifies a Ringfence ledger, and what its audit entries say of identifiers. Written from docs/ledger-format.md and
docs/audit-entry.md alone; needs nothing but Python's standard library.

usage: verify_ledger.py DIRECTORY VERIFIER-KEY [EARLIER-CHECKPOINT-FILE]
       verify_ledger.py --proof PROOF-FILE ENTRY-FILE VERIFIER-KEY

Prints one JSON object; exits with 0 when everything holds, 1 when something does not.
"""

import base64
import hashlib
import json
import os
import re
import sys

# --- Ed25519 (RFC 8032, section 5.1) -------------------------------------------------------------------------------

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
SQRT_M1 = pow(2, (P - 1) // 4, P)


def recover_x(y, sign):
    if y >= P:
        return None
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    if x2 == 0:
        return None if sign else 0
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P != 0:
        x = x * SQRT_M1 % P
    if (x * x - x2) % P != 0:
        return None
    return P - x if x & 1 != sign else x


def point(data):
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    x = recover_x(y, sign)
    return None if x is None else (x, y, 1, x * y % P)


def add(a, b):
    e, f = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    g, h = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    i, j, k, l = f - e, h - g, h + g, f + e
    return (i * j % P, k * l % P, j * k % P, i * l % P)


def times(scalar, a):
    result = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            result = add(result, a)
        a = add(a, a)
        scalar >>= 1
    return result


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE = (recover_x(BASE_Y, 0), BASE_Y, 1, recover_x(BASE_Y, 0) * BASE_Y % P)


def ed25519_verifies(public_key, message, signature):
    if len(public_key) != 32 or len(signature) != 64:
        return False
    key, r = point(public_key), point(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if key is None or r is None or s >= ORDER:
        return False
    digest = hashlib.sha512(signature[:32] + public_key + message).digest()
    left, right = times(s, BASE), add(r, times(int.from_bytes(digest, "little") % ORDER, key))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 and (left[1] * right[2] - right[1] * left[2]) % P == 0


# --- ECDSA on P-256 with SHA-256 (FIPS 186-5) ----------------------------------------------------------------------

P256 = 2**256 - 2**224 + 2**192 + 2**96 - 1
P256_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
P256_B = 0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B
P256_BASE = (
    0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
    0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5,
)
P256_SPKI = bytes.fromhex("3059301306072a8648ce3d020106082a8648ce3d03010703420004")


def p256_add(a, b):
    if a is None or b is None:
        return a or b
    if a[0] == b[0]:
        if (a[1] + b[1]) % P256 == 0:
            return None
        slope = (3 * a[0] * a[0] - 3) * pow(2 * a[1], -1, P256)
    else:
        slope = (b[1] - a[1]) * pow(b[0] - a[0], -1, P256)
    x = (slope * slope - a[0] - b[0]) % P256
    return x, (slope * (a[0] - x) - a[1]) % P256


def p256_times(scalar, a):
    result = None
    while scalar:
        if scalar & 1:
            result = p256_add(result, a)
        a = p256_add(a, a)
        scalar >>= 1
    return result


def der_integers(data):
    """The two integers of a DER sequence, or None."""
    if len(data) < 8 or data[0] != 0x30 or data[1] != len(data) - 2:
        return None
    at, found = 2, []
    while at + 2 <= len(data) and data[at] == 2:
        found.append(int.from_bytes(data[at + 2 : at + 2 + data[at + 1]], "big"))
        at += 2 + data[at + 1]
    return found if at == len(data) and len(found) == 2 else None


def p256_verifies(spki, message, signature):
    numbers = der_integers(signature)
    if not numbers or not all(0 < number < P256_ORDER for number in numbers):
        return False
    if not spki.startswith(P256_SPKI) or len(spki) != len(P256_SPKI) + 64:
        return False
    key = int.from_bytes(spki[-64:-32], "big"), int.from_bytes(spki[-32:], "big")
    if (key[1] * key[1] - key[0] ** 3 + 3 * key[0] - P256_B) % P256 != 0:
        return False
    r, s = numbers
    inverse, digest = pow(s, -1, P256_ORDER), int.from_bytes(hashlib.sha256(message).digest(), "big")
    found = p256_add(
        p256_times(digest * inverse % P256_ORDER, P256_BASE), p256_times(r * inverse % P256_ORDER, key)
    )
    return found is not None and found[0] % P256_ORDER == r


# --- Notes and keys (sections 4 and 5) -----------------------------------------------------------------------------


class Wrong(Exception):
    """Something that does not hold."""


def unbase64(text):
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        raise Wrong("not base64")
    if base64.b64encode(data).decode() != text:
        raise Wrong("base64 that is not canonical")
    return data


class Key:
    def __init__(self, text):
        self.name, key_id, encoded = text.strip().split("+", 2)
        data = unbase64(encoded)
        self.kind, self.public = data[0], data[1:]
        hashed = self.public if self.kind == 2 else self.name.encode() + b"\n" + data
        self.id = hashlib.sha256(hashed).digest()[:4]
        if self.kind not in (1, 2, 4):
            raise Wrong(f"a key of type {self.kind}; this verifier knows 1, 2 and 4")
        if self.id.hex() != key_id:
            raise Wrong(f"the key's id is {self.id.hex()}, not {key_id}")

    def verifies(self, text, signature):
        if self.kind == 1:
            return ed25519_verifies(self.public, text, signature)
        if self.kind == 2:
            return p256_verifies(self.public, text, signature)
        time = int.from_bytes(signature[:8], "big")
        return ed25519_verifies(self.public, b"cosignature/v1\ntime %d\n" % time + text, signature[8:])


class Note:
    """A note that verifies by a key: its text, and that in lines."""

    def __init__(self, data, key):
        try:
            note = data.decode("utf-8")
        except UnicodeDecodeError:
            raise Wrong("not UTF-8")
        if any(c < " " and c != "\n" for c in note) or not note.endswith("\n") or "\n\n" not in note:
            raise Wrong("not a signed note")
        split = note.rindex("\n\n")
        self.text = note[: split + 1].encode()
        signed = False
        for line in note[split + 2 : -1].split("\n"):
            match = re.fullmatch(r"\u2014 ([^\s+]+) (\S+)", line)
            if not match:
                raise Wrong(f"not a signature line: {line!r}")
            signature = unbase64(match[2])
            if match[1] == key.name and signature[:4] == key.id:
                if not key.verifies(self.text, signature[4:]):
                    raise Wrong(f"the signature of {key.name} does not hold")
                signed = True
        if not signed:
            raise Wrong(f"not signed by {key.name}+{key.id.hex()}")
        self.lines = note[:split].split("\n")


class Checkpoint(Note):
    """A checkpoint whose note verifies by a key."""

    def __init__(self, data, key):
        super().__init__(data, key)
        lines = self.lines
        if len(lines) < 3 or "" in lines or not re.fullmatch("0|[1-9][0-9]*", lines[1]):
            raise Wrong("not a checkpoint")
        self.origin, self.size, self.root = lines[0], int(lines[1]), unbase64(lines[2])
        if self.origin != key.name:
            raise Wrong(f"a checkpoint of {self.origin}")


# --- The tree (sections 1 and 7) -----------------------------------------------------------------------------------


def leaf(entry):
    return hashlib.sha256(b"\x00" + entry).digest()


def node(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


class Tree:
    """Roots of perfect subtrees, tallest first: enough to append to a tree and to know its root at any time."""

    def __init__(self):
        self.size, self.subtrees = 0, []

    def append(self, hash_):
        height = 0
        self.size += 1
        while self.subtrees and self.subtrees[-1][0] == height:
            hash_ = node(self.subtrees.pop()[1], hash_)
            height += 1
        self.subtrees.append((height, hash_))

    def root(self):
        if not self.subtrees:
            return hashlib.sha256(b"").digest()
        root = self.subtrees[-1][1]
        for _, left in reversed(self.subtrees[:-1]):
            root = node(left, root)
        return root


def included(entry, index, size, path, root):
    at, last, r = index, size - 1, leaf(entry)
    if not 0 <= index < size:
        return False
    for p in path:
        if last == 0:
            return False
        if at & 1 or at == last:
            r = node(p, r)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            r = node(r, p)
        at, last = at >> 1, last >> 1
    return last == 0 and r == root


# --- Audit entries: what they say of identifiers (docs/audit-entry.md) -----------------------------------------------

KINDS = set(
    "NAME LOCATION DATE AGE PHONE FAX EMAIL SSN MRN HEALTH_PLAN ACCOUNT LICENSE VEHICLE DEVICE URL IP BIOMETRIC PHOTO"
    " ID CREDENTIAL".split()
)
POLICIES = {"", "off", "detect", "label", "pseudonym", "erase", "block"}
SUBJECT = re.compile(r"[0-9A-Za-z._-]+:(MRN|MEMBER|SSN|PERSON):[0-9a-f]{32}")
MOST_SUBJECTS = 64


def phi_problem(data):
    """What an audit entry says of identifiers that it may not; None for a good one, and for what is no audit entry."""
    try:
        entry = json.loads(data)
    except ValueError:
        return None
    if not isinstance(entry, dict) or entry.get("v") != 1:
        return None
    if entry.get("type") == "phi.epoch":
        return None if entry.get("change") in ("created", "destroyed") else "an epoch is created or destroyed"
    if entry.get("type") not in ("inference.asked", "inference.answered"):
        return None
    call = entry.get("call")
    if entry["type"] == "inference.asked" and not isinstance(call, dict):
        return "an asked entry has no call"
    if entry["type"] == "inference.answered":
        if problem := counts_problem(entry.get("phi")):
            return problem
        if (call is None) == (entry.get("asked") is None):
            return "an answered entry has either the index of its asked one or the call itself"
    return None if call is None else call_problem(call, entry["type"])


def call_problem(call, type_):
    policy, subjects = call.get("phiPolicy"), call.get("subjects")
    if problem := counts_problem(call.get("phi")):
        return problem
    if policy not in POLICIES:
        return f"phiPolicy is {policy!r}"
    if policy in ("", "off") and call["phi"]:
        return "identifiers were counted though nobody looked"
    if type_ == "inference.asked" and policy in ("", "block") and (policy == "" or call["phi"]):
        return f"a call was sent under phiPolicy {policy!r}"
    if not isinstance(subjects, list) or len(subjects) > MOST_SUBJECTS or len(set(subjects)) != len(subjects):
        return f"subjects are not a list of at most {MOST_SUBJECTS} different digests"
    if not all(isinstance(subject, str) and SUBJECT.fullmatch(subject) for subject in subjects):
        return "a subject is no epoch:kind:digest"
    return None


def counts_problem(counts):
    if not isinstance(counts, dict):
        return "phi is no object"
    for kind, count in counts.items():
        if kind not in KINDS or type(count) is not int or count < 1:
            return f"phi counts {count!r} of {kind!r}"
    return None


# --- A ledger's directory ------------------------------------------------------------------------------------------


def tile_path(level, index, width):
    digits = str(index)
    digits = digits.zfill((len(digits) + 2) // 3 * 3)
    groups = [digits[i : i + 3] for i in range(0, len(digits), 3)]
    path = f"tile/{level}/" + "/".join(["x" + group for group in groups[:-1]] + [groups[-1]])
    return path if width == 256 else f"{path}.p/{width}"


def split_entries(data):
    entries, at = [], 0
    while at < len(data):
        length = int.from_bytes(data[at : at + 2], "big")
        if at + 2 + length > len(data):
            raise Wrong(f"an entry at byte {at} runs over the end")
        entries.append(data[at + 2 : at + 2 + length])
        at += 2 + length
    return entries


class Ledger:
    def __init__(self, directory, key):
        self.directory, self.key, self.journal_key = directory, key, key
        self.findings, self.notes = [], []
        self.leaves, self.roots = [], {}
        self.published, self.journal_entries = None, 0

    def find(self, file, index, problem):
        self.findings.append({"file": file, "index": index, "problem": problem})

    def read(self, path):
        try:
            with open(os.path.join(self.directory, path), "rb") as file:
                return file.read()
        except FileNotFoundError:
            return None

    def read_tile(self, level, index, width):
        path = tile_path(level, index, width)
        data = self.read(path)
        if data is not None or width == 256:
            return path, data, True
        return path, self.read(tile_path(level, index, 256)), False

    def verify(self):
        try:
            self.published = Checkpoint(self.read("checkpoint") or b"", self.key)
        except Wrong as wrong:
            self.find("checkpoint", None, str(wrong))
            return
        tree = self.verify_entries()
        self.verify_tiles()
        if tree.root() != self.published.root:
            self.find("checkpoint", None, "the entries do not hash to the root that it says")
        elif not self.findings:
            self.verify_journal(tree)
        self.verify_names()

    def verify_entries(self):
        tree = Tree()
        for first in range(0, self.published.size, 256):
            width = min(256, self.published.size - first)
            path, data, exact = self.read_tile("entries", first // 256, width)
            try:
                if data is None:
                    raise Wrong("the bundle is missing")
                entries = split_entries(data)
                if len(entries) < width or (exact and len(entries) != width):
                    raise Wrong(f"the bundle holds {len(entries)} entries, not {width}")
            except Wrong as wrong:
                self.find(path, first, str(wrong))
                entries = [b""] * width
            for entry in entries[:width]:
                self.leaves.append(leaf(entry))
                tree.append(self.leaves[-1])
                self.roots[tree.size] = tree.root()
                if problem := phi_problem(entry):
                    self.find(path, tree.size - 1, problem)
        return tree

    def verify_tiles(self):
        level, hashes = 0, self.leaves
        while hashes:
            above = []
            for first in range(0, len(hashes), 256):
                expected = hashes[first : first + 256]
                path, data, exact = self.read_tile(level, first // 256, len(expected))
                if data is None or len(data) < 32 * len(expected) or (exact and len(data) != 32 * len(expected)):
                    self.find(path, first << (8 * level), "the tile is missing or has the wrong length")
                else:
                    for i, hash_ in enumerate(expected):
                        if data[32 * i : 32 * i + 32] != hash_:
                            self.find(path, (first + i) << (8 * level), "the hash is not that of what is below it")
                if len(expected) == 256:
                    subtree = Tree()
                    for hash_ in expected:
                        subtree.append(hash_)
                    above.append(subtree.root())
            level, hashes = level + 1, above

    def find_journal_key(self):
        data = self.read("vkey.journal")
        if data is None:
            return
        lines = Note(data, self.key).lines
        if len(lines) != 2 or lines[0] != "ringfence journal key v1":
            raise Wrong("not the key of a journal")
        self.journal_key = Key(lines[1])
        if self.journal_key.name != self.key.name:
            raise Wrong(f"a key of {self.journal_key.name}")

    def verify_journal(self, tree):
        try:
            self.find_journal_key()
        except Wrong as wrong:
            self.find("vkey.journal", None, str(wrong))
            return
        folder = os.path.join(self.directory, "journal")
        segments = sorted(os.listdir(folder)) if os.path.isdir(folder) else []
        header = b"ringfence journal v1\n" + self.key.name.encode() + b"\n"
        for name in segments:
            path, data = f"journal/{name}", self.read(f"journal/{name}").rstrip(b"\0")  # room that no frame has taken
            if header.startswith(data[: len(header)]) and len(data) < len(header):
                continue
            try:
                if not data.startswith(header):
                    raise Wrong("not the header of this log's journal")
                at = len(header)
                while at < len(data):
                    at = self.verify_frame(data, at, tree, is_last=name == segments[-1], path=path)
            except Wrong as wrong:
                self.find(path, tree.size, str(wrong))
                return
        self.journal_entries = tree.size - self.published.size

    def verify_frame(self, data, at, tree, is_last, path):
        head = data[at : at + 12]
        entries_length, note_length = int.from_bytes(head[4:8], "big"), int.from_bytes(head[8:12], "big")
        end = at + 12 + entries_length + note_length
        if len(head) < 12 or end > len(data):
            whole = re.search(rb"\n\n\xe2\x80\x94 [^\n]+\n\Z", data[at:])
            if not is_last or whole or not b"\xf5RF1".startswith(head[:4]):
                raise Wrong(f"the frame at byte {at} is not whole")
            self.notes.append(f"{path} ends in an unfinished commit at byte {at}")
            return len(data)
        if head[:4] != b"\xf5RF1":
            raise Wrong(f"no frame at byte {at}")
        entries = split_entries(data[at + 12 : at + 12 + entries_length])
        checkpoint = Checkpoint(data[at + 12 + entries_length : end], self.journal_key)
        first = checkpoint.size - len(entries)
        if checkpoint.size <= self.published.size:
            if [leaf(entry) for entry in entries] != self.leaves[first : checkpoint.size]:
                raise Wrong(f"the frame at byte {at} does not hold what was published")
            if checkpoint.root != self.roots[checkpoint.size]:
                raise Wrong(f"the frame at byte {at} has another root than the published tree")
            return end
        if first != tree.size:
            raise Wrong(f"the frame at byte {at} continues from entry {first}")
        for entry in entries:
            tree.append(leaf(entry))
            self.roots[tree.size] = tree.root()
            if problem := phi_problem(entry):
                raise Wrong(f"entry {tree.size - 1}: {problem}")
        if tree.root() != checkpoint.root:
            raise Wrong(f"the entries of the frame at byte {at} do not hash to its root")
        return end

    def verify_names(self):
        known = {"checkpoint", "checkpoint.witnessed", "vkey", "vkey.journal", "lock"}
        for folder, _, names in os.walk(self.directory):
            for name in names:
                path = os.path.relpath(os.path.join(folder, name), self.directory)
                if path in known or re.fullmatch("journal/[0-9]{8}", path) or path.startswith("staging/"):
                    continue
                match = re.fullmatch(r"tile/(entries|[0-9]+)/((?:x[0-9]{3}/)*[0-9]{3})(?:\.p/([0-9]+))?", path)
                if not match or not self.belongs(path, match):
                    self.find(path, None, "no such file belongs to this ledger")

    def belongs(self, path, match):
        index, width = int(re.sub("[x/]", "", match[2])), int(match[3] or 256)
        count = len(self.leaves) if match[1] == "entries" else len(self.leaves) >> (8 * int(match[1]))
        now = min(256, count - 256 * index)
        if path != tile_path(match[1], index, width) or not 1 <= width <= 256 or now <= 0:
            return False
        if width < now:
            _, data, _ = self.read_tile(match[1], index, now)
            return data is not None and data.startswith(self.read(path))
        return width == now

    def verify_earlier(self, data):
        earlier = Checkpoint(data, self.key)
        if earlier.size > 0 and self.roots.get(earlier.size) != earlier.root:
            self.find("earlier checkpoint", None, f"the ledger does not begin with the {earlier.size} entries it says")


def verify_proof(proof, entry, key):
    head, _, note = proof.partition(b"\n\n")
    lines = head.decode().split("\n")
    if lines[0] != "c2sp.org/tlog-proof@v1":
        raise Wrong("not a proof")
    lines = [line for line in lines[1:] if not line.startswith("extra ")]
    checkpoint = Checkpoint(note, key)
    index, path = int(lines[0].removeprefix("index ")), [unbase64(line) for line in lines[1:]]
    if not included(entry, index, checkpoint.size, path, checkpoint.root):
        raise Wrong(f"the entry is not at index {index} of {checkpoint.origin}")
    return index


def main(arguments):
    def content(path):
        with open(path, "rb") as file:
            return file.read()

    if arguments[0] == "--proof":
        try:
            index = verify_proof(content(arguments[1]), content(arguments[2]), Key(arguments[3]))
            result = {"ok": True, "index": index}
        except Wrong as wrong:
            result = {"ok": False, "problem": str(wrong)}
    else:
        ledger = Ledger(arguments[0], Key(arguments[1]))
        ledger.verify()
        if len(arguments) > 2 and ledger.published:
            try:
                ledger.verify_earlier(content(arguments[2]))
            except Wrong as wrong:
                ledger.find("earlier checkpoint", None, str(wrong))
        published = ledger.published
        result = {
            "ok": not ledger.findings,
            "origin": published.origin if published else None,
            "size": published.size if published else None,
            "root": base64.b64encode(published.root).decode() if published else None,
            "journalEntries": ledger.journal_entries,
            "findings": ledger.findings,
            "notes": ledger.notes,
        }
    print(json.dumps(result))
    return 0 if result["ok"] else 1


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:]))
