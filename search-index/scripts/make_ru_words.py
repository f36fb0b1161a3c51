#!/usr/bin/env python3
"""Makes src/analysis/data/ru_words.txt and ru_endings.txt from a hunspell dictionary of Russian (index.dic, index.aff).

Usage: make_ru_words.py FOLDER_OF_THE_DICTIONARY OUTPUT_FOLDER
The dictionary shipped: Alexander I. Lebedev's, as in the npm package dictionary-ru 3.0.0 (BSD-3-Clause).
"""
import collections
import re
import sys

source, target = sys.argv[1:3]
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
with open(f"{source}/license", encoding="utf8") as text:
    notice = "".join(f"# {line}".rstrip() + "\n" for line in text)

words = collections.defaultdict(set)
with open(f"{source}/index.dic", encoding="utf8") as text:
    next(text)
    for line in text:
        word, _, flags = line.strip().partition("/")
        word = word.lower().replace("ё", "е")
        if re.fullmatch("[а-я]{2,}", word):
            words[word] |= set(flags)
with open(f"{target}/ru_words.txt", "w", encoding="utf8") as out:
    out.write("# Words of Russian with the classes of their endings (ru_endings.txt), sorted; the first character of a line\n"
              "# says how many letters it shares with the word before (0-9, a-z). Made by make_ru_words.py; ё is written е.\n")
    out.write(notice)
    before = ""
    for word in sorted(words):
        shared = 0
        while shared < min(len(word), len(before), 35) and word[shared] == before[shared]:
            shared += 1
        out.write(f"{DIGITS[shared]}{word[shared:]}{''.join(sorted(words[word]))}\n")
        before = word

rules = set()
with open(f"{source}/index.aff", encoding="utf8") as text:
    for line in text:
        parts = line.replace("ё", "е").split()
        if len(parts) >= 5 and parts[0] == "SFX":
            flag, strip, add, condition = parts[1:5]
            rules.add((flag, "-" if strip == "0" else strip, "-" if add == "0" else add, condition))
with open(f"{target}/ru_endings.txt", "w", encoding="utf8") as out:
    out.write("# Endings of Russian: class, what is cut from the word, what is put instead, how the word must end.\n")
    out.write(notice)
    for rule in sorted(rules):
        out.write(" ".join(rule) + "\n")
