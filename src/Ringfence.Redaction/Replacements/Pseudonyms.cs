using System.Globalization;
using System.Security.Cryptography;

namespace Ringfence.Redaction.Replacements;

/// <summary>
/// Other values of the same form, and the way back. A name becomes another name, word by word, so that "Smith" after "Ann Smith" stays
/// the same person; a date moves by one number of days for the whole map; a number keeps its length, its signs and, where it has one, a check digit. Only this map can turn
/// them back. One request, or one conversation, has one; it is not for several threads at once.
/// </summary>
public sealed class Pseudonyms : Replacement
{
    private readonly byte[] _seed;
    private readonly int _days;
    private readonly Dictionary<(PhiKind Kind, string Text), string> _forward = [];
    private readonly Dictionary<string, string> _back = new(StringComparer.Ordinal);
    private readonly HashSet<string> _originals = new(StringComparer.Ordinal);
    private readonly PseudonymWords _words;

    /// <summary>A map with a seed of its own, so that nobody else's map gives the same pseudonyms.</summary>
    public Pseudonyms()
        : this(RandomNumberGenerator.GetBytes(32)) { }

    /// <summary>A map whose pseudonyms follow from <paramref name="seed"/> (a conversation's secret) and the order of the texts.</summary>
    /// <param name="seed">At least 16 secret bytes.</param>
    public Pseudonyms(byte[] seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(seed.Length, 16, nameof(seed));
        _seed = seed;
        _words = new PseudonymWords(seed);
        _days = -30 - (BitConverter.ToUInt16(HMACSHA256.HashData(seed, "days"u8)) % 330);
    }

    /// <summary>How many values have a pseudonym.</summary>
    public int Count => _back.Count;

    /// <summary>Whether <paramref name="text"/> holds a pseudonym of this map, or is part of one: it then stands for somebody's own value.</summary>
    public bool Concerns(ReadOnlySpan<char> text)
    {
        foreach (var given in _back.Keys)
        {
            if (
                text.Contains(given, StringComparison.Ordinal)
                || given.AsSpan().Contains(text, StringComparison.Ordinal)
            )
            {
                return true;
            }
        }

        return false;
    }

    internal IEnumerable<string> Given => _back.Keys;

    /// <inheritdoc/>
    public override string For(PhiKind kind, ReadOnlySpan<char> text, bool goesOn)
    {
        var original = text.ToString();
        if (_forward.TryGetValue((kind, original), out var known))
        {
            return known;
        }

        var pseudonym = goesOn ? Numbered(kind) : Of(kind, original);
        for (var turn = 1; turn < 16 && !IsFree(pseudonym, original); turn++)
        {
            pseudonym = kind is PhiKind.Name or PhiKind.Date or PhiKind.Location
                ? Numbered(kind)
                : Scramble(kind, original, turn);
        }

        if (!IsFree(pseudonym, original))
        {
            pseudonym = Numbered(kind);
        }

        _forward[(kind, original)] = pseudonym;
        _originals.Add(original);
        _back[pseudonym] = original;
        if (kind is PhiKind.Name)
        {
            foreach (var (word, stand) in _words.Parts(original))
            {
                _back.TryAdd(stand, word);
            }
        }

        return pseudonym;
    }

    /// <summary>The value that <paramref name="pseudonym"/> stands for in this map; null where it stands for none.</summary>
    public string? Original(string pseudonym) => _back.GetValueOrDefault(pseudonym);

    private string Of(PhiKind kind, string original) =>
        kind switch
        {
            PhiKind.Name => _words.Name(original),
            PhiKind.Location => _words.Place(original, (text, turn) => Scramble(kind, text, turn)),
            PhiKind.Date => ShiftedDate.Of(original, _days) ?? Numbered(kind),
            PhiKind.Email => $"{Scramble(kind, original[..original.IndexOf('@')].ToLowerInvariant(), 0)}@example.org",
            PhiKind.Age or PhiKind.Url or PhiKind.Photo or PhiKind.Biometric or PhiKind.Credential => Numbered(kind),
            _ => Scramble(kind, original, 0),
        };

    /// <summary>Neither given for another value nor equal to one that it should hide.</summary>
    private bool IsFree(string pseudonym, string original) =>
        pseudonym != original
        && (!_back.TryGetValue(pseudonym, out var other) || other == original)
        && !_originals.Contains(pseudonym);

    private string Numbered(PhiKind kind) =>
        string.Create(CultureInfo.InvariantCulture, $"[{kind.Label()}-{_forward.Count + 1}]");

    /// <summary>Each digit becomes a digit, each letter a letter of its case; other signs stay.</summary>
    private string Scramble(PhiKind kind, string original, int turn)
    {
        var stream = HMACSHA512.HashData(_seed, System.Text.Encoding.UTF8.GetBytes($"{kind}/{turn}/{original}"));
        var scrambled = string.Create(
            original.Length,
            (original, stream),
            static (target, state) =>
            {
                for (var at = 0; at < target.Length; at++)
                {
                    var letter = state.original[at];
                    var random = state.stream[at % state.stream.Length] + (at / state.stream.Length);
                    target[at] =
                        char.IsAsciiDigit(letter) ? (char)('0' + (random % 10))
                        : char.IsAsciiLetterUpper(letter) ? (char)('A' + (random % 26))
                        : char.IsLetter(letter) ? (char)('a' + (random % 26))
                        : letter;
                }
            }
        );
        return CheckDigits.Kept(kind, original, scrambled);
    }
}
