#!/usr/bin/env python3
"""Checks the hash chain of a data folder without Duban: deploy/verify-chain.py DATA-FOLDER"""
import hashlib, sqlite3, struct, sys

database = sqlite3.connect(f"file:{sys.argv[1]}/duban.sqlite?mode=ro", uri=True)
database.text_factory = bytes  # texts are hashed as they are stored, in UTF-8
expected, position = bytes(32), 0
for position, previous, at, kind, is_test, stored, *texts in database.execute(
        "SELECT position, previous, at, kind, is_test, hash, source, id, type, subject, area, body, office"
        " FROM log ORDER BY position"):
    # Layout, position, previous, instant, kind, test clock; then each text with its length, in layout 2 also that of the
    # office that sent it. Big-endian.
    texts = [text for text in texts if text is not None]
    row = struct.pack(">BqqqBB", len(texts) - 5, position, previous, at, kind, is_test)
    row += b"".join(struct.pack(">I", len(text)) + text for text in texts)
    expected = hashlib.sha256(expected + row).digest()
    if stored != expected:
        sys.exit(f"position {position}: the row does not match its hash")
print(f"the chain is whole: position {position}, hash {expected.hex()}")
