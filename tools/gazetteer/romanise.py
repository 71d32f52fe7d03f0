"""romanise.py - spells Korean place names (Hangul) in Revised, McCune-Reischauer and North Korean romanisation

The three systems differ by tables, and all three write sound changes between syllables. Only the regular changes inside
a word are applied (liaison, nasalisation, liquids); marks (breve) are left out because keys have none.
"""
INITIALS = ["g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h"]
FINALS = ["", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t", "ng",
          "t", "t", "k", "t", "p", "t"]
LINKED = {1: "g", 2: "kk", 4: "n", 7: "d", 8: "r", 16: "m", 17: "b", 19: "s", 20: "ss", 22: "j", 23: "ch", 24: "k",
          25: "t", 26: "p"}
VOWELS_REVISED = ["a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi",
                  "yu", "eu", "ui", "i"]
VOWELS_OLD = ["a", "ae", "ya", "yae", "o", "e", "yo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu",
              "u", "ui", "i"]
STOPS = {"k": "ng", "t": "n", "p": "m"}
# initial sounds: at the start of a word or behind a closed stop, and between voiced sounds
OLD_HARD = {"g": "k", "d": "t", "b": "p", "j": "ch"}
NORTH_HARD = {"g": "k", "d": "t", "b": "p", "j": "j"}
ASPIRATED = {"k": "kh", "t": "th", "p": "ph", "ch": "ch"}


def syllables(name):
    """[(initial, vowel, final)] of a name that is all Hangul, else None."""
    out = []
    for c in name:
        code = ord(c) - 0xAC00
        if not 0 <= code < 11172:
            return None
        out.append((code // 588, code % 588 // 28, code % 28))
    return out


def joined(parts):
    """[(initial sound, vowel, final sound, is_voiced)] after the sound changes; initial sounds in Revised letters."""
    out = []
    for k, (initial, vowel, final) in enumerate(parts):
        start, end = INITIALS[initial], FINALS[final]
        voiced = False
        if out:
            before = out[-1]
            left = before[2]
            if start == "" and parts[k - 1][2] in LINKED:
                start, before[2], voiced = LINKED[parts[k - 1][2]], "", True
            elif start == "r" and left in ("n", "l"):
                start, before[2] = "l", "l"
            elif start == "r" and left:
                start = "n"
                before[2] = STOPS.get(left, left)
            elif start == "n" and left == "l":
                start = "l"
            elif start in ("n", "m") and left in STOPS:
                before[2] = STOPS[left]
            else:
                voiced = left in ("", "n", "m", "ng", "l")
        out.append([start, vowel, end, voiced])
    return out


def revised(parts):
    return "".join(s + VOWELS_REVISED[v] + e for s, v, e, _ in joined(parts))


def with_old_vowels(parts, hard, aspirated):
    out = ""
    for k, (s, v, e, voiced) in enumerate(joined(parts)):
        if not voiced:
            s = aspirated.get(s, hard.get(s, s)) if s in ("k", "t", "p", "ch") else hard.get(s, s)
        elif s in ("k", "t", "p"):
            s = aspirated.get(s, s)
        out += s + VOWELS_OLD[v] + e
    return out


def spellings(name):
    """Revised, McCune-Reischauer without marks, and North Korean spelling of a Hangul name; [] for other names."""
    parts = syllables(name)
    if not parts:
        return []
    found = [revised(parts), with_old_vowels(parts, OLD_HARD, {}), with_old_vowels(parts, NORTH_HARD, ASPIRATED)]
    return sorted(set(found))


if __name__ == "__main__":
    assert spellings("\uc11c\uc6b8") == ["seoul", "soul"]
    assert "hoeryong" in spellings("\ud68c\ub839") and "hoeryeong" in spellings("\ud68c\ub839")
    assert "pyongyang" in spellings("\ud3c9\uc591") and "phyongyang" in spellings("\ud3c9\uc591")
    assert "busan" in spellings("\ubd80\uc0b0") and "pusan" in spellings("\ubd80\uc0b0")
    print("romanise.py: ok")
