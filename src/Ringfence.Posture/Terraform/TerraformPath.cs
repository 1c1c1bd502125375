namespace Ringfence.Posture.Terraform;

/// <summary>Where an attribute goes, and how its value is written there.</summary>
/// <param name="Path">The property; <c>[]</c> after a name: one more of its list. Empty: nowhere.</param>
internal sealed record TerraformPath(string Path)
{
    /// <summary>Values that are called otherwise; an empty one is no value.</summary>
    public IReadOnlyDictionary<string, string>? Values { get; init; }

    /// <summary>The text is JSON; what cannot be read is unresolved.</summary>
    public bool Json { get; init; }

    /// <summary>The names in the JSON begin with a small letter, and with a capital in CloudFormation.</summary>
    public bool Camel { get; init; }

    /// <summary>The blocks are the entries of a map: the attribute that names each, and the one that is its value (empty: the rest).</summary>
    public (string Name, string Value)? KeyedBy { get; init; }

    /// <summary>Each item is a map of one entry of this name.</summary>
    public string? Each { get; init; }

    /// <summary>What is also so where the attribute is given: a property and its value.</summary>
    public (string Path, string Value)? With { get; init; }

    /// <summary>Where it is false, its whole block is not there.</summary>
    public bool Gate { get; init; }

    /// <summary>The text after the last slash goes to this property beside it.</summary>
    public string? Split { get; init; }

    /// <summary>The entry of the JSON that names the one resource of the plan that it names, where the text is not known yet.</summary>
    public string? Holds { get; init; }

    /// <summary>AWS says it, and nobody can write it: not written is not absent.</summary>
    public bool Computed { get; init; }

    /// <summary>The words of a table's line after its colon.</summary>
    public static TerraformPath Read(string path, string words)
    {
        var read = new TerraformPath(path);
        Dictionary<string, string>? values = null;
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var cut = word.IndexOfAny([':', '=']);
            var (left, right) = cut < 0 ? (word, "") : (word[..cut], word[(cut + 1)..]);
            read = (left, cut < 0 ? ' ' : word[cut]) switch
            {
                ("json", ' ') => read with { Json = true },
                ("camel", ' ') => read with { Json = true, Camel = true },
                ("computed", ' ') => read with { Computed = true },
                ("gate", ' ') => read with { Gate = true },
                ("each", ':') => read with { Each = right },
                ("holds", ':') => read with { Holds = right },
                ("split", ':') => read with { Split = right },
                ("by", ':') => read with { KeyedBy = Two(right, '/') },
                ("with", ':') => read with { With = Two(right, '=') },
                _ => read with { Values = values ??= new Dictionary<string, string>(StringComparer.Ordinal) },
            };
            if (cut >= 0 && word[cut] == '=')
            {
                values![left] = right;
            }
        }

        return read;
    }

    private static (string, string) Two(string text, char between) =>
        text.IndexOf(between, StringComparison.Ordinal) is var at and >= 0
            ? (text[..at], text[(at + 1)..])
            : (text, "");
}
