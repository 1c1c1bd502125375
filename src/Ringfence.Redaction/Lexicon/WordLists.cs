using System.Runtime.InteropServices;
using Ringfence.Redaction.Text;

namespace Ringfence.Redaction.Lexicon;

/// <summary>Reads the embedded lists: gazetteers of one clue each, and the vocabulary, whose sections are named for their clue.</summary>
internal static class WordLists
{
    private static readonly (string Resource, Clue Clue)[] Gazetteers =
    [
        ("first-names", Clue.FirstName),
        ("surnames", Clue.Surname),
        ("english-common", Clue.Common),
        ("english-rare", Clue.Rare),
        ("cities", Clue.City),
        ("towns", Clue.Town),
    ];

    public static WordTable Load()
    {
        var words = new Dictionary<ulong, Clue>(600_000);
        foreach (var (resource, clue) in Gazetteers)
        {
            Read(resource, line => Add(words, line, clue));
        }

        foreach (var resource in (string[])["vocabulary", "clinical"])
        {
            var section = Clue.None;
            Read(
                resource,
                line =>
                {
                    if (line[0] == '[')
                    {
                        section = Enum.Parse<Clue>(line[1..^1]);
                    }
                    else if (line[0] != '#')
                    {
                        AddAll(words, line, section);
                    }
                }
            );
        }

        foreach (var phrase in Detectors.LabelPhrases.All)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(words, phrase.First, out _) |= Clue.Label;
        }

        return new WordTable(words);
    }

    /// <summary>A line of the vocabulary: words by spaces, or phrases by commas.</summary>
    private static void AddAll(Dictionary<ulong, Clue> words, ReadOnlySpan<char> line, Clue clue)
    {
        var separator = line.Contains(',') ? ',' : ' ';
        foreach (var part in line.Split(separator))
        {
            var word = line[part].Trim();
            if (word.Length > 0)
            {
                Add(words, word, clue);
            }
        }
    }

    private static void Add(Dictionary<ulong, Clue> words, ReadOnlySpan<char> phrase, Clue clue)
    {
        var first = 0UL;
        var hash = 0UL;
        foreach (var part in phrase.SplitAny(' ', '-', '.'))
        {
            if (phrase[part].IsEmpty)
            {
                continue;
            }

            var word = WordHash.Of(phrase[part]);
            hash = hash == 0 ? first = word : WordHash.Phrase(hash, word);
        }

        if (hash == 0)
        {
            return;
        }

        if (hash != first)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(words, first, out _) |= Clue.PhraseStart;
        }

        CollectionsMarshal.GetValueRefOrAddDefault(words, hash, out _) |= clue;
    }

    private static void Read(string resource, Action<string> line)
    {
        using var stream =
            typeof(WordLists).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"the assembly lacks its word list {resource}");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } text)
        {
            if (text.Length > 0)
            {
                line(text);
            }
        }
    }
}
