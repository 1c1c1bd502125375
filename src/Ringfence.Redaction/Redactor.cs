using System.Buffers;
using System.Collections.Concurrent;
using Ringfence.Redaction.Replacements;
using Ringfence.Redaction.Scanning;
using Ringfence.Redaction.Text;

namespace Ringfence.Redaction;

/// <summary>
/// Finds the identifiers of a text. Made once, shared by all threads. The first use in a process loads the word lists.
/// </summary>
public sealed class Redactor
{
    private readonly RedactionOptions _options;
    private readonly ConcurrentBag<PassageScanner> _idle = [];

    /// <summary>A redactor for one team's options.</summary>
    /// <param name="options">What to find; <see cref="RedactionOptions.Default"/> when absent.</param>
    /// <exception cref="ArgumentException">The options have problems; the message lists them all.</exception>
    public Redactor(RedactionOptions? options = null)
    {
        _options = options ?? RedactionOptions.Default;
        var problems = string.Join("; ", _options.Problems());
        if (problems.Length > 0)
        {
            throw new ArgumentException(problems, nameof(options));
        }
    }

    internal RedactionOptions Options => _options;

    /// <summary>The identifiers of <paramref name="text"/>, in order, none overlapping.</summary>
    /// <param name="text">A whole text.</param>
    /// <param name="names">Names known beforehand; with those of the text itself (<see cref="Names"/>) a name is found before the line that confirms it.</param>
    /// <param name="confirmed">Takes the names that this text confirms.</param>
    /// <exception cref="RedactionFailedException">A detector failed; nothing of the text is in the message.</exception>
    public IReadOnlyList<PhiSpan> Scan(
        ReadOnlySpan<char> text,
        ConfirmedNames? names = null,
        ConfirmedNames? confirmed = null
    )
    {
        var spans = new List<PhiSpan>();
        foreach (var finding in Find(text, names, confirmed))
        {
            if (finding.GoesOn && spans.Count > 0)
            {
                spans[^1] = spans[^1] with { End = finding.End };
            }
            else
            {
                spans.Add(new PhiSpan(finding.Start, finding.End, finding.Kind, finding.Score, finding.Why));
            }
        }

        return spans;
    }

    /// <summary>
    /// What <see cref="Scan"/> found of <paramref name="text"/>, with what another engine found of it: one list, in order and none
    /// overlapping. The other's findings are not asked for their score, but kinds and texts that the options leave in place stay there.
    /// </summary>
    /// <param name="own">This redactor's.</param>
    /// <param name="others">The other engine's, within the text, in any order.</param>
    public IReadOnlyList<PhiSpan> Merge(
        ReadOnlySpan<char> text,
        IReadOnlyList<PhiSpan> own,
        IReadOnlyList<PhiSpan> others
    )
    {
        if (others.Count == 0)
        {
            return own;
        }

        var found = new List<Finding>(own.Count + others.Count);
        foreach (var span in own)
        {
            found.Add(new Finding(span.Start, span.End, span.Kind, span.Score, span.Why, GoesOn: false));
        }

        foreach (var span in others)
        {
            if (_options.Accepts(span.Kind, score: 1, text[span.Start..span.End]))
            {
                found.Add(new Finding(span.Start, span.End, span.Kind, span.Score, span.Why, GoesOn: false));
            }
        }

        OverlapRule.Sort(found);
        var judged = new List<Finding>(found.Count);
        foreach (var finding in found)
        {
            OverlapRule.Add(judged, finding);
        }

        return judged.ConvertAll(it => new PhiSpan(it.Start, it.End, it.Kind, it.Score, it.Why));
    }

    /// <summary>The text with its identifiers replaced.</summary>
    /// <param name="text">A whole text.</param>
    /// <param name="replacement">What stands in an identifier's place.</param>
    /// <param name="names">Names known beforehand.</param>
    /// <exception cref="RedactionFailedException">A detector failed; nothing of the text is in the message, and it must not be passed on.</exception>
    public RedactedText Redact(string text, Replacement replacement, ConfirmedNames? names = null)
    {
        var counts = new PhiCounts();
        var found = Find(text, names);
        if (found.Count == 0)
        {
            return new RedactedText(text, counts);
        }

        var output = new ArrayBufferWriter<char>(text.Length + 64);
        Replacing.Write(text, 0, found, replacement, counts, output);
        return new RedactedText(output.WrittenSpan.ToString(), counts);
    }

    /// <summary>The names that <paramref name="text"/> confirms: a first look, for a second one at the same text or at the answer to it.</summary>
    /// <exception cref="RedactionFailedException">A detector failed; nothing of the text is in the message.</exception>
    public ConfirmedNames Names(ReadOnlySpan<char> text)
    {
        var names = new ConfirmedNames();
        Find(text, beforehand: null, names);
        return names;
    }

    /// <summary>The findings in offsets of <paramref name="text"/>, a value cut by a passage's limit still in its pieces.</summary>
    internal List<Finding> Find(
        ReadOnlySpan<char> text,
        ConfirmedNames? beforehand = null,
        ConfirmedNames? collected = null
    )
    {
        if (!Folding.Needed(text))
        {
            return FindIn(text, beforehand, collected);
        }

        var folded = ArrayPool<char>.Shared.Rent(text.Length);
        var places = ArrayPool<int>.Shared.Rent(text.Length);
        var unseen = 0;
        var length = Folding.Fold(text, folded, places, 0, ref unseen);
        var results = FindIn(folded.AsSpan(0, length), beforehand, collected);
        for (var each = 0; each < results.Count; each++)
        {
            var finding = results[each];
            results[each] = finding with { Start = places[finding.Start], End = places[finding.End - 1] + 1 };
        }

        ArrayPool<char>.Shared.Return(folded, clearArray: true);
        ArrayPool<int>.Shared.Return(places);
        return results;
    }

    private List<Finding> FindIn(ReadOnlySpan<char> text, ConfirmedNames? beforehand, ConfirmedNames? collected)
    {
        var results = new List<Finding>();
        var scanner = _idle.TryTake(out var idle) ? idle : new PassageScanner();
        scanner.Begin(beforehand, collected);
        try
        {
            var origin = 0;
            for (var at = 0; at < text.Length; )
            {
                var end = at + PassageCut.Next(text[at..], final: true);
                var before = results.Count;
                var drop = scanner.Scan(text[origin..end], at - origin, _options, results);
                for (var each = before; each < results.Count; each++)
                {
                    results[each] = results[each] with
                    {
                        Start = results[each].Start + origin,
                        End = results[each].End + origin,
                    };
                }

                origin += drop;
                at = end;
            }
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            throw new RedactionFailedException(error.GetType());
        }

        scanner.Begin(beforehand: null);
        _idle.Add(scanner);
        return results;
    }
}
