using System.Security.Cryptography;
using Ringfence.Redaction;
using Ringfence.Redaction.Replacements;

namespace Ringfence.Gateway.Phi;

/// <summary>
/// The pseudonyms of several calls of one caller. They follow from a secret and the order in which values came, so the values are all that
/// has to be kept.
/// </summary>
internal sealed class Conversation
{
    public const int SeedBytes = 32;

    private readonly List<(PhiKind Kind, string Value)> _values = [];
    private readonly HashSet<(PhiKind, string)> _known = [];

    private Conversation(byte[] seed)
    {
        Seed = seed;
        Map = new Pseudonyms(seed);
    }

    public byte[] Seed { get; }

    public Pseudonyms Map { get; }

    /// <summary>Every value that has a pseudonym, in the order in which it came.</summary>
    public IReadOnlyList<(PhiKind Kind, string Value)> Values => _values;

    public static Conversation New() => new(RandomNumberGenerator.GetBytes(SeedBytes));

    public static Conversation Of(byte[] seed, IEnumerable<(PhiKind Kind, string Value)> values)
    {
        var conversation = new Conversation(seed);
        foreach (var (kind, value) in values)
        {
            conversation.For(kind, value);
        }
        return conversation;
    }

    /// <summary>The pseudonym of a value.</summary>
    public string For(PhiKind kind, ReadOnlySpan<char> value)
    {
        var pseudonym = Map.For(kind, value, goesOn: false);
        var text = value.ToString();
        if (_known.Add((kind, text)))
        {
            _values.Add((kind, text));
        }
        return pseudonym;
    }
}
